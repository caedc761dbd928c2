using System.Collections.Frozen;
using AnyAscii;
using NewsDigest.Facts.Reading.Names;

namespace NewsDigest.Facts.Checks.Summaries;

/// <summary>S03 and S04, names: each stands in what the statement draws on, in this form or one that English makes of it.</summary>
internal static class NameSupport
{
    private const int MinStem = 4;

    // What English adds to a name for the people, the language or the plural.
    private static readonly string[] Endings =
    [
        "",
        "s",
        "n",
        "ns",
        "an",
        "ans",
        "ian",
        "ians",
        "ean",
        "eans",
        "ese",
        "i",
        "is",
        "ish",
        "er",
        "ers",
        "ic",
        "es",
        "a",
        "ia",
        "y",
        "e",
        "land",
        "stan",
        "ns",
        "ine",
        "ines",
    ];

    // Names of one country that no ending makes of each other.
    private static readonly string[][] Countries =
    [
        ["us", "usa", "america", "american", "americans", "washington", "united states"],
        [
            "uk",
            "britain",
            "british",
            "briton",
            "britons",
            "gb",
            "united kingdom",
            "england",
            "english",
        ],
        ["eu", "european union", "europe", "european", "brussels"],
        ["un", "united nations"],
        ["uae", "emirates", "emirati", "united arab emirates"],
        ["france", "french"],
        ["spain", "spanish", "spaniards", "spaniard"],
        ["netherlands", "dutch", "holland"],
        ["wales", "welsh"],
        ["ireland", "irish"],
        ["scotland", "scottish", "scots"],
        ["switzerland", "swiss"],
        ["poland", "polish", "poles"],
        ["denmark", "danish", "danes"],
        ["finland", "finnish", "finns"],
        ["sweden", "swedish", "swedes"],
        ["turkey", "turkish", "türkiye", "turkiye", "turks"],
        ["greece", "greek", "greeks"],
        ["philippines", "filipino", "philippine", "filipinos"],
        ["czech", "czechia", "czechs"],
        ["cyprus", "cypriot"],
        ["norway", "norwegian"],
        ["kyiv", "kiev"],
        ["peru", "peruvian"],
        ["iraq", "iraqi"],
        ["iran", "iranian"],
        ["israel", "israeli"],
        ["germany", "german", "germans", "berlin"],
        ["russia", "russian", "moscow", "kremlin"],
        ["china", "chinese", "beijing"],
    ];

    private static readonly FrozenDictionary<string, string[]> Kin = Countries
        .SelectMany(group => group.Select(name => (name, group)))
        .ToFrozenDictionary(pair => pair.name, pair => pair.group, StringComparer.Ordinal);

    public static IEnumerable<Finding> Check(string check, Statement statement)
    {
        var place = statement.Place;
        var text = statement.Text;
        var evidence = statement.Evidence;
        foreach (
            var name in EnglishNames
                .Read(text.Text)
                .Where(name => !name.Text.StartsWith("I'", StringComparison.Ordinal))
                .DistinctBy(name => name.Text)
        )
        {
            if (
                name.Parts.FirstOrDefault(part =>
                    !IsIn(part, evidence.Cited)
                    && !IsDeclared(part, evidence)
                    && !(check == "S03" && IsElsewhere(part, evidence.Article))
                ) is
                { } part
            )
            {
                // The bullets and the headline are all that the one sentence may draw on.
                var isKnown = IsElsewhere(part, evidence.Article);
                yield return new Finding(
                    check,
                    isKnown ? Severity.Soft : Severity.Hard,
                    place,
                    $"'{part}' is not in {evidence.Where}{(isKnown ? ", only elsewhere in the article" : "")}.",
                    null,
                    part,
                    null,
                    name.Span
                );
            }
            else if (Mixed(name, evidence.Article) is { } mixed)
            {
                yield return new Finding(
                    check,
                    Severity.Soft,
                    place,
                    $"The article has both names of '{mixed}', and nowhere together.",
                    null,
                    mixed,
                    null,
                    name.Span
                );
            }
        }
    }

