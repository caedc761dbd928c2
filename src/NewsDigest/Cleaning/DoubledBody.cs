using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// A scraper that takes a body twice often takes it once as one block without breaks and once as paragraphs without some spaces.
/// The paragraphs come from the copy that has them, the spacing from the copy that has it, and nothing that only one has is lost.
/// </summary>
internal static class DoubledBody
{
    private const int MinBlock = 200; // letters
    private const int MinParagraph = 30;
    private const double MinCover = 0.5;

    public static IReadOnlyList<TextLine> Merge(IReadOnlyList<TextLine> lines, List<Receipt> receipts)
    {
        var squashed = lines.Select(line => Squash.Of(line.Text)).ToArray();
        for (var index = 0; index < lines.Count; index++)
        {
            var block = squashed[index];
            if (block.Letters.Length >= MinBlock && Cover(block, squashed, index) is { Count: >= 2 } cover && cover.Sum(part => part.Length) >= MinCover * block.Letters.Length)
            {
                return Merge(Resolve(lines, index, block, squashed, cover, receipts), receipts);
            }
        }

        return lines;
    }

    /// <summary>Which other lines stand whole inside the block, and where.</summary>
    private static List<Part> Cover(Squash block, Squash[] lines, int self)
    {
        List<Part> parts = [];
        var from = 0;
        for (var index = 0; index < lines.Length; index++)
        {
            if (index == self || lines[index].Letters.Length < MinParagraph || lines[index].Letters.Length >= block.Letters.Length)
            {
                continue;
            }

            var start = block.Letters.IndexOf(lines[index].Letters, from, StringComparison.Ordinal);
            if (start >= 0)
            {
                parts.Add(new Part(index, start, lines[index].Letters.Length));
                from = start + lines[index].Letters.Length;
            }
        }

        return parts;
    }

    private static IReadOnlyList<TextLine> Resolve(IReadOnlyList<TextLine> lines, int self, Squash block, Squash[] squashed, List<Part> cover, List<Receipt> receipts)
    {
        var mended = lines.ToArray();
        foreach (var part in cover)
        {
            var text = TakeSpacing(squashed[part.Line], block, part.Start);
            if (text != lines[part.Line].Text)
            {
                receipts.Add(new Receipt("spacing_of_other_copy", lines[part.Line].Text, text, lines[part.Line].Number));
                mended[part.Line] = lines[part.Line] with { Text = text };
            }
        }

        receipts.Add(new Receipt("doubled_body", lines[self].Text, null, lines[self].Number));

        // What only the block has goes before the paragraph that follows it there.
        var rest = new List<(int Before, TextLine Line)>();
        var from = 0;
        foreach (var part in cover.Append(new Part(lines.Count, block.Letters.Length, 0)))
        {
            if (part.Start - from >= MinParagraph)
            {
                var text = block.Text[block.Places[from]..(part.Start < block.Places.Count ? block.Places[part.Start] : block.Text.Length)].Trim();
                rest.Add((part.Line, new TextLine(text, lines[self].Number, AfterGap: true)));
            }

            from = part.Start + part.Length;
        }

        return [.. Enumerable.Range(0, lines.Count + 1).SelectMany(index => rest.Where(piece => piece.Before == index).Select(piece => piece.Line)
            .Concat(index < lines.Count && index != self ? [mended[index]] : []))];
    }

    /// <summary>Where the paragraph glues two letters and the block does not, the block's gap goes in.</summary>
    private static string TakeSpacing(Squash paragraph, Squash block, int start)
    {
        var text = new StringBuilder(paragraph.Text[..paragraph.Places[0]]);
        for (var letter = 0; letter < paragraph.Letters.Length; letter++)
        {
            text.Append(paragraph.Text[paragraph.Places[letter]]);
            if (letter + 1 < paragraph.Letters.Length)
            {
                var own = paragraph.GapAfter(letter);
                text.Append(own.Length == 0 ? block.GapAfter(start + letter) : own);
            }
        }

        return text.Append(paragraph.Text[(paragraph.Places[^1] + 1)..]).ToString();
    }

    /// <param name="Line">The other line.</param>
    /// <param name="Start">Its first letter inside the block.</param>
    private sealed record Part(int Line, int Start, int Length);
}
