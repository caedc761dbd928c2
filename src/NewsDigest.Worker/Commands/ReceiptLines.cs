using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Worker.Commands;

/// <summary>Receipts of cleaning in words: the rule, the place, the span, and what stands there now.</summary>
internal static class ReceiptLines
{
    private const int MaxText = 300; // letters
    private const int Tolerance = 50; // nothing is gained by a cut of less

    /// <summary>One line for each receipt, with the whole span.</summary>
    public static IEnumerable<string> Whole(IEnumerable<Receipt> receipts) => receipts.Select(receipt => $"{Place(receipt.Rule, receipt.Line, receipt.Line)}: {Change(receipt)}");

    /// <summary>One line for each run of removed lines and for each mended span; long ones are cut, and say so.</summary>
    public static IEnumerable<string> Short(IReadOnlyList<Receipt> receipts)
    {
        for (var first = 0; first < receipts.Count;)
        {
            var next = first + 1;
            while (next < receipts.Count && Follows(receipts[next - 1], receipts[next]))
            {
                next++;
            }

            yield return next == first + 1
                ? $"{Place(receipts[first].Rule, receipts[first].Line, receipts[first].Line)}: {Change(receipts[first], MaxText)}"
                : $"{Place(receipts[first].Rule, receipts[first].Line, receipts[next - 1].Line)}: {Cut(string.Join(" · ", receipts.Skip(first).Take(next - first).Select(receipt => Visible(receipt.Text))), MaxText)} were removed";
            first = next;
        }
    }

    private static bool Follows(Receipt receipt, Receipt next) =>
        receipt.Rule == next.Rule && receipt.Replacement is null && next.Replacement is null && receipt.Text.Length <= MaxText && next.Text.Length <= MaxText && next.Line - receipt.Line is >= 0 and <= 3;

    private static string Place(string rule, int? first, int? last) =>
        first is null ? rule : first == last ? $"{rule}, line {first}" : $"{rule}, lines {first} to {last}";

    private static string Change(Receipt receipt, int max = int.MaxValue - Tolerance)
    {
        var times = receipt.Times is { } count ? $", {count} times" : "";
        return receipt.Replacement is { } now ? $"'{Cut(Visible(receipt.Text), max)}' is now '{Cut(now, max)}'{times}" : $"'{Cut(Visible(receipt.Text), max)}' was removed{times}";
    }

    private static string Cut(string text, int max) => text.Length <= max + Tolerance ? text : $"{text[..(max * 2 / 3)]} […{text.Length - max} letters…] {text[^(max / 3)..]}";

    /// <summary>What nobody sees is written as its number, and the lines of a run that went together stand on one.</summary>
    private static string Visible(string text)
    {
        text = text.Replace("\n", " · ", StringComparison.Ordinal);
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            visible.Append(Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Control || rune.Value is >= 0x300 and <= 0x36F ? $"U+{rune.Value:X4}" : rune.ToString());
        }

        return visible.ToString();
    }
}
