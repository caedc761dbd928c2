using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Names;

/// <summary>
/// Names of the source that nothing in the English looks or sounds like: taken away, or replaced. Only where capitals tell names
/// from other words: not in scripts without them, and in German only what stands together with another or is a place.
/// </summary>
internal static partial class LostNames
{
    private const int MinLength = 4;
    private const double MaxCapitals = 0.5; // of the words; more is a headline or a list
    private const double NearBy = 0.5; // of the text's length: what a name became stands about where the name does

    public static readonly FrozenSet<string> NounsHaveCapitals = LanguageProfile.With(
        "nouns_have_capitals"
    );

    // "Státní veterinární správa", "Государственный суд": only the first word of an institution has a capital, and it is an adjective.
    private static readonly string[] Adjectives =
    [
        "ní",
        "ního",
        "nímu",
        "ním",
        "ské",
        "ého",
        "ými",
        "ých",
        "ной",
        "ный",
        "ном",
        "ная",
        "ную",
        "ное",
        "ного",
        "ные",
        "ных",
        "ний",
        "него",
        "ское",
        "ские",
        "ских",
        "ским",
        "ской",
        "скую",
        "скому",
        "вое",
        "вая",
        "вую",
        "ной",
        "ська",
        "ської",
        "ському",
        "ські",
        "ських",
        "ний",
        "ного",
        "ної",
        "ній",
        "owy",
        "owa",
        "owe",
        "owej",
        "owego",
        "owych",
        "nego",
        "nej",
        "nych",
        "skie",
        "skich",
        "skim",
        "skiej",
    ];

    public static IEnumerable<(string Name, TextSpan Span)> Find(
        CheckedText source,
        CheckedText english,
        IReadOnlyList<Entity> entities
    )
    {
        if (SourceNames.Unsegmented.Contains(source.Language))
        {
            return LostPlaces.Find(source, english);
        }

        if (IsTitle(source))
        {
            return [];
        }

        var lost = Unsaid(source, english, entities).DistinctBy(match => match.Value).ToList();
        var translated = lost.Count > 0 ? TranslatedNames.Find(english.Text) : [];
        return lost.Where(name =>
                !SaysWhatItIs(name.Value, source.Language)
                || !IsTranslated(
                    name.Index / (double)source.Text.Length,
                    translated,
                    english.Text.Length
                )
            )
            .Select(name => (name.Value, new TextSpan(name.Index, name.Length)));
    }

    /// <summary>"Comisión de Árbitros", "Segunda Guerra Mundial": one of its words names a kind, so that English may well say it by its meaning.</summary>
    private static bool SaysWhatItIs(string name, string language) =>
        Word()
            .Matches(name)
            .Any(word =>
                char.IsLower(word.Value[0])
                || CapitalNouns.For(language).NameKind(PhoneticKey.Latin(word.Value))
            );

    /// <summary>Takes the nearest of what the English says by its meaning, which explains one name and no more.</summary>
    private static bool IsTranslated(double place, List<int> translated, int length)
    {
        var nearest = translated
            .Select(index => (Index: index, Distance: Math.Abs((index / (double)length) - place)))
            .Where(one => one.Distance <= NearBy)
            .OrderBy(one => one.Distance)
            .FirstOrDefault((-1, 0));
        return translated.Remove(nearest.Index);
    }

    private static IEnumerable<Match> Unsaid(
        CheckedText source,
        CheckedText english,
        IReadOnlyList<Entity> entities
    )
    {
        string[]? starts = null;
        var nounsHaveCapitals = NounsHaveCapitals.Contains(source.Language);
        foreach (Match run in Run().Matches(source.Text))
        {
            var name = run.Value;
            string[] words = [.. Word().Matches(name).Select(match => match.Value)];
            // Any word begins a sentence with a capital, but what follows it with one is a name.
            var isFirst = BeginsSentence(source.Text, run.Index);
            var others = isFirst ? words[1..] : words;
            if (nounsHaveCapitals && !IsName(source, run, others))
            {
                others =
                [
                    .. words.Where(word =>
                        PlaceNames.For(source.Language).IsPlace(PhoneticKey.Latin(word))
                    ),
                ];
            }

            if (
                !others.Any(word => word.Length >= MinLength && !word.All(char.IsUpper))
                || Adjectives.Any(ending => words[^1].EndsWith(ending, StringComparison.Ordinal))
                || IsDeclared(name, source, english, entities)
            )
            {
                continue;
            }

            starts ??= [.. Starts(english.Text, source.Language)];
            if (
                !others.Any(word =>
                    IsSaid(PhoneticKey.Of(word), english.DistinctWords, starts)
                    || source.IsSaidByPartner(word, english)
                    || CaseNames.AreLike(
                        source.Language,
                        english.DistinctWords,
                        PhoneticKey.Of(word).Letters
                    )
                )
                && !(
                    isFirst && IsSurelySaid(PhoneticKey.Of(words[0]), english.DistinctWords, starts)
                )
                && others.Any(word => word.Length >= MinLength && MayBeName(word, source))
            )
            {
                yield return run;
            }
        }
    }

