using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Names;

/// <summary>
/// Names that the English says by their meaning: common words with capitals inside a sentence ("the Black Forest", "the House").
/// Each may be what a name of the source became that nothing in the English sounds like.
/// </summary>
internal static partial class TranslatedNames
{
    // Words that stand with a name and are none.
    private static readonly HashSet<string> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "president",
        "minister",
        "mister",
        "mr",
        "mrs",
        "ms",
        "dr",
        "doctor",
        "professor",
        "general",
        "colonel",
        "captain",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "governor",
        "mayor",
        "senator",
        "judge",
        "chairman",
        "secretary",
        "director",
        "chancellor",
        "bishop",
        "archbishop",
        "father",
        "sister",
        "saint",
        "sir",
        "lady",
        "lord",
        "madam",
        "miss",
        "sheikh",
        "rabbi",
        "ambassador",
        "premier",
    };

    /// <summary>Where they stand.</summary>
    public static List<int> Find(string english)
    {
        List<int> places = [];
        foreach (Match run in Run().Matches(english))
        {
            var isFirst = LostNames.BeginsSentence(english, run.Index);
            string[] words =
            [
                .. Word().Matches(run.Value).Select(match => match.Value).Skip(isFirst ? 1 : 0),
            ];
            if (
                words.Any(word => !Titles.Contains(word))
                && words.All(word =>
                    word.Length > 2
                    && CommonWords.Contain(word.ToLowerInvariant())
                    && !CommonWords.IsOfCalendar(word.ToLowerInvariant())
                )
            )
            {
                places.Add(run.Index);
            }
        }

        return places;
    }

    [GeneratedRegex(
        @"\b\p{Lu}[\p{L}\p{M}]*(?:(?: of| for| and| on| to)?(?: the)?[ -]\p{Lu}[\p{L}\p{M}]*){0,7}",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Run();

    [GeneratedRegex(
        @"\b\p{Lu}[\p{L}\p{M}]*",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Word();
}
