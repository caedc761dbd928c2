using System.Buffers;
using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>Wrongly decoded letters, entities, invisible characters, composition (NFC: NFKC would rewrite ½ and ²) and runs of white space.</summary>
internal static class Characters
{
    /// <summary>Hard, thin and narrow spaces.</summary>
    private static readonly SearchValues<char> GroupSpaces = SearchValues.Create(
        "\u00a0\u2007\u2009\u202f"
    );

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

    private static bool GroupsDigits(string text, int space) =>
        GroupSpaces.Contains(text[space])
        && space > 0
        && space + 1 < text.Length
        && char.IsDigit(text[space - 1])
        && char.IsDigit(text[space + 1]);

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

            var isAtEdge = start == 0 || end == text.Length;
            var isOnePlainSpace = end == start + 1 && text[start] == ' ' && !isAtEdge;
            if (!isOnePlainSpace && !(end == start + 1 && GroupsDigits(text, start)))
            {
                (folded ??= new StringBuilder(text.Length))
                    .Append(text, from, start - from)
                    .Append(isAtEdge ? "" : " ");
                from = end;
            }

            start = end - 1;
        }

        return folded?.Append(text, from, text.Length - from).ToString() ?? text;
    }
}
