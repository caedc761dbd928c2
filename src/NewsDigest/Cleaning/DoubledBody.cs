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
    private const double MinCover = 0.5;

    public static IReadOnlyList<TextLine> Merge(IReadOnlyList<TextLine> lines, List<Receipt> receipts)
    {
        var squashed = lines.Select(line => Squash.Of(line.Text)).ToArray();
        var search = new CopySearch(squashed);
        var mended = lines.ToArray();
        var rest = new Dictionary<int, List<TextLine>>();
        for (var index = 0; index < lines.Count; index++)
        {
            var block = squashed[index];
            if (block.Letters.Length >= MinBlock && search.Find(index) is { Count: >= 2 } cover && cover.Sum(part => part.Length) >= MinCover * block.Letters.Length)
            {
                search.Forget(index);
                receipts.Add(new Receipt("doubled_body", lines[index].Text, null, lines[index].Number));
                Mend(mended, block, squashed, cover, receipts);
                KeepRest(rest, lines, index, block, cover);
            }
        }

        return search.Forgotten.Count == 0 ? lines : [.. Enumerable.Range(0, lines.Count + 1).SelectMany(index =>
            (rest.GetValueOrDefault(index) ?? []).Concat(index < lines.Count && !search.Forgotten.Contains(index) ? [mended[index]] : []))];
    }

    private static void Mend(TextLine[] mended, Squash block, Squash[] squashed, IReadOnlyList<CopyPart> cover, List<Receipt> receipts)
    {
        foreach (var part in cover)
        {
            var line = mended[part.Line];
            var text = TakeSpacing(squashed[part.Line], block, part.Start);
            if (text != line.Text)
            {
                receipts.Add(new Receipt("spacing_of_other_copy", line.Text, text, line.Number));
                mended[part.Line] = line with { Text = text };
            }
        }
    }

    /// <summary>What only the block has goes before the paragraph that follows it there.</summary>
    private static void KeepRest(Dictionary<int, List<TextLine>> rest, IReadOnlyList<TextLine> lines, int self, Squash block, IReadOnlyList<CopyPart> cover)
    {
        var from = 0;
        foreach (var part in cover.Append(new CopyPart(lines.Count, block.Letters.Length, 0)))
        {
            if (part.Start - from >= CopySearch.MinParagraph)
            {
                var text = block.Text[block.Places[from]..(part.Start < block.Places.Count ? block.Places[part.Start] : block.Text.Length)].Trim();
                if (!rest.TryGetValue(part.Line, out var before))
                {
                    rest[part.Line] = before = [];
                }

                before.Add(new TextLine(text, lines[self].Number, AfterGap: true));
            }

            from = part.Start + part.Length;
        }
    }

    /// <summary>Where the paragraph glues two letters and the block does not, the block's gap goes in.</summary>
    private static string TakeSpacing(Squash paragraph, Squash block, int start)
    {
        var text = new StringBuilder(paragraph.Text.Length + 16).Append(paragraph.Text, 0, paragraph.Places[0]);
        for (var letter = 0; letter < paragraph.Letters.Length; letter++)
        {
            text.Append(paragraph.Text[paragraph.Places[letter]]);
            if (letter + 1 < paragraph.Letters.Length)
            {
                var own = paragraph.GapAfter(letter);
                text.Append(own.Length == 0 ? block.GapAfter(start + letter) : own);
            }
        }

        return text.Append(paragraph.Text, paragraph.Places[^1] + 1, paragraph.Text.Length - paragraph.Places[^1] - 1).ToString();
    }
}
