using System.Globalization;
using System.Text.RegularExpressions;
using static NewsDigest.Tests.Matrix.Mutation;

namespace NewsDigest.Tests.Matrix;

/// <summary>Operator 8: days, months and years that moved.</summary>
internal static partial class DateMutations
{
    private static readonly string[] Days =
    [
        .. CultureInfo.InvariantCulture.DateTimeFormat.DayNames,
    ];
    private static readonly string[] Months =
    [
        .. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Where(month => month.Length > 0),
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        OfParagraph("8a", "one weekday for another", "V12", ChangeDay),
        OfParagraph("8b", "one month for another", "V12 V09 V10", ChangeMonth),
        OfParagraph(
            "8c",
            "a year 1 or 2 off",
            "V09 V10 V12",
            (text, random) =>
                TextChanges.One(
                    text,
                    Year(),
                    random,
                    match =>
                        (
                            int.Parse(match.Value, CultureInfo.InvariantCulture)
                            + TextChanges.Pick([-2, -1, 1, 2], random)
                        ).ToString(CultureInfo.InvariantCulture)
                )
        ),
    ];

    public static string? ChangeDay(string text, Random random) =>
        TextChanges.One(
            text,
            Day(),
            random,
            match => TextChanges.Another(Days, match.Value, random)
        );

    public static string? ChangeMonth(string text, Random random) =>
        TextChanges.One(
            text,
            Month(),
            random,
            match => TextChanges.Another(Months, match.Value, random)
        );

    [GeneratedRegex(
        @"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Day();

    [GeneratedRegex(
        @"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Month();

    [GeneratedRegex(@"\b(?:19|20)\d\d\b", RegexOptions.NonBacktracking)]
    private static partial Regex Year();
}