    /// <summary>A name of the article at another place stands for the "he" of the cited paragraph: ten of ten such bullets of a good model were right.</summary>
    private static bool IsElsewhere(string part, ArticleEvidence article) =>
        IsIn(part, [article.Title, .. article.Paragraphs]);

    /// <summary>"Marta Rebollo" where the article has Marta Ordóñez and Julián Rebollo.</summary>
    private static string? Mixed(EnglishName name, ArticleEvidence article)
    {
        for (var index = 1; index < name.Parts.Count; index++)
        {
            var pair = $"{name.Parts[index - 1]} {name.Parts[index]}";
            if (
                name.Text.Contains(pair, StringComparison.Ordinal)
                && !article.HasPair(name.Parts[index - 1], name.Parts[index])
                && IsPerson(name.Parts[index - 1])
                && IsPerson(name.Parts[index])
            )
            {
                return pair;
            }
        }

        return null;
    }

    private static bool IsPerson(string part) =>
        part.Length >= MinStem - 1
        && part.All(char.IsLetter)
        && !part.All(char.IsUpper)
        && !PlaceNames.Know(part.ToLowerInvariant())
        && !Kin.ContainsKey(part.ToLowerInvariant());

    private static bool IsIn(string name, IReadOnlyList<EnglishText> texts)
    {
        var words = name.ToLowerInvariant()
            .Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.All(word => IsWordIn(word, texts))
            || Related(name.ToLowerInvariant(), texts)
            || IsAcronymIn(name, texts);
    }

    private static bool IsWordIn(string word, IReadOnlyList<EnglishText> texts) =>
        texts.Any(text => text.Words.Contains(word))
        || Derived(word, texts)
        || Related(word, texts);

    /// <summary>"Ukrainian" where the text has "Ukraine", "Zelensky" where it has "Zelenský".</summary>
    private static bool Derived(string word, IReadOnlyList<EnglishText> texts)
    {
        var plain = word.Transliterate().ToLowerInvariant();
        foreach (var text in texts)
        {
            foreach (
                var other in text.Words.Where(other =>
                    other.Length >= MinStem - 1 && char.ToLowerInvariant(other[0]) == word[0]
                )
            )
            {
                if (AreDerived(plain, other.Transliterate().ToLowerInvariant()))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool AreDerived(string one, string other)
    {
        var common = one.AsSpan().CommonPrefixLength(other);
        return common == one.Length && common == other.Length
            || (
                common >= MinStem && IsEnding(one.AsSpan(common)) && IsEnding(other.AsSpan(common))
            );
    }

    private static bool IsEnding(ReadOnlySpan<char> rest)
    {
        foreach (var ending in Endings)
        {
            if (rest.SequenceEqual(ending))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Related(string name, IReadOnlyList<EnglishText> texts) =>
        Kin.TryGetValue(name, out var kin)
        && kin.Any(other =>
            texts.Any(text =>
                other.Contains(' ', StringComparison.Ordinal)
                    ? other.Split(' ').All(text.Words.Contains)
                    : text.Words.Contains(other)
            )
        );

    /// <summary>"CSTO" where the text has "Collective Security Treaty Organization".</summary>
    private static bool IsAcronymIn(string name, IReadOnlyList<EnglishText> texts) =>
        name.Length is >= 2 and <= EnglishNames.MaxAcronym
        && name.All(char.IsUpper)
        && texts.Any(text => Initials(text.Text).Contains(name, StringComparison.Ordinal));

    private static string Initials(string text) =>
        string.Concat(
            text.Split((char[])[' ', '-', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word is not ("of" or "the" or "for" or "and" or "on" or "to" or "&"))
                .Select(word => char.IsLetter(word[0]) ? word[0] : ' ')
        );

    /// <summary>A part of a name that the engine declared, where another part of it stands in the paragraph: "Marta Ordóñez" for "Ordóñez".</summary>
    private static bool IsDeclared(string part, Evidence evidence) =>
        evidence.Article.Entities.Any(entity =>
        {
            var words = new EnglishText(entity.English).Sequence;
            return words.Contains(part.ToLowerInvariant())
                && words.Any(word => word.Length >= MinStem - 1 && evidence.HasWord(word));
        });
}
