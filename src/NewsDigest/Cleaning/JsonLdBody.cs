using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// What the page gives machines as the article's body says which of the blocks that readers see belong to it. It is believed
/// only where readers see it too, or see no article at all; spacing and paragraphs always come from what is shown.
/// </summary>
internal static class JsonLdBody
{
    private const int MinBody = 200; // letters
    private const int MinBlock = 25;
    private const int MaxShown = 300; // letters
    private const int MuchMore = 3; // times
    private const double MaxLinks = 0.9;
    private const double Shown = 0.8; // of the body's letters
    private const double Whole = 0.6; // of what was found

    public static List<PageBlock> Choose(FlatPage page, List<PageBlock> found, string? body)
    {
        if (body is null || Squash.Of(body).Letters is not { Length: >= MinBody } letters)
        {
            return found;
        }

        var inside = page.Blocks.Where(block => block.Letters >= MinBlock && page.Elements[block.Element].Furniture is null && letters.Contains(Squash.Of(block.Text).Letters, StringComparison.Ordinal)).ToHashSet();
        var (shown, all) = (inside.Sum(block => block.Letters), found.Sum(block => block.Letters));
        if (shown < Shown * letters.Length || shown < Whole * all)
        {
            return found;
        }

        // Headings, lists and the lead are often left out of the body for machines.
        var (first, last) = (inside.Min(block => block.Index), inside.Max(block => block.Index));
        return [.. found.Where(block => block.Index < first || (block.Index < last && block.Letters < 120)).Concat(inside.Where(block => block.LinkShare < MaxLinks)).Distinct().OrderBy(block => block.Index)];
    }

    /// <summary>For a page that shows nothing to read: its body comes by script.</summary>
    public static IReadOnlyList<TextLine>? Instead(string? body, int found, List<Receipt> receipts)
    {
        if (body is null || found > MaxShown || Squash.Of(body).Letters.Length < Math.Max(MinBody, MuchMore * found))
        {
            return null;
        }

        receipts.Add(new Receipt("json_ld_body", "(the page shows no article; this is the text that it gives to machines)"));
        return TextLines.Split(body);
    }
}
