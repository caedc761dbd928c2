using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Facts.Checks.Summaries;

/// <summary>S02 and S04, numbers: unlike in a translation, words demand too, because a summary copies its numbers.</summary>
internal static class NumberSupport
{
    private const int Countable = 10; // below this a writer counts what the text lists
    private const decimal Nearness = 0.25m;

    // "Nearly 9,000" of 8,950, "more than 100" of 117: said of a number that stands there, and rounded by the writer.
    private static readonly string[] Roundings =
    [
        "about",
        "around",
        "some",
        "nearly",
        "almost",
        "roughly",
        "approximately",
        "over",
        "than",
        "least",
        "most",
        "up to",
        "under",
        "close to",
    ];

    public static IEnumerable<Finding> Check(string check, Statement statement)
    {
        var place = statement.Place;
        var text = statement.Text;
        var evidence = statement.Evidence;
        foreach (
            var mention in text.Numbers.Where(mention =>
                mention.Kind != NumberKind.Support && !IsThere(mention, evidence)
            )
        )
        {
            yield return new Finding(
                check,
                SeverityOf(mention, text, evidence),
                place,
                $"'{mention.Text}' is not in {evidence.Where}.",
                null,
                mention.Text,
                null,
                mention.Span
            );
        }
    }

    private static bool IsThere(NumberMention mention, Evidence evidence) =>
        mention.Kind switch
        {
            NumberKind.Code => IsWritten(mention.Text, evidence),
            NumberKind.Word when mention.Values[0] < 2 => true,
            _ => evidence.HasNumber(mention.Values)
                || IsCentury(mention, evidence)
                || IsVague(mention, evidence),
        };

    private static Severity SeverityOf(
        NumberMention mention,
        EnglishText text,
        Evidence evidence
    ) =>
        mention.Kind switch
        {
            NumberKind.Code => Severity.Soft,
            NumberKind.Word when mention.Values[0] <= Countable || mention.Text.EndsWith('s') =>
                Severity.Soft, // "hundreds" is no count
            _ when IsRounded(mention, text, evidence) => Severity.Soft,
            _ => Severity.Hard,
        };

    private static bool IsWritten(string code, Evidence evidence) =>
        evidence.Cited.Any(text =>
            Squeezed(text.Text).Contains(Squeezed(code), StringComparison.OrdinalIgnoreCase)
        );

    private static string Squeezed(string text) =>
        text.Replace("-", "", StringComparison.Ordinal)
            .Replace("‑", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal);

    /// <summary>"18th century" where the text has 1765.</summary>
    private static bool IsCentury(NumberMention mention, Evidence evidence) =>
        mention.Values[0] is > 0 and < 40
        && mention.Values.Contains((mention.Values[0] - 1) * 100)
        && evidence.HasNumber(value =>
            value >= (mention.Values[0] - 1) * 100 && value < mention.Values[0] * 100
        );

    /// <summary>"Hundreds" where the text has 320.</summary>
    private static bool IsVague(NumberMention mention, Evidence evidence) =>
        mention.Kind == NumberKind.Word
        && mention.Text.EndsWith('s')
        && evidence.HasNumber(value =>
            value >= 2 * mention.Values[0] && value < 1000 * mention.Values[0]
        );

    private static bool IsRounded(NumberMention mention, EnglishText text, Evidence evidence)
    {
        var value = mention.Values[0];
        var before = text
            .Text.AsSpan(0, mention.Span.Start)
            .TrimEnd([' ', '$', '£', '€'])
            .ToString();
        return Roundings.Any(word => before.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            && evidence.HasNumber(other => Math.Abs(other - value) <= Nearness * value);
    }
}
