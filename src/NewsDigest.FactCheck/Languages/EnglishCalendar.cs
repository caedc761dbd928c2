using System.Text.RegularExpressions;

namespace NewsDigest.Facts.Languages;

/// <summary>Weekdays and months in English.</summary>
internal static partial class EnglishCalendar
{
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["Monday"] = "mon",
        ["Tuesday"] = "tue",
        ["Wednesday"] = "wed",
        ["Thursday"] = "thu",
        ["Friday"] = "fri",
        ["Saturday"] = "sat",
        ["Sunday"] = "sun",
        ["Jan"] = "m1",
        ["Feb"] = "m2",
        ["Mar"] = "m3",
        ["Apr"] = "m4",
        ["May"] = "m5",
        ["Jun"] = "m6",
        ["Jul"] = "m7",
        ["Aug"] = "m8",
        ["Sep"] = "m9",
        ["Oct"] = "m10",
        ["Nov"] = "m11",
        ["Dec"] = "m12",
    };

    public static IEnumerable<CalendarMention> Read(string english)
    {
        foreach (Match match in EnglishWord().Matches(english))
        {
            var name = match.Groups[1].Value;
            if (
                name is not ("May" or "June" or "July")
                && name.Length <= 4
                && !IsShortened(english, match.Index + match.Length)
            )
            {
                continue;
            }

            var key = Keys.GetValueOrDefault(name) ?? Keys[name[..3]];

            // "May" and "March" are also other words where a sentence begins.
            var isSure =
                name is not ("May" or "March" or "Mar")
                || Beside()
                    .IsMatch(
                        english.AsSpan(
                            Math.Max(0, match.Index - 4),
                            Math.Min(english.Length, match.Index + match.Length + 4)
                                - Math.Max(0, match.Index - 4)
                        )
                    );
            yield return new CalendarMention([key], isSure, match.Index, match.Length);
        }
    }

    /// <summary>"Jan. 5" and "5 Jan 2024"; Jan alone is a name.</summary>
    private static bool IsShortened(string english, int end) =>
        end < english.Length
        && (
            english[end] == '.'
            || (end + 1 < english.Length && english[end] == ' ' && char.IsDigit(english[end + 1]))
        );

    [GeneratedRegex(
        @"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)s?\b",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex EnglishWord();

    [GeneratedRegex(@"\d|in |of |late|ly ", RegexOptions.NonBacktracking)]
    private static partial Regex Beside();
}
