using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NewsDigest.Evaluation;

/// <summary>A web page as a plain scraper gives it: all visible text, with a line break where a block ends, menus and all.</summary>
internal static class VisiblePage
{
    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "head",
        "iframe",
        "object",
        "canvas",
        "video",
        "audio",
        "select",
        "textarea",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    };

    public static string Text(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var text = new StringBuilder();
        if (document.Body is { } body)
        {
            Append(body, text);
        }

        return string.Join(
            '\n',
            text.ToString()
                .Split('\n')
                .Select(line =>
                    string.Join(
                        ' ',
                        line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)
                    )
                )
                .Where(line => line.Length > 0)
        );
    }

    private static void Append(IElement element, StringBuilder text)
    {
        foreach (var child in element.ChildNodes)
        {
            switch (child)
            {
                case IText words:
                    text.Append(words.Data.Replace('\n', ' '));
                    break;
                case IHtmlBreakRowElement:
                    text.Append('\n');
                    break;
                case IElement inner
                    when !Unseen.Contains(inner.LocalName) && !inner.HasAttribute("hidden"):
                    var isBlock = Blocks.Contains(inner.LocalName);
                    text.Append(isBlock ? "\n" : "");
                    Append(inner, text);
                    text.Append(isBlock ? "\n" : "");
                    break;
            }
        }
    }
}
