using NewsDigest.Articles;

namespace NewsDigest.Worker.Commands;

/// <summary>Receipts of cleaning in words: the rule, the place, the span, and what stands there now.</summary>
internal static class ReceiptLines
{
    private const int MaxText = 300; // letters
    private const int WholeSpan = int.MaxValue / 2;

    /// <summary>One line for each receipt, with the whole span.</summary>
    public static IEnumerable<string> Whole(IEnumerable<Receipt> receipts) =>
        receipts.Select(receipt =>
            $"{Place(receipt.Rule, receipt.Line, receipt.Line)}: {Change(receipt)}"
        );

    /// <summary>One line for each run of removed lines and for each mended span; long ones are cut, and say so.</summary>
    public static IEnumerable<string> Short(IReadOnlyList<Receipt> receipts)
    {
        for (var first = 0; first < receipts.Count; )
        {
            var next = first + 1;
            while (next < receipts.Count && Follows(receipts[next - 1], receipts[next]))
            {
                next++;
            }

            yield return next == first + 1
                ? $"{Place(receipts[first].Rule, receipts[first].Line, receipts[first].Line)}: {Change(receipts[first], MaxText)}"
                : $"{Place(receipts[first].Rule, receipts[first].Line, receipts[next - 1].Line)}: {VisibleText.Excerpt(string.Join(" · ", receipts.Skip(first).Take(next - first).Select(receipt => VisibleText.Exact(receipt.Text))), MaxText)} were removed";
            first = next;
        }
    }

    private static bool Follows(Receipt receipt, Receipt next) =>
        receipt.Rule == next.Rule
        && receipt.Replacement is null
        && next.Replacement is null
        && receipt.Text.Length <= MaxText
        && next.Text.Length <= MaxText
        && next.Line - receipt.Line is >= 0 and <= 3;

    private static string Place(string rule, int? first, int? last) =>
        first is null ? rule
        : first == last ? $"{rule}, line {first}"
        : $"{rule}, lines {first} to {last}";

    private static string Change(Receipt receipt, int max = WholeSpan)
    {
        var times = receipt.Times is { } count ? $", {count} times" : "";
        return receipt.Replacement is { } now
            ? $"'{VisibleText.Excerpt(VisibleText.Exact(receipt.Text), max)}' is now '{VisibleText.Excerpt(now, max)}'{times}"
            : $"'{VisibleText.Excerpt(VisibleText.Exact(receipt.Text), max)}' was removed{times}";
    }
}
