using System.Text.RegularExpressions;
using NewsDigest.Facts.Checks;
using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Evaluation.Facts;

/// <summary>The number check on one pair of texts, and the matcher of digit groups that it is held against.</summary>
internal static partial class NumberFlags
{
    public static bool Flags(string source, string language, string english, bool hardOnly) =>
        NumberCheck
            .Check("p1", source, language, english)
            .Any(finding => !hardOnly || finding.Severity == Severity.Hard);

    /// <summary>What anybody would write first: the same groups of digits, separators ignored.</summary>
    public static bool Naive(string source, string english) =>
        !Groups(source).SetEquals(Groups(english));

    public static bool HasDigit(string text) => text.Any(char.IsDigit);

    public static void PrintFalseAlarms(
        string place,
        IEnumerable<(string Source, string Language, string English)> pairs
    )
    {
        foreach (
            var (source, language, english) in pairs.Where(pair =>
                Flags(pair.Source, pair.Language, pair.English, hardOnly: true)
            )
        )
        {
            Console.WriteLine($"FALSE ALARM {place} {language}: {source}\n    en: {english}");
            foreach (
                var finding in NumberCheck
                    .Check("p1", source, language, english)
                    .Where(finding => finding.Severity == Severity.Hard)
            )
            {
                Console.WriteLine($"    {finding.Check} {finding.Message}");
            }
        }
    }

    private static HashSet<string> Groups(string text) =>
        [
            .. DigitGroup()
                .Matches(DigitFolding.Fold(text))
                .Select(match =>
                    match
                        .Value.Replace(",", "", StringComparison.Ordinal)
                        .Replace(".", "", StringComparison.Ordinal)
                ),
        ];

    [GeneratedRegex(@"\d+(?:[.,]\d+)*", RegexOptions.NonBacktracking)]
    private static partial Regex DigitGroup();
}
