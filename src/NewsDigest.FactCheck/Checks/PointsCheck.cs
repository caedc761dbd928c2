using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Checks;

/// <summary>V11: percentage points that became percent, whatever number stands before them: "three points" may be in words.</summary>
internal static partial class PointsCheck
{
    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var english = paragraph.English.Lower;
        if (
            Phrases.For("percentage_points", paragraph.Source.Language) is { } points
            && points.Places(paragraph.Source.Lower).FirstOrDefault() is { Length: > 0 } place
            && Percent().IsMatch(english)
            && !Points().IsMatch(english)
            && !UnitCheck.Check(paragraph).Any()
        )
        {
            yield return new Finding(
                "V11",
                Severity.Hard,
                paragraph.Id,
                $"The source has '{paragraph.Source.Text.Substring(place.Start, place.Length)}', which are percentage points; the translation has percent.",
                "points",
                "percent",
                place
            );
        }
    }

    [GeneratedRegex(
        @"%|per ?cent\b",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Percent();

    [GeneratedRegex(
        @"\bpoint|\bpp\b|\bp\.p\.|\bpts?\b|\bppt",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Points();
}
