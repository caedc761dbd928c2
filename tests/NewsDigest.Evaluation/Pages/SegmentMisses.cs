using AngleSharp.Html.Parser;
using NewsDigest.Cleaning;

namespace NewsDigest.Evaluation;

/// <summary>Says for each piece of text that was lost or let through which part of the page it stands in, and what was thought of that.</summary>
internal static class SegmentMisses
{
    /// <summary>Paragraphs instead of segments: those expected and not found, and those found and not expected.</summary>
    public static void Print(string id, string html, string expected)
    {
        var text = PageExtractor.Clean(html)?.Text ?? "";
        var (found, wanted) = (
            AlphanumericKey.Of(text).Letters,
            AlphanumericKey.Of(expected).Letters
        );
        Print(
            id,
            html,
            [
                .. Lines(expected)
                    .Where(line =>
                        !found.Contains(AlphanumericKey.Of(line).Letters, StringComparison.Ordinal)
                    ),
            ],
            [
                .. Lines(text)
                    .Where(line =>
                        !wanted.Contains(AlphanumericKey.Of(line).Letters, StringComparison.Ordinal)
                    ),
            ]
        );

        static IEnumerable<string> Lines(string text) =>
            text.Split('\n').Where(line => line.Any(char.IsLetterOrDigit));
    }

    public static void Print(
        string url,
        string html,
        IReadOnlyList<string> lost,
        IReadOnlyList<string> leaked
    )
    {
        if (lost.Count + leaked.Count == 0)
        {
            return;
        }

        var document = new HtmlParser().ParseDocument(html);
        var page = FlatPage.Of(document);
        var found = ShownArticle.Of(page).Found;
        var receipts = PageExtractor.Clean(html)?.Receipts ?? [];
        Console.WriteLine(url);
        foreach (
            var (what, segment) in lost.Select(segment => ("LOST  ", segment))
                .Concat(leaked.Select(segment => ("LEAKED", segment)))
        )
        {
            var letters = AlphanumericKey.Of(segment).Letters;
            var block =
                page.Blocks.LastOrDefault(block =>
                    found.Contains(block)
                    && AlphanumericKey
                        .Of(block.Text)
                        .Letters.Contains(letters, StringComparison.Ordinal)
                )
                ?? page.Blocks.FirstOrDefault(block =>
                    AlphanumericKey
                        .Of(block.Text)
                        .Letters.Contains(letters, StringComparison.Ordinal)
                );
            var receipt = receipts.FirstOrDefault(receipt =>
                AlphanumericKey.Of(receipt.Text).Letters.Contains(letters, StringComparison.Ordinal)
            );
            Console.WriteLine(
                $"  {what} '{segment}': {(block is null ? "in no block" : $"{(found.Contains(block) ? "found" : "not found")}, {page.Elements[block.Element].Boilerplate ?? "no furniture"}, links {block.LinkShare:0.0}, {block.Letters} letters, {Path(page, block.Element)}")}{(receipt is null ? "" : $"; receipt {receipt.Rule}")}"
            );
        }
    }

    private static string Path(FlatPage page, int element)
    {
        List<string> names = [];
        for (; element >= 0 && names.Count < 9; element = page.Elements[element].Parent)
        {
            var at = page.Elements[element].Element;
            names.Add(
                $"{at.LocalName}{(at.ClassName is { Length: > 0 } name ? $".{name[..Math.Min(50, name.Length)]}" : "")}{(at.Id is { Length: > 0 } id ? $"#{id}" : "")}"
            );
        }

        return string.Join(" < ", names);
    }
}
