using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>What of a page was left out, with its text and why: one receipt for each run of neighbours that have the same reason.</summary>
internal static class PageReceipts
{
    public static IEnumerable<Receipt> Of(FlatPage page, IEnumerable<PageBlock> kept)
    {
        foreach (var receipt in OfLines(page))
        {
            yield return receipt;
        }

        var stays = kept.Select(block => block.Index).ToHashSet();
        for (var first = 0; first < page.Blocks.Count; )
        {
            if (stays.Contains(first))
            {
                first++;
                continue;
            }

            var (rule, next) = (Rule(page, page.Blocks[first]), first + 1);
            while (
                next < page.Blocks.Count
                && !stays.Contains(next)
                && Rule(page, page.Blocks[next]) == rule
            )
            {
                next++;
            }

            yield return new Receipt(
                rule,
                string.Join('\n', page.Blocks[first..next].Select(block => block.Text.Trim())),
                null,
                first + 1
            );
            first = next;
        }
    }

    /// <summary>What lines hold and do not show: neighbours of one kind have one receipt.</summary>
    private static IEnumerable<Receipt> OfLines(FlatPage page)
    {
        for (var first = 0; first < page.LeftOut.Count; )
        {
            var (rule, block, next) = (
                page.LeftOut[first].Rule,
                page.LeftOut[first].Block,
                first + 1
            );
            while (
                next < page.LeftOut.Count
                && page.LeftOut[next].Rule == rule
                && page.LeftOut[next].Block == block
            )
            {
                next++;
            }

            yield return new Receipt(
                rule,
                string.Join('\n', page.LeftOut[first..next].Select(left => left.Text)),
                null,
                block + 1
            );
            first = next;
        }
    }

    private static string Rule(FlatPage page, PageBlock block) =>
        page.Elements[block.Element].Boilerplate is { } sign ? $"page_furniture:{sign}"
        : block.LinkShare >= ArticleBlocks.MaxLinks ? "page_links"
        : "page_outside_article";
}
