namespace NewsDigest.Evaluation;

/// <summary>Pages with the text that one parser for each publisher took from them (summary and text), its title, authors and date.</summary>
internal static class ShinglePages
{
    private const int Listed = 30;

    public static IReadOnlyList<Row> Rows(
        DataSet set,
        IReadOnlyList<PageExtractor> extractors,
        bool worst
    )
    {
        var pages = set.Lines("expected.jsonl")
            .Select(line => new Page(
                line.Text("id"),
                line.Texts("lang")[0],
                set.Page(line.Text("html")),
                $"{line.Text("summary")}\n{line.Text("text")}",
                new PageFacts(
                    line.Text("title"),
                    line.Texts("authors"),
                    line.Text("publishing_date")
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
        List<Row> rows = [];
        var clock = PageClock.Warm(extractor, pages.Select(page => page.Html));
        var scores = pages
            .Select(page =>
                (
                    page.Id,
                    page.Language,
                    Score: ShingleScore.Of(clock.Run(extractor, page.Html), page.Expected)
                )
            )
            .ToArray();
        foreach (
            var group in scores.GroupBy(score => score.Language).Where(group => group.Count() > 2)
        )
        {
            rows.AddRange(
                Rows(set, $"{group.Key}, {extractor.Name}", [.. group.Select(score => score.Score)])
            );
        }

        rows.AddRange(
            Rows(set, $"all, {extractor.Name}", [.. scores.Select(score => score.Score)])
        );
        rows.AddRange(clock.Rows(set, $"all, {extractor.Name}"));
        if (worst && extractor == PageExtractor.All[0])
        {
            foreach (var (id, _, score) in scores.OrderBy(score => score.Score.F1).Take(Listed))
            {
                Console.WriteLine(
                    $"{score.F1:0.00} P {score.Precision:0.00} R {score.Recall:0.00} {id}"
                );
                var page = pages.First(page => page.Id == id);
                SegmentMisses.Print(id, page.Html, page.Expected);
            }
        }

        return rows;
    }

    private static Row[] Rows(DataSet set, string group, ShingleScore[] scores) =>
        [
            new(
                set.Name,
                group,
                "precision",
                scores.Average(score => score.Precision),
                scores.Length
            ),
            new(set.Name, group, "recall", scores.Average(score => score.Recall), scores.Length),
            new(set.Name, group, "F1", scores.Average(score => score.F1), scores.Length),
        ];

    private sealed record Page(
        string Id,
        string Language,
        string Html,
        string Expected,
        PageFacts Facts
    );
}
