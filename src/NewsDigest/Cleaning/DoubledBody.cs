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
    private const int MaxWord = 40; // letters of a receipt on each side

    public static IReadOnlyList<TextLine> Merge(
        IReadOnlyList<TextLine> lines,
        List<Receipt> receipts
    )
    {
        var keys = lines.Select(line => AlphanumericKey.Of(line.Text)).ToArray();
        var search = new CopySearch(keys);
        var mended = lines.ToArray();
        var rest = new Dictionary<int, List<TextLine>>();
        for (var index = 0; index < lines.Count; index++)
        {
            var block = keys[index];
            if (
                block.Letters.Length >= MinBlock
                && search.Find(index) is { Count: >= 2 } cover
                && cover.Sum(part => part.Length) >= MinCover * block.Letters.Length
            )
            {
                search.Forget(index);
                receipts.Add(
                    new Receipt("doubled_body", lines[index].Text, null, lines[index].Number)
                );
                Mend(mended, block, keys, cover, receipts);
                KeepRest(rest, lines, index, block, cover);
            }
        }

        return search.Forgotten.Count == 0
            ? lines
            :
            [
                .. Enumerable
                    .Range(0, lines.Count + 1)
                    .SelectMany(index =>
                        (rest.GetValueOrDefault(index) ?? []).Concat(
                            index < lines.Count && !search.Forgotten.Contains(index)
                                ? [mended[index]]
                                : []
                        )
                    ),
            ];
    }

    private static void Mend(
        TextLine[] mended,
        AlphanumericKey block,
        AlphanumericKey[] keys,
        IReadOnlyList<CopyPart> cover,
        List<Receipt> receipts
    )
    {
        foreach (var part in cover)
        {
            mended[part.Line] = mended[part.Line] with
            {
                Text = TakeSpacing(
                    keys[part.Line],
                    block,
                    part.Start,
                    mended[part.Line].Number,
                    receipts
                ),
            };
        }
    }

    /// <summary>What only the block has goes before the paragraph that follows it there.</summary>
    private static void KeepRest(
        Dictionary<int, List<TextLine>> rest,
        IReadOnlyList<TextLine> lines,
        int self,
        AlphanumericKey block,
        IReadOnlyList<CopyPart> cover
    )
    {
        var from = 0;
        foreach (var part in cover.Append(new CopyPart(lines.Count, block.Letters.Length, 0)))
        {
            if (part.Start - from >= CopySearch.MinParagraph)
            {
                var text = block
                    .Text[
                        block.Places[from]..(
                            part.Start < block.Places.Count
                                ? block.Places[part.Start]
                                : block.Text.Length
                        )
                    ]
                    .Trim();
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
    private static string TakeSpacing(
        AlphanumericKey paragraph,
        AlphanumericKey block,
        int start,
        int number,
        List<Receipt> receipts
    )
    {
        StringBuilder? text = null;
        var from = 0;
        for (var letter = 0; letter + 1 < paragraph.Letters.Length; letter++)
        {
            if (
                paragraph.Places[letter + 1] == paragraph.Places[letter] + 1
                && block.GapAfter(start + letter) is { Length: > 0 } gap
            )
            {
                var at = paragraph.Places[letter + 1];
                (text ??= new StringBuilder(paragraph.Text.Length + 16))
                    .Append(paragraph.Text, from, at - from)
                    .Append(gap);
                from = at;
                receipts.Add(Receipt(paragraph.Text, at, gap, number));
            }
        }

        return text?.Append(paragraph.Text, from, paragraph.Text.Length - from).ToString()
            ?? paragraph.Text;
    }

    private static Receipt Receipt(string text, int at, string gap, int number)
    {
        var (start, end) = (at, at);
        while (start > 0 && at - start < MaxWord && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && end - at < MaxWord && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return new Receipt(
            "spacing_of_other_copy",
            text[start..end],
            $"{text[start..at]}{gap}{text[at..end]}",
            number
        );
    }
}
