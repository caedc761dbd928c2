using AngleSharp.Html.Parser;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>The article of a web page: the blocks that readers see and that belong to it, and what the page says about itself.</summary>
internal static class HtmlArticle
{
    public static (PageMetadata Page, string? Title, IReadOnlyList<TextLine> Lines) Read(string html, List<Receipt> receipts)
    {
        using var document = new HtmlParser().ParseDocument(DeepPage.Flatten(html, receipts));
        var page = FlatPage.Of(document);
        PageFurniture.Mark(page);
        var data = JsonLdArticle.Find(page);
        var title = PageDescription.Title(page, data);

        var found = JsonLdBody.Choose(page, ArticleBlocks.Find(page, title), data?.Body);
        found = found.Count > 0 ? found : page.Blocks; // a page of links alone
        var lines = JsonLdBody.Instead(data?.Body, found.Sum(block => block.Letters), receipts);
        if (lines is null)
        {
            lines = Lines(found);
            receipts.Add(new Receipt("page_furniture", $"({page.Blocks.Count - found.Count} of the page's {page.Blocks.Count} blocks of text: menus, lists of links, notices and other parts outside the article)"));
        }

        return (PageDescription.Metadata(page, data, document.DocumentElement.GetAttribute("lang")), title, lines);
    }

    private static List<TextLine> Lines(IEnumerable<PageBlock> blocks) =>
        [.. blocks.SelectMany(block => block.Text.Split('\n')).Where(text => !string.IsNullOrWhiteSpace(text)).Select((text, index) => new TextLine(text, index + 1, AfterGap: true))];
}
