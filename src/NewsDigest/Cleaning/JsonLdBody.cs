using NewsDigest.Cleaning.Markup;

namespace NewsDigest.Cleaning;

/// <summary>
/// What the page gives machines as the article's body says which of the blocks that readers see belong to it. It is believed
/// only where readers see it too, or see no article at all; spacing and paragraphs always come from what is shown.
/// </summary>
internal static class JsonLdBody
{
    private const int MinBody = 200; // letters
    private const int MinBlock = 25;
    private const int MuchMore = 3; // times
    private const double MaxLinks = 0.9;
    private const double Shown = 0.8; // of the body's letters
    private const double Whole = 0.6; // of what was found

    public static List<PageBlock> Choose(FlatPage page, List<PageBlock> found, JsonLdArticle? data)
    {
        // The posts of a live blog are often the first few of what is shown.
        if (
            data is not { Body: { } body, IsLive: false }
            || AlphanumericKey.Of(MarkupText.Plain(body)).Letters
                is not { Length: >= MinBody } letters
        )
        {
            return found;
        }

        var inside = page
            .Blocks.Where(block =>
                block.Letters >= MinBlock
                && page.Elements[block.Element].Boilerplate is null
                && letters.Contains(
                    AlphanumericKey.Of(block.Text).Letters,
                    StringComparison.Ordinal
                )
            )
            .ToHashSet();
        var (shown, all) = (inside.Sum(block => block.Letters), found.Sum(block => block.Letters));
        if (shown < Shown * letters.Length || shown < Whole * all)
        {
            return found;
        }

        // What is found between its paragraphs is the article's, whatever the body for machines leaves out: boxes, lists, a paragraph
        // that is written with other letters there. Headings and the lead before it are often left out as well.
        var last = inside.Max(block => block.Index);
        return
        [
            .. found
                .Where(block => block.Index < last)
                .Concat(inside.Where(block => block.LinkShare < MaxLinks))
                .Distinct()
                .OrderBy(block => block.Index),
        ];
    }

    /// <summary>For a page that shows nothing to read: its body comes by script.</summary>
    public static IReadOnlyList<string>? Instead(JsonLdArticle? data, int found)
    {
        if (data?.Body is not { } body || AlphanumericKey.Of(body).Letters.Length < MinBody)
        {
            return null;
        }

        var lines = MarkupText.Lines(body);
        return IsMuchMore(lines, found) ? lines : null;
    }

    public static bool IsMuchMore(IEnumerable<string> lines, int found) =>
        lines.Sum(line => line.Count(char.IsLetterOrDigit)) >= Math.Max(MinBody, MuchMore * found);
}
