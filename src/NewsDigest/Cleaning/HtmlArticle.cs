using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsDigest.Articles;
using SmartReader;

namespace NewsDigest.Cleaning;

/// <summary>
/// The article of a web page: what the page itself says in JSON-LD, when that agrees with what it shows; else what a reader
/// view finds; else its text. Metadata comes along.
/// </summary>
internal static class HtmlArticle
{
    private const int MinBody = 200; // letters; less is a teaser
    private static readonly string[] Blocks = ["p", "h2", "h3", "h4", "li", "blockquote", "pre", "dd", "dt"];
    private static readonly string[] NeverText = ["script", "style", "noscript", "template", "svg", "figure", "figcaption", "iframe", "form", "button", "nav", "aside", "footer", "header"];

    public static (PageMetadata Page, string? Title, IReadOnlyList<TextLine> Lines) Read(string html, List<Receipt> receipts)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var data = JsonLdArticle.Find(document);
        var page = Metadata(document, data);
        var shown = Squash.Of(document.Body?.TextContent ?? "").Letters;

        var lines = FromJsonLd(data, shown) ?? FromReader(html, receipts) ?? FromBlocks(document.Body);
        return (page, Title(document, data), lines);
    }

    /// <summary>Only where the page shows the same text: a JSON-LD body that readers do not see may be anything.</summary>
    private static IReadOnlyList<TextLine>? FromJsonLd(JsonLdArticle? data, string shown)
    {
        if (data?.Body is not { } body || Squash.Of(body).Letters is not { Length: >= MinBody } letters || !TextLines.Split(body).Skip(1).Any())
        {
            return null;
        }

        var probes = Enumerable.Range(1, 3).Select(part => letters.Substring(part * (letters.Length - 40) / 4, 40));
        return probes.All(probe => shown.Contains(probe, StringComparison.Ordinal)) ? TextLines.Split(body) : null;
    }

    private static List<TextLine>? FromReader(string html, List<Receipt> receipts)
    {
        using var reader = new Reader("https://localhost/", html); // the address only resolves relative links
        var article = reader.GetArticle();
        if (article.Errors.FirstOrDefault() is { } error)
        {
            receipts.Add(new Receipt("reader_view_failed", $"{error.GetType().Name}: the text was taken from the page's own paragraphs instead"));
        }

        if (!article.IsReadable && Squash.Of(article.TextContent ?? "").Letters.Length < MinBody)
        {
            return null;
        }

        using var content = new HtmlParser().ParseDocument(article.Content ?? "");
        var lines = FromBlocks(content.Body);
        receipts.Add(new Receipt("page_furniture", "(menus, scripts and other parts of the page outside the article)"));
        return lines is [] ? null : lines;
    }

    private static List<TextLine> FromBlocks(IElement? body)
    {
        List<TextLine> lines = [];
        if (body is null)
        {
            return lines;
        }

        foreach (var unwanted in body.QuerySelectorAll(string.Join(',', NeverText)).ToArray())
        {
            unwanted.Remove();
        }

        var blocks = body.QuerySelectorAll(string.Join(',', Blocks)).Where(block => block.QuerySelector(string.Join(',', Blocks)) is null).ToArray();
        var texts = blocks.Length > 0 ? blocks.SelectMany(Text) : Text(body);
        lines.AddRange(texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select((text, index) => new TextLine(text, index + 1, AfterGap: true)));
        return lines;
    }

    private static IEnumerable<string> Text(IElement block)
    {
        var text = new StringBuilder();
        Append(block, text);
        return text.ToString().Split('\n');
    }

    private static void Append(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText words:
                    text.Append(words.Data.Replace('\n', ' ').Replace('\r', ' '));
                    break;
                case IHtmlBreakRowElement:
                    text.Append('\n');
                    break;
                case IElement element:
                    Append(element, text);
                    break;
            }
        }
    }

    private static string? Title(IHtmlDocument document, JsonLdArticle? data) =>
        new[] { data?.Headline, Meta(document, "og:title"), document.QuerySelector("h1")?.TextContent, document.Title }
            .FirstOrDefault(title => !string.IsNullOrWhiteSpace(title)) is { } found ? WithoutSite(found, Meta(document, "og:site_name")) : null;

    private static string WithoutSite(string title, string? site)
    {
        foreach (var separator in (string[])[" | ", " - ", " – ", " — ", " · "])
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && (Squash.Same(title[(at + separator.Length)..], site) || separator == " | "))
            {
                return title[..at];
            }
        }

        return title;
    }

    private static PageMetadata Metadata(IHtmlDocument document, JsonLdArticle? data) => new(
        data?.Authors is [_, ..] authors ? authors : Meta(document, "author") is { } author ? [author] : [],
        Time(data?.Published) ?? Time(Meta(document, "article:published_time")) ?? Time(document.QuerySelector("time[datetime]")?.GetAttribute("datetime")),
        data?.Section ?? Meta(document, "article:section"),
        document.DocumentElement.GetAttribute("lang") is { Length: >= 2 } language ? language : null,
        Uri.TryCreate(document.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? Meta(document, "og:url"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null,
        Meta(document, "og:site_name"));

    private static string? Meta(IHtmlDocument document, string name) =>
        document.QuerySelector($"meta[property='{name}'], meta[name='{name}']")?.GetAttribute("content")?.Trim() is { Length: > 0 } content ? content : null;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
