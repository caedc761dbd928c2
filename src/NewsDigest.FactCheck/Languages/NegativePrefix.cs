using System.Text.RegularExpressions;

namespace NewsDigest.Facts.Languages;

/// <summary>A "not" that English hides in the beginning of a word: "inauthentic" for "nicht authentisch".</summary>
internal static partial class NegativePrefix
{
    private const int MinRest = 4;
    private const int MinRestOfIn = 6; // "inform", "intent" and "impart" begin so by chance

    private static readonly string[] ByChance =
    [
        .. (
            "increas invest improv impress immediat inside intent interest unit under until union "
            + "discover display distant district mister initial impact import unanim"
        ).Split(' '),
    ];

    /// <param name="english">In lower case.</param>
    public static bool IsIn(string english)
    {
        foreach (Match word in Prefixed().Matches(english))
        {
            var rest = word.Groups[2].Value;
            var isIn = word.Groups[1].Value[0] == 'i';
            if (
                rest.Length >= (isIn ? MinRestOfIn : MinRest)
                && CommonWords.Contain(rest)
                && !ByChance.Any(start => word.Value.StartsWith(start, StringComparison.Ordinal))
            )
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"\b(un|non-?|dis|mis|in|im|il|ir)([a-z]{4,})\b",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Prefixed();
}
