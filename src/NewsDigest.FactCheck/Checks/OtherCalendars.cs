using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Checks;

/// <summary>Dates of the Islamic and the Iranian calendar, which English says in ours: their days, months and years cannot be compared.</summary>
internal static partial class OtherCalendars
{
    private const decimal LastDay = 31;

    /// <summary>Without what is only that date in another calendar.</summary>
    public static IEnumerable<Finding> Without(IEnumerable<Finding> findings, string source) =>
        Month().IsMatch(source) ? findings.Where(finding => !IsOfDate(finding)) : findings;

    private static bool IsOfDate(Finding finding) =>
        finding.Check == "V12" || (finding.Check is "V09" or "V10" && IsDayOrYear(finding));

    private static bool IsDayOrYear(Finding finding) =>
        decimal.TryParse(
            finding.Expected ?? finding.Found,
            NumberStyles.Number,
            CultureInfo.InvariantCulture,
            out var value
        ) && (value is > 0 and <= LastDay || IsIslamicYear(value) || IsOurYear(value));

    /// <summary>Of the Islamic and of the Iranian calendar, as news has them.</summary>
    private static bool IsIslamicYear(decimal value) => value is >= 1300 and <= 1500;

    private static bool IsOurYear(decimal value) => value is >= 1920 and <= 2100;

    [GeneratedRegex(
        @"[\d۰-۹٠-٩] ?(?:من )?(?:محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة|فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند)(?!\p{L})",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Month();
}
