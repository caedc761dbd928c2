using System.Security.Cryptography;
using System.Text;

namespace NewsDigest.Evaluation;

/// <summary>Pages that test a reader view: that none makes cleaning fail, and how near its text comes to that view's.</summary>
internal static class OddPages
{
    public static IReadOnlyList<Row> Rows(
        DataSet set,
        IReadOnlyList<PageExtractor> extractors,
        bool worst
    )
    {
        var pages = set.Lines("expected.jsonl")
            .Select(line =>
                (
                    Id: line.Text("id"),
                    Html: set.Page(line.Text("html")),
                    Expected: line.Text("expected_text")
                )
            )
            .ToArray();
        List<Row> rows = [];
        foreach (var extractor in extractors)
        {
            var clock = PageClock.Warm(extractor, pages.Select(page => page.Html));
            var scores = pages
                .Select(page =>
                    (
                        page.Id,
                        Score: ShingleScore.Of(clock.Run(extractor, page.Html), page.Expected)
                    )
                )
                .ToArray();
            rows.Add(
                new Row(
                    set.Name,
                    $"all, {extractor.Name}",
                    "F1",
                    scores.Average(score => score.Score.F1),
                    pages.Length
                )
            );
            rows.AddRange(
                scores
                    .GroupBy(score => IsShut(score.Id))
                    .Select(half => new Row(
                        set.Name,
                        $"{(half.Key ? "shut" : "open")} half, {extractor.Name}",
                        "F1",
                        half.Average(score => score.Score.F1),
                        half.Count()
                    ))
            );
            rows.AddRange(clock.Rows(set, $"all, {extractor.Name}"));
            foreach (
                var (id, score) in worst && extractor == PageExtractor.All[0]
                    ? scores
                        .Where(score => !IsShut(score.Id))
                        .OrderBy(score => score.Score.F1)
                        .Take(20)
                    : []
            )
            {
                Console.WriteLine(
                    $"{score.F1:0.00} P {score.Precision:0.00} R {score.Recall:0.00} {id}"
                );
            }
        }

        return rows;
    }

    /// <summary>Pages that nobody reads: rules are made on the other half, and this one judges them.</summary>
    private static bool IsShut(string id) =>
        (SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] & 1) == 1;
}
