namespace NewsDigest.Cleaning.NoArticle;

/// <summary>
/// A front page, a section or a search: headlines that lead to other pages, each with a few words under it. An article may
/// link to others too, but tells more between two such links.
/// </summary>
internal static class IndexPage
{
    private const int MinCards = 4;
    private const double MostOf = 0.7; // of the letters that were found
    private const int LongestCard = 400; // letters under a headline
    private const int LongestIntroduction = 400; // letters that stand under none; more is an article with others below it
    private const int ShortestArticle = 60; // letters of a page that calls itself an article
    private const double LinkedHeadline = 0.8;
    private const int MinHeadline = 8; // letters
    private const int MaxHeadline = 200;

    /// <summary>What was counted, for a person; null where the page is none.</summary>
    /// <param name="found">What was taken for the article.</param>
    public static string? Evidence(FlatPage page, IReadOnlyList<PageBlock> found)
    {
        if (found.Count == 0)
        {
            return null;
        }

        var links = HeadlineLinks(page);
        var under = new Dictionary<string, int>(StringComparer.Ordinal);
        var all = 0;
        foreach (var block in found)
        {
            if (links[block.Index] is { Length: > 0 })
            {
                continue; // a headline itself
            }

            all += block.Letters;
            if (LinkAbove(links, block.Index) is { } link)
            {
                under[link] = under.GetValueOrDefault(link) + block.Letters;
            }
        }

        var cards = under.Values.Where(letters => letters <= LongestCard).ToList();
        var own = all - under.Values.Sum();
        var introduction = SaysThatItIsArticle(page) ? ShortestArticle : LongestIntroduction;
        var isList = cards.Count >= MinCards && cards.Sum() >= MostOf * all && own <= introduction;
        return isList
            ? $"{cards.Count} headlines with links to other pages stand in it, each with at most {cards.Max()} letters of text"
            : null;
    }

    private static bool SaysThatItIsArticle(FlatPage page) =>
        page.Said.Any(said =>
            said.GetAttribute("property") == "og:type" && said.GetAttribute("content") == "article"
        );

    private static string? LinkAbove(string?[] links, int index)
    {
        for (var above = index - 1; above >= 0; above--)
        {
            if (links[above] is { } link)
            {
                return link.Length > 0 ? link : null;
            }
        }

        return null;
    }

    /// <summary>For each block: where it leads as a linked headline; empty for a headline that leads nowhere; null for any other block.</summary>
    private static string?[] HeadlineLinks(FlatPage page)
    {
        var links = new string?[page.Blocks.Count];
        foreach (var element in page.Elements)
        {
            if (
                element.Tag is not ("h1" or "h2" or "h3" or "h4" or "h5")
                || element.EndBlock != element.FirstBlock + 1
            )
            {
                continue;
            }

            var block = page.Blocks[element.FirstBlock];
            var link =
                block.LinkShare >= LinkedHeadline
                    ? element.Element.QuerySelector("a[href]")
                    : element.Element.Closest("a[href]");
            var isHeadline = block.Letters is >= MinHeadline and <= MaxHeadline;
            links[block.Index] =
                isHeadline && LeadsElsewhere(link?.GetAttribute("href")) is { } address
                    ? address
                    : "";
        }

        return links;
    }

    private static string? LeadsElsewhere(string? href) =>
        href is { Length: > 1 } && href[0] != '#' ? href : null;
}
