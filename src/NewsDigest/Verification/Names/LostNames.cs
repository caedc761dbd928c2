using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Verification.Names;

/// <summary>
/// Names of the source that nothing in the English looks or sounds like: taken away, or replaced. Only where capitals tell names
/// from other words, so not in German, and not in scripts without capitals.
/// </summary>
internal static partial class LostNames
{
    private const int MinLength = 4;
    private const double MaxCapitals = 0.5; // of the words; more is a headline or a list

    private static readonly HashSet<string> NounsHaveCapitals = ["de", "lb"];

    // "Státní veterinární správa", "Государственный суд": only the first word of an institution has a capital, and it is an adjective.
    private static readonly string[] Adjectives = ["ní", "ního", "nímu", "ním", "ной", "ный", "ном", "ная", "ную", "ное", "ного", "ные", "ных", "ний", "него", "ním", "ské", "ého", "owy", "owa", "owej", "owego", "nego", "nej"];

    public static IEnumerable<(string Name, TextSpan Span)> Find(CheckedText source, CheckedText english, IReadOnlyList<Entity> entities)
    {
        if (NounsHaveCapitals.Contains(source.Language) || IsTitle(source))
        {
            yield break;
        }

        string[]? starts = null;
        foreach (Match run in Run().Matches(source.Text))
        {
            if (BeginsSentence(source.Text, run.Index))
            {
                continue;
            }

            starts ??= [.. Starts(english.Text, source.Language)];
            var name = run.Value;
            string[] words = [.. Word().Matches(name).Select(match => match.Value)];
            if (EntityNames.Rows(source.Text, entities).Any(entity => entity.Source.Contains(name, StringComparison.OrdinalIgnoreCase) && english.Text.Contains(entity.English, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (words.Any(word => word.Length >= MinLength && !word.All(char.IsUpper)) && !Adjectives.Any(ending => words[^1].EndsWith(ending, StringComparison.Ordinal)) && !words.Any(word => IsSaid(Sound.Of(word), english.Words, starts)))
            {
                yield return (name, new TextSpan(run.Index, run.Length));
            }
        }
    }

    private static bool IsSaid(Sound word, SpokenWord[] ours, string[] starts) =>
        word.Letters.Length < 2 || ours.Any(one => Likeness.AreLike(one.Sound, word)) || starts.Any(start => word.Letters.StartsWith(start, StringComparison.Ordinal));

    /// <summary>What words of the source begin with when they name what the English names.</summary>
    private static IEnumerable<string> Starts(string english, string language)
    {
        var places = PlaceNames.For(language);
        return Run().Matches(english).SelectMany(run => Word().Matches(run.Value).Select(word => word.Value).Append(run.Value)).SelectMany(name => places.Starts(name.ToLowerInvariant())).Distinct();
    }

    private static bool IsTitle(CheckedText source) => source.Words.Count(word => word.HasCapital) > MaxCapitals * source.Words.Length;

    private static bool BeginsSentence(string text, int index)
    {
        var before = text.AsSpan(0, index).TrimEnd();
        return before.Length == 0 || !(char.IsLetterOrDigit(before[^1]) || before[^1] is ',' or ';' or ')' or '’' or '\'');
    }

    // One run also across a preposition: "Ministerio de Economía".
    [GeneratedRegex(@"\p{Lu}[\p{L}\p{M}]+(?:(?: (?:de|del|de la|de las|de los|di|della|delle|dei|degli|du|des|da|do|dos|das|van|von|der|a|e|y|i) | [ea] |[ -])\p{Lu}[\p{L}\p{M}]+){0,7}", RegexOptions.NonBacktracking)]
    private static partial Regex Run();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
