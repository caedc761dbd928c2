using AngleSharp.Html.Parser;
using NewsDigest.Articles;
using NewsDigest.Cleaning;

namespace NewsDigest.Evaluation;

/// <summary>A way from a page to its text: ours and three plain ones.</summary>
internal sealed record PageExtractor(string Name, Func<string, string> Extract)
{
    private const int LongParagraph = 60; // characters

    public static readonly PageExtractor[] All =
    [
        new("newsdigest", html => Clean(html)?.Text ?? ""),
        new(
            "smartreader alone",
            html =>
                new SmartReader.Reader("https://localhost/", html).GetArticle().TextContent ?? ""
        ),
        new(
            "long <p>",
            html =>
                string.Join(
                    '\n',
                    new HtmlParser()
                        .ParseDocument(html)
                        .QuerySelectorAll("p")
                        .Select(p => p.TextContent.Trim())
                        .Where(text => text.Length >= LongParagraph)
                )
        ),
        new("all visible text", VisibleText),
    ];

    public static CleanArticle? Clean(string html) =>
        ArticleCleaner.TryClean(
            new RawArticle(
                new ArticleId("x"),
                null,
                html,
                ArticleFormat.Html,
                null,
                ArticleSource.Unknown,
                null,
                ArticlePriority.Normal,
                [],
                null
            )
        );

    private static string VisibleText(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        foreach (
            var hidden in document.QuerySelectorAll("script, style, noscript, template").ToArray()
        )
        {
            hidden.Remove();
        }

        return document.Body?.TextContent ?? "";
    }
}
