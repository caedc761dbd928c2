using System.Text.RegularExpressions;

namespace NewsDigest.Evaluation;

/// <summary>Pages with pieces of text that people picked: some must be kept, some must go.</summary>
internal static partial class SegmentPages
{
    public static IReadOnlyList<Row> Rows(
        DataSet set,
        IReadOnlyList<PageExtractor> extractors,
        bool worst
    )
    {
        var pages = set.Lines("evaldata.jsonl")
            .Select(line => new Page(
                line.Text("url"),
                line.Text("guessed_lang"),
                set.Page(line.Text("html")),
                line.Texts("with"),
                line.Texts("without"),
                new PageFacts(
                    line.Text("title"),
                    line.Text("author") is { Length: > 0 } author ? [author] : [],
                    line.Text("date")
                )
            ))
            .ToArray();
        return
        [
            .. extractors.SelectMany(extractor => Rows(set, pages, extractor, worst)),
            .. PageFacts.Rows(set, [.. pages.Select(page => (page.Html, page.Facts))], worst),
        ];
    }

    private static List<Row> Rows(DataSet set, Page[] pages, PageExtractor extractor, bool worst)
    {
        var clock = PageClock.Warm(extractor, pages.Select(page => page.Html));
        var counts = pages
            .Select(page =>
            {
                var text = Folded(clock.Run(extractor, page.Html));
                var (lost, leaked) = (
                    page.With.Where(segment => !Has(text, segment)).ToArray(),
                    page.Without.Where(segment => Has(text, segment)).ToArray()
                );
                if (worst && extractor == PageExtractor.All[0])
                {
                    SegmentMisses.Print(page.Url, page.Html, lost, leaked);
                }

                return (
                    page.Language,
                    Kept: page.With.Length - lost.Length,
                    Lost: lost.Length,
                    Leaked: leaked.Length,
                    Gone: page.Without.Length - leaked.Length
                );
            })
            .ToArray();

        List<Row> rows = [];
        foreach (
            var group in counts
                .GroupBy(count => count.Language)
                .Where(group => group.Count() > 2)
                .Select(group => ($"{group.Key}, {extractor.Name}", group.ToArray()))
                .Append(($"all, {extractor.Name}", counts))
        )
        {
            var (name, all) = group;
            double kept = all.Sum(count => count.Kept);
            var (precision, recall) = (
                kept / Math.Max(1, kept + all.Sum(count => count.Leaked)),
                kept / (kept + all.Sum(count => count.Lost))
            );
            rows.Add(
                new Row(
                    set.Name,
                    name,
                    "precision",
                    precision,
                    all.Sum(count => count.Kept + count.Leaked)
                )
            );
            rows.Add(
                new Row(set.Name, name, "recall", recall, all.Sum(count => count.Kept + count.Lost))
            );
            rows.Add(
                new Row(
                    set.Name,
                    name,
                    "F",
                    2 * precision * recall / (precision + recall),
                    all.Sum(count => count.Kept + count.Lost + count.Leaked + count.Gone)
                )
            );
        }

        rows.AddRange(clock.Rows(set, $"all, {extractor.Name}"));
        return rows;
    }

    private static bool Has(string text, string segment) =>
        text.Contains(Folded(segment), StringComparison.Ordinal);

    private static string Folded(string text) => Space().Replace(text, " ");

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();

    private sealed record Page(
        string Url,
        string Language,
        string Html,
        string[] With,
        string[] Without,
        PageFacts Facts
    );
}
