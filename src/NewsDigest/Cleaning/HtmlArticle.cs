using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using NewsDigest.Articles;
using NewsDigest.Cleaning.NoArticle;

namespace NewsDigest.Cleaning;

/// <summary>The article of a web page: the blocks that readers see and that belong to it, and what the page says about itself.</summary>
internal static partial class HtmlArticle
{
    public static PageReading Read(string html, List<Receipt> receipts)
    {
        using var document = new HtmlParser().ParseDocument(
            WithShadowTemplates(DeepPage.Flatten(html, receipts))
        );
        var shown = ShownArticle.Of(FlatPage.Of(document));
        var instead = UnshownArticle.Find(document, shown, receipts);
        receipts.AddRange(PageReceipts.Of(shown.Page, kept: instead is null ? shown.Found : []));

        var metadata = PageDescription.Metadata(
            shown.Page,
            shown.Data,
            document.DocumentElement.GetAttribute("lang")
        ) with
        {
            IndexEvidence = instead is null ? IndexPage.Evidence(shown.Page, shown.Found) : null,
        };
        return new PageReading(
            metadata,
            shown.Title,
            instead is null
                ? Lines(shown)
                :
                [
                    .. instead.Select(
                        (line, index) => new TextLine(line, index + 1, AfterGap: true)
                    ),
                ],
            instead is null ? VisibleNumbers.Of(document) : null
        );
    }

    /// <summary>The parser takes a shadow root out of the tree, a closed one for good; as a template it stays where readers see it.</summary>
    private static string WithShadowTemplates(string html) =>
        html.Contains("shadowroot", StringComparison.OrdinalIgnoreCase)
            ? ShadowRoot().Replace(html, "$1data-shadowroot=")
            : html;

    /// <summary>Numbered as the page's blocks of text are, so that receipts of all rules count the same way.</summary>
    private static List<TextLine> Lines(ShownArticle shown) =>
        [
            .. shown.Found.SelectMany(block =>
                block
                    .Text.Split('\n')
                    .Where(text => !string.IsNullOrWhiteSpace(text))
                    .Select(text => new TextLine(text, block.Index + 1, AfterGap: true)
                    {
                        IsOfArticle = IsMarkedAsText(shown.Page, block),
                        IsEntry = ArticleBlocks.IsEntry(shown.Page, block),
                        IsPostTime = ArticleBlocks.IsPostTime(shown.Page, block),
                        IsStandfirst = ArticleBlocks.IsStandfirst(shown.Page, block),
                    })
            ),
        ];

    private static bool IsMarkedAsText(FlatPage page, PageBlock block) =>
        page.Elements[block.Element].Tag is "li" or "tr" or "dd" or "dt" or "p"
        && block.LinkShare < ArticleBlocks.MaxLinks;

    [GeneratedRegex(
        @"(<template\b[^<>]{0,200}?\s)shadowroot(?:mode)?\s*=",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex ShadowRoot();
}
