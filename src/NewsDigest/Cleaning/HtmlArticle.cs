using AngleSharp.Html.Parser;
using NewsDigest.Articles;
using NewsDigest.Cleaning.NoArticle;

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
        var instead = JsonLdBody.Instead(data?.Body, found.Sum(block => block.Letters), receipts);
        receipts.AddRange(PageReceipts.Of(page, kept: instead is null ? found : []));

        var metadata = PageDescription.Metadata(page, data, document.DocumentElement.GetAttribute("lang")) with
        {
            IndexEvidence = instead is null ? IndexPage.Evidence(page, found) : null,
        };
        return (metadata, title, instead ?? Lines(found));
    }

    /// <summary>Numbered as the page's blocks of text are, so that receipts of all rules count the same way.</summary>
    private static List<TextLine> Lines(IEnumerable<PageBlock> blocks) =>
        [.. blocks.SelectMany(block => block.Text.Split('\n').Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => new TextLine(text, block.Index + 1, AfterGap: true)))];
}
