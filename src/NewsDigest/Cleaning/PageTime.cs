using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsDigest.Cleaning;

/// <summary>When the article was published: as machines are told, else as readers see it, else as its address has it. A date that can be read in two ways is none.</summary>
internal static partial class PageTime
{
    private static readonly HashSet<string> DateWords =
    [
        "date",
        "datum",
        "published",
        "publish",
        "pubdate",
        "posted",
        "dateline",
        "fecha",
        "data",
        "datetime",
        "timestamp",
        "time",
        "meta",
        "stand",
        "infos",
        "info",
        "created",
    ];

    public static DateTimeOffset? Find(FlatPage page, IReadOnlyList<string?> told, Uri? address) =>
        told.Select(Parse)
            .Concat(Marked(page))
            .Append(InAddress(address))
            .Concat(Shown(page))
            .FirstOrDefault(time => time is not null);

    private static IEnumerable<DateTimeOffset?> Marked(FlatPage page) =>
        page
            .Elements.Where(element =>
                element.Tag == "time"
                || element.Element.GetAttribute("itemprop") is "datePublished" or "dateCreated"
            )
            .Select(element =>
                Parse(
                    element.Element.GetAttribute("datetime")
                        ?? element.Element.GetAttribute("content")
                ) ?? Numeric(page.TextOf(element))
            );

    private static IEnumerable<DateTimeOffset?> Shown(FlatPage page) =>
        page
            .Elements.Where(element =>
                element.EndBlock - element.FirstBlock == 1
                && page.Blocks[element.FirstBlock].Text.Length < 120
                && ElementNames.Of(element.Element).Any(DateWords.Contains)
            )
            .Select(element => Numeric(page.Blocks[element.FirstBlock].Text));

    private static DateTimeOffset? InAddress(Uri? address) =>
        address is not null && DayInAddress().Match(address.AbsolutePath) is { Success: true } match
            ? Day(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)
            : null;

    private static DateTimeOffset? Numeric(string text) =>
        YearFirst().Match(text) is { Success: true } iso
            ? Day(iso.Groups[1].Value, iso.Groups[2].Value, iso.Groups[3].Value)
        : DayFirst().Match(text) is { Success: true } match
        && (
            match.Groups[2].Value == "."
            || int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) > 12
        )
            ? Day(match.Groups[4].Value, match.Groups[3].Value, match.Groups[1].Value)
        : null;

    private static DateTimeOffset? Day(string year, string month, string day) =>
        Parse($"{year}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}");

    private static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
        && time.Year > 1980
            ? time
            : null;

    [GeneratedRegex(@"\b((?:19|20)\d\d)-(\d\d?)-(\d\d?)\b", RegexOptions.NonBacktracking)]
    private static partial Regex YearFirst();

    [GeneratedRegex(
        @"\b(\d\d?)([./-]) ?(\d\d?)[./-] ?((?:19|20)\d\d)\b",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)\b", RegexOptions.NonBacktracking)]
    private static partial Regex DayInAddress();
}
