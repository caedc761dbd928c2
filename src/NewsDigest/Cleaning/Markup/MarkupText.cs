using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace NewsDigest.Cleaning.Markup;

/// <summary>A text that a page hands to machines: it may hold HTML, or HTML whose signs were written as entities.</summary>
internal static partial class MarkupText
{
    public static IReadOnlyList<string> Lines(string text)
    {
        var decoded = text.Contains('&', StringComparison.Ordinal)
            ? WebUtility.HtmlDecode(text)
            : text;
        if (!Tag().IsMatch(decoded))
        {
            return [.. TextLines.Split(decoded).Select(line => line.Text)];
        }

        // What was escaped is decoded already; what is markup keeps its entities for the parser.
        using var document = new HtmlParser().ParseDocument(
            DeepPage.Flatten(Tag().IsMatch(text) ? text : decoded, [])
        );
        var page = FlatPage.Of(document);
        PageBoilerplate.Mark(page);
        return
        [
            .. page
                .Blocks.Where(block => page.Elements[block.Element].Boilerplate is null)
                .SelectMany(block => block.Text.Split('\n'))
                .Where(line => !string.IsNullOrWhiteSpace(line)),
        ];
    }

    public static string Plain(string text) => string.Join('\n', Lines(text));

    [GeneratedRegex(
        @"</?(?:p|br|div|h[1-6]|ul|ol|li|a|b|strong|em|i|span|blockquote|figure|img|table|section|article)(?:\s[^<>]*)?/?>",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Tag();
}
