using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>Wrongly decoded letters, entities, invisible characters, composition (NFC: NFKC would rewrite ½ and ²) and runs of white space.</summary>
internal static class Characters
{
    public static IReadOnlyList<TextLine> Mend(
        IReadOnlyList<TextLine> lines,
        List<Receipt> receipts
    ) => [.. lines.SelectMany(line => Lines(line, Mend(line.Text, line.Number, receipts)))];

    public static string? MendTitle(string? title, List<Receipt> receipts) =>
        title is not null && FoldSpaces(Mend(title, null, receipts)) is { Length: > 0 } mended
            ? mended
            : null;

    // Escaped markup of several blocks becomes several lines.
    private static IEnumerable<TextLine> Lines(TextLine line, string mended) =>
        mended
            .Split('\n')
            .Select(
                (text, index) =>
                    line with
                    {
                        Text = FoldSpaces(text),
                        AfterGap = line.AfterGap || index > 0,
                    }
            )
            .Where(part => part.Text.Length > 0);

    private static string Mend(string line, int? number, List<Receipt> receipts)
    {
        var edits = new EditCount();
        var text = Invisible.Remove(
            EscapedMarkup.Strip(Entities.Decode(Mojibake.Repair(line, edits), edits), edits),
            edits
        );
        edits.AddTo(receipts, number);
        return text.IsNormalized(NormalizationForm.FormC)
            ? text
            : text.Normalize(NormalizationForm.FormC);
    }

    /// <summary>One space for each run; a hard or thin space between two digits groups a number and is kept.</summary>
    private static string FoldSpaces(string text)
    {
        StringBuilder? folded = null;
        var from = 0;
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsWhiteSpace(text[start]))
            {
                continue;
            }

            var end = start + 1;
            while (end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            var groups =
                end == start + 1
                && text[start] is '\u00a0' or '\u2007' or '\u2009' or '\u202f'
                && start > 0
                && end < text.Length
                && char.IsDigit(text[start - 1])
                && char.IsDigit(text[end]);
            if (
                !groups
                && (end > start + 1 || text[start] != ' ' || start == 0 || end == text.Length)
            )
            {
                (folded ??= new StringBuilder(text.Length))
                    .Append(text, from, start - from)
                    .Append(start == 0 || end == text.Length ? "" : " ");
                from = end;
            }

            start = end - 1;
        }

        return folded?.Append(text, from, text.Length - from).ToString() ?? text;
    }
}