    /// <summary>Where nouns have capitals too: two words together ("Jana Holub"), and no measure ("30 Jahre Haft").</summary>
    private static bool IsName(CheckedText source, Match run, string[] words) =>
        words.Length == 2
        && !run.Value.Contains('-', StringComparison.Ordinal)
        && words.All(word => char.IsUpper(word[0]))
        && !(source.Text.AsSpan(0, run.Index).TrimEnd() is [.., var last] && char.IsDigit(last));

    private static bool IsDeclared(
        string name,
        CheckedText source,
        CheckedText english,
        IReadOnlyList<Entity> entities
    ) =>
        EntityNames
            .Rows(source.Text, entities)
            .Any(entity =>
                entity.Source.Contains(name, StringComparison.OrdinalIgnoreCase)
                && english.Text.Contains(entity.English, StringComparison.OrdinalIgnoreCase)
            );

    /// <summary>Neither a word that the language writes with a capital as it likes, nor one that the text writes without, nor a month or a century.</summary>
    private static bool MayBeName(string word, CheckedText source) =>
        !CapitalNouns.For(source.Language).Contain(PhoneticKey.Latin(word))
        && !source.DistinctWords.Any(other =>
            !other.HasCapital && other.Text.Equals(word, StringComparison.OrdinalIgnoreCase)
        )
        && !RomanNumeral().IsMatch(word)
        && CalendarWords.For(source.Language)?.Read(word.ToLowerInvariant()).Any() != true;

    private static bool IsSaid(PhoneticKey word, PhoneticWord[] ours, string[] starts) =>
        word.Letters.Length < 2
        || ours.Any(one => StringSimilarity.AreLike(one.Phonetic, word))
        || starts.Any(start => word.Letters.StartsWith(start, StringComparison.Ordinal));

    private static bool IsSurelySaid(PhoneticKey word, PhoneticWord[] ours, string[] starts) =>
        ours.Any(one => one.HasCapital && StringSimilarity.AreSpeltAlike(one.Phonetic, word))
        || starts.Any(start => word.Letters.StartsWith(start, StringComparison.Ordinal));

    /// <summary>What words of the source begin with when they name what the English names.</summary>
    private static IEnumerable<string> Starts(string english, string language)
    {
        var places = PlaceNames.For(language);
        return Run()
            .Matches(english)
            .SelectMany(run =>
                Word().Matches(run.Value).Select(word => word.Value).Append(run.Value)
            )
            .SelectMany(name => places.Starts(name.ToLowerInvariant()))
            .Distinct();
    }

    private static bool IsTitle(CheckedText source) =>
        source.Words.Count(word => word.HasCapital) > MaxCapitals * source.Words.Length;

    public static bool BeginsSentence(string text, int index)
    {
        var before = text.AsSpan(0, index).TrimEnd();
        return before.Length == 0
            || !(
                char.IsLetterOrDigit(before[^1]) || before[^1] is ',' or ';' or ')' or '’' or '\''
            );
    }

    // One run also across a preposition: "Ministerio de Economía", and a hyphen: "Военно-морской".
    [GeneratedRegex(
        @"\b\p{Lu}[\p{L}\p{M}]+(?:-\p{Ll}[\p{L}\p{M}]+)?(?:(?: (?:de|del|de la|de las|de los|di|della|delle|dei|degli|du|des|da|do|dos|das|van|von|der|a|e|y|i) | [ea] |[ -])\p{Lu}[\p{L}\p{M}]+(?:-\p{Ll}[\p{L}\p{M}]+)?){0,7}",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Run();

    [GeneratedRegex(
        @"\p{L}[\p{L}\p{M}]*",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Word();

    [GeneratedRegex(
        @"^[IVXLC]{2,}\p{Ll}{0,3}$",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex RomanNumeral();
}
