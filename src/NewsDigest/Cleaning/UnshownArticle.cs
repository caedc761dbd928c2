using AngleSharp.Html.Dom;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// The article of a page that shows none, because a script is to draw it: as it is given to machines, to browsers without scripts,
/// or to the script itself. Each is much more text than the page shows, and leaves a receipt.
/// </summary>
internal static class UnshownArticle
{
    private const int MaxShown = 300; // letters; more is an article, or what stands in its place
    private const int MinNoScript = 200;

    /// <summary>Null where the page shows an article, or nothing holds one.</summary>
    public static IReadOnlyList<string>? Find(
        IHtmlDocument document,
        ShownArticle shown,
        List<Receipt> receipts
    )
    {
        if (shown.Letters > MaxShown)
        {
            return null;
        }

        if (JsonLdBody.Instead(shown.Data, shown.Letters) is { } body)
        {
            receipts.Add(
                new Receipt(
                    "json_ld_body",
                    "(the page shows no article; this is the text that it gives to machines)"
                )
            );
            return body;
        }

        if (NoScript(document, shown) is { } lines)
        {
            receipts.Add(
                new Receipt(
                    "noscript_body",
                    "(the page shows no article; this is the text that it gives to browsers without scripts)"
                )
            );
            return lines;
        }

        if (
            ScriptArticle.Find(shown.Page, shown.Title) is { } script
            && JsonLdBody.IsMuchMore(script.Lines, shown.Letters)
        )
        {
            receipts.Add(
                new Receipt(
                    "script_body",
                    $"(the page shows no article; this is the text in the data of its script '{script.Script}')"
                )
            );
            return script.Lines;
        }

        return null;
    }

    private static string[]? NoScript(IHtmlDocument document, ShownArticle shown)
    {
        if (
            shown
                .Page.LeftOut.Where(left => left.Rule == "unread_element:noscript")
                .Sum(left => left.Text.Length) < MinNoScript
        )
        {
            return null;
        }

        var article = ShownArticle.Of(FlatPage.Of(document, readsNoScript: true));
        string[] lines =
        [
            .. article
                .Found.Except(shown.Found)
                .SelectMany(block => block.Text.Split('\n'))
                .Where(line => !string.IsNullOrWhiteSpace(line)),
        ];
        return JsonLdBody.IsMuchMore(lines, shown.Letters) ? lines : null;
    }
}
