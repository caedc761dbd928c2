using System.Diagnostics;
using NewsDigest.Articles;
using NewsDigest.Cleaning;

namespace NewsDigest.Evaluation;

/// <summary>
/// What the plain-text path makes of a page's whole visible text: of the words of the body that the text has, how many are kept;
/// of the words that are no body, how many are gone. The headline counts as neither, the standfirst as body, a caption as no body.
/// </summary>
internal static class MessPages
{
    private const int FewPages = 3;
    private const int Listed = 20;

    /// <summary>Pages whose body is known as a whole.</summary>
    public static IReadOnlyList<Row> WholeBodies(DataSet set, bool worst)
    {
        var (scores, clock, alone, words) = (new List<MessScore>(), new Stopwatch(), 0, 0);
        foreach (var line in set.Lines("expected.jsonl"))
        {
            var mess = VisiblePage.Text(set.Page(line.Text("html")));
            clock.Start();
            var clean = Clean(mess);
            clock.Stop();
            scores.Add(
                MessScore.Of(
                    line.Text("id"),
                    line.Texts("lang")[0],
                    mess,
                    clean,
                    $"{line.Text("summary")}\n{line.Text("text")}",
                    line.Text("title")
                )
            );

            var body = new WordCover(line.Text("text"));
            words += body.Words;
            alone += body.In(new WordCover(Clean(line.Text("text"))).Runs()).Count(had => had);
        }

        foreach (
            var score in worst
                ? scores
                    .OrderBy(score => score.Kept)
                    .Take(Listed)
                    .Concat(scores.OrderBy(score => score.Gone).Take(Listed))
                : []
        )
        {
            Console.WriteLine(
                $"kept {score.Kept:0.000} of {score.Body}, gone {score.Gone:0.000} of {score.Other}: {score.Id}"
            );
        }

        return
        [
            .. scores
                .GroupBy(score => score.Language)
                .Where(group => group.Count() >= FewPages)
                .SelectMany(group => Rows(set, group.Key, [.. group])),
            .. Rows(set, "all", scores),
            new Row(
                set.Name,
                "all, body alone as text",
                "words kept",
                alone / (double)words,
                words
            ),
            new Row(
                set.Name,
                "all, page as text",
                "ms a page",
                clock.Elapsed.TotalMilliseconds / scores.Count,
                scores.Count
            ),
        ];
    }

    /// <summary>Pages of which some pieces are known to be body, and some not.</summary>
    public static IReadOnlyList<Row> Segments(DataSet set)
    {
        var (with, kept, without, gone) = (0, 0, 0, 0);
        foreach (var line in set.Lines("evaldata.jsonl"))
        {
            var mess = VisiblePage.Text(set.Page(line.Text("html")));
            var (before, after) = (Folded(mess), Folded(Clean(mess)));
            var (wanted, unwanted) = (
                line.Texts("with").Select(Folded).Where(before.Contains).ToArray(),
                line.Texts("without").Select(Folded).Where(before.Contains).ToArray()
            );
            (with, kept) = (with + wanted.Length, kept + wanted.Count(after.Contains));
            (without, gone) = (
                without + unwanted.Length,
                gone + unwanted.Count(segment => !after.Contains(segment))
            );
        }

        return
        [
            new Row(set.Name, "page as text", "segments kept", kept / (double)with, with),
            new Row(
                set.Name,
                "page as text",
                "unwanted segments gone",
                gone / (double)without,
                without
            ),
        ];
    }

    private static IEnumerable<Row> Rows(DataSet set, string group, List<MessScore> scores)
    {
        var (body, other) = (scores.Sum(score => score.Body), scores.Sum(score => score.Other));
        return
        [
            new Row(
                set.Name,
                $"{group}, page as text",
                "body words kept",
                scores.Sum(score => score.BodyKept) / (double)body,
                body
            ),
            new Row(
                set.Name,
                $"{group}, page as text",
                "other words gone",
                1 - (scores.Sum(score => score.OtherKept) / (double)other),
                other
            ),
            new Row(
                set.Name,
                $"{group}, page as text",
                "body words kept, mean of pages",
                scores.Average(score => score.Kept),
                scores.Count
            ),
            new Row(
                set.Name,
                $"{group}, page as text",
                "other words gone, mean of pages",
                scores.Average(score => score.Gone),
                scores.Count
            ),
        ];
    }

    private static string Clean(string text) =>
        ArticleCleaner.TryClean(
            new RawArticle(
                new ArticleId("x"),
                null,
                text,
                ArticleFormat.Text,
                null,
                ArticleSource.Unknown,
                null,
                ArticlePriority.Normal,
                [],
                null
            )
        )
            is { } clean
            ? string.Join(
                '\n',
                clean.Paragraphs.Select(paragraph => paragraph.Text).Prepend(clean.Title ?? "")
            )
            : "";

    private static string Folded(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
