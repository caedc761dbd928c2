using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning.NoArticle;

/// <summary>
/// An article of which only the beginning came: it ends in "[…]", or is followed by what sells the rest. The lines that are
/// no article go, and it is said that text is missing.
/// </summary>
internal static partial class TruncatedText
{
    // Lines at the end of a long text that are looked at; above them, short ones only.
    private const int EndLines = 12;
    private const double LongestLine = 300;
    private const int NearLines = 4;
    private const double OpenEnd = 80; // letters of a last line that ends without a mark
    private const double ShortText = 1500; // letters that a feed or a paywall shows of an article

    private const NoticeKinds Sells = NoticeKinds.Paywall | NoticeKinds.Offer | NoticeKinds.Login;
    private const NoticeKinds Leads = NoticeKinds.Continued | NoticeKinds.FeedFooter;

    /// <summary>For texts so long that they can be no notice: only what may be a line of a stub is read.</summary>
    public static IReadOnlyList<NoticeLine> ReadEnds(IReadOnlyList<TextLine> lines) =>
        [
            .. lines.Select(
                (line, index) =>
                    index >= lines.Count - EndLines && line.Size <= LongestLine
                        ? NoticeLine.Read(line)
                        : NoticeLine.Plain(line)
            ),
        ];

    public static GatedText Clean(IReadOnlyList<NoticeLine> lines, List<Receipt> receipts)
    {
        var end = EndOfText(lines);
        var hasPaywall =
            lines.Skip(end).Any(line => line.Says(NoticeKinds.Paywall))
            || lines
                .TakeLast(NearLines)
                .Any(line => line.IsNotice && line.Says(NoticeKinds.Paywall));
        var kept = lines
            .Where((line, index) => !Goes(line, afterText: index >= end, hasPaywall))
            .ToList();
        if (kept.Count == 0 || kept.Count == lines.Count)
        {
            return new GatedText(
                [.. lines.Select(line => line.Line)],
                null,
                Reason(lines, receipts, hasPaywall: false)
            );
        }

        receipts.AddRange(
            lines
                .Except(kept)
                .Select(line => new Receipt(Rule(line), line.Line.Text, null, line.Line.Number))
        );
        return new GatedText(
            [.. kept.Select(line => line.Line)],
            null,
            Reason(kept, receipts, hasPaywall)
        );
    }

    /// <summary>"According to the fig… Continue reading": the label stands in the line of the sentence that breaks off, which stays.</summary>
    public static IReadOnlyList<TextLine> WithoutLabels(
        IReadOnlyList<TextLine> lines,
        List<Receipt> receipts
    ) => [.. lines.Select(line => WithoutLabel(line, receipts))];

    private static TextLine WithoutLabel(TextLine line, List<Receipt> receipts)
    {
        var match = LabelBehindCut().Match(line.Text);
        if (
            !match.Success
            || (
                NoticeTable.KindsOf(NoticeText.Plain(match.Groups[2].Value)) & NoticeKinds.Continued
            ) == 0
        )
        {
            return line;
        }

        receipts.Add(new Receipt("paywall_line", match.Groups[2].Value, null, line.Number));
        return line with { Text = match.Groups[1].Value };
    }

    /// <summary>The line after the last one that tells something.</summary>
    private static int EndOfText(IReadOnlyList<NoticeLine> lines)
    {
        var end = lines.Count;
        while (end > 0 && !lines[end - 1].Tells)
        {
            end--;
        }

        return end == 0 ? lines.Count : end;
    }

    private static bool Goes(NoticeLine line, bool afterText, bool hasPaywall)
    {
        if (line.Letters > LongestLine || TextQuotation().IsMatch(line.Line.Text))
        {
            return false;
        }

        if (line.IsNotice && line.Says(NoticeKinds.FeedFooter))
        {
            return true;
        }

        if (!afterText)
        {
            return line.IsNotice && line.Says(NoticeKinds.Paywall);
        }

        return line.IsNotice
            ? line.Says(Sells | Leads | NoticeKinds.ScriptWall)
            : hasPaywall && (Price().IsMatch(line.Line.Text) || line.Line.IsShort);
    }

    private static string Rule(NoticeLine line) =>
        line.Says(NoticeKinds.FeedFooter) ? "feed_footer" : "paywall_line";

    /// <summary>Null for a text that nothing says to be cut off.</summary>
    private static string? Reason(
        IReadOnlyList<NoticeLine> kept,
        List<Receipt> receipts,
        bool hasPaywall
    )
    {
        var last = kept[^1].Line.Text.TrimEnd();
        if (CutMark().IsMatch(last))
        {
            return $"it ends with “{CutMark().Match(last).Value}”";
        }

        if (hasPaywall || PaywallWentBefore(kept, receipts))
        {
            return "an offer to pay for the rest stood below it";
        }

        var breaksOff =
            last.EndsWith('…') || last.EndsWith("...", StringComparison.Ordinal) || IsOpenEnd(kept);
        var leadsOn =
            breaksOff
            && receipts.Any(receipt =>
                IsContinued(receipt) && receipt.Line >= kept[^1].Line.Number
            );
        return leadsOn
            ? "its last sentence breaks off, and a link to the rest stood below it"
            : null;
    }

    /// <summary>Short lines below a short text, which other rules took for labels.</summary>
    private static bool PaywallWentBefore(IReadOnlyList<NoticeLine> kept, List<Receipt> receipts)
    {
        var last = kept[^1].Line.Number;
        var isShort = kept.Sum(line => line.Letters) <= ShortText;
        return isShort
            && receipts.Any(receipt =>
                receipt is { Rule: "chrome_line", Line: { } line }
                && line > last
                && line <= last + NearLines
                && (NoticeTable.KindsOf(NoticeText.Plain(receipt.Text)) & NoticeKinds.Paywall) != 0
            );
    }

    /// <summary>A long last line of a short text without a mark at its end; lists and tables end so too, and are long as a whole.</summary>
    private static bool IsOpenEnd(IReadOnlyList<NoticeLine> kept) =>
        !kept[^1].Line.EndsSentence
        && kept[^1].Letters >= OpenEnd
        && kept.Sum(line => line.Letters) <= ShortText;

    private static bool IsContinued(Receipt receipt) =>
        receipt.Replacement is null
        && (NoticeTable.KindsOf(NoticeText.Plain(receipt.Text)) & (Leads | NoticeKinds.Paywall))
            != 0;

    [GeneratedRegex(
        @"^(.{20,}(?:…|\.{3}|\[…\]|\[\.{3}\]))\s*(\p{L}[^.!?…]{3,39})$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex LabelBehindCut();

    [GeneratedRegex(
        @"(?:\[(?:…|\.{3}|\+\d+ chars)\]|\((?:…|\.{3})\)|【…】)[\s.»”""]*\z",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex CutMark();

    [GeneratedRegex(
        @"\d[\d.,]*\s?(?:€|\$|£|zł|kr\b|Kč|₽|руб|¥|円|元|₩|원|lei\b|Ft\b|euros?\b|TL\b|₺|₴|грн|лв)|[€$£¥₹₺₽₩]\s?\d",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase
    )]
    private static partial Regex Price();

    // Somebody speaks: a sentence of the article, whatever it says.
    [GeneratedRegex(@"[“”„«»「」]", RegexOptions.NonBacktracking)]
    private static partial Regex TextQuotation();
}
