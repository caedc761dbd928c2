using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// Puts sentences together that a fixed line width cut: a line ends inside a sentence and the next goes on in lower case, or
/// the lines between two gaps are all about as long as each other.
/// </summary>
internal static class LineJoiner
{
    private const int MinWidth = 40;
    private const int MaxWidth = 100;
    private const int MinWrapped = 3; // lines
    private const int LongestWord = 20;

    public static IReadOnlyList<TextLine> Join(
        IReadOnlyList<TextLine> lines,
        List<Receipt> receipts
    )
    {
        List<TextLine> joined = [];
        var text = new StringBuilder();
        for (var first = 0; first < lines.Count; )
        {
            var wrapped = WrappedUntil(lines, first);
            text.Clear().Append(lines[first].Text);
            var next = first + 1;
            while (next < lines.Count && (next < wrapped || GoesOn(lines[next - 1], lines[next])))
            {
                receipts.Add(
                    new Receipt(
                        "line_join",
                        lines[next].Text,
                        $"{Tail(lines[next - 1].Text)} {lines[next].Text}",
                        lines[next].Number
                    )
                );
                text.Append(' ').Append(lines[next].Text);
                next++;
            }

            joined.Add(
                next == first + 1 ? lines[first] : lines[first] with { Text = text.ToString() }
            );
            first = next;
        }

        return joined;
    }

    private static bool GoesOn(TextLine line, TextLine next) =>
        !next.AfterGap && !line.EndsSentence && char.IsLower(next.Text[0]);

    /// <summary>The end of a block of lines that a fixed width made of one paragraph; the same line when there is none.</summary>
    private static int WrappedUntil(IReadOnlyList<TextLine> lines, int first)
    {
        if (!lines[first].AfterGap && first > 0)
        {
            return first;
        }

        var (end, width, open) = (first, 0, 0);
        while (end < lines.Count && (end == first || !lines[end].AfterGap))
        {
            width = Math.Max(width, lines[end].Text.Length);
            open += lines[end].EndsSentence ? 0 : 1;
            end++;
        }

        return
            end - first >= MinWrapped
            && width is >= MinWidth and <= MaxWidth
            && 2 * open > end - first
            && Enumerable
                .Range(first, end - 1 - first)
                .All(index => lines[index].Text.Length >= width - LongestWord)
            ? end
            : first;
    }

    private static string Tail(string text) => text.Length <= 30 ? text : $"…{text[^30..]}";
}
