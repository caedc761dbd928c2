using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.Cleaning;

namespace NewsDigest.Evaluation;

/// <summary>What a set knows of a page beside its text. Empty is unknown, and not counted.</summary>
internal sealed record PageFacts(string Title, IReadOnlyList<string> Authors, string Date)
{
    public static IReadOnlyList<Row> Rows(
        DataSet set,
        IReadOnlyList<(string Html, PageFacts Facts)> pages,
        bool worst
    )
    {
        var found = pages
            .Select(page => (page.Facts, Clean: PageExtractor.Clean(page.Html)))
            .ToArray();
        List<Row> rows = [];
        Count(
            "title",
            facts => facts.Title.Length > 0,
            (facts, clean) => AlphanumericKey.Same(clean.Title ?? "-", facts.Title),
            facts => facts.Title,
            clean => clean.Title
        );
        Count(
            "authors",
            facts => facts.Authors.Count > 0,
            (facts, clean) => Names(facts.Authors).SetEquals(Names(clean.Page.Authors)),
            facts => string.Join(';', facts.Authors),
            clean => string.Join(';', clean.Page.Authors)
        );
        Count(
            "date",
            facts => facts.Date.Length > 0,
            (facts, clean) => clean.Page.PublishedAt is { } time && Same(facts.Date, time),
            facts => facts.Date,
            clean => $"{clean.Page.PublishedAt:O}"
        );
        return rows;

        void Count(
            string metric,
            Func<PageFacts, bool> isKnown,
            Func<PageFacts, CleanArticle, bool> isRight,
            Func<PageFacts, string> expected,
            Func<CleanArticle, string?> got
        )
        {
            var known = found.Where(page => isKnown(page.Facts)).ToArray();
            var wrong = known
                .Where(page => page.Clean is null || !isRight(page.Facts, page.Clean))
                .ToArray();
            rows.Add(
                new Row(
                    set.Name,
                    "all, newsdigest",
                    metric,
                    1 - (wrong.Length / (double)known.Length),
                    known.Length
                )
            );
            foreach (var page in worst ? wrong : [])
            {
                Console.WriteLine(
                    $"{metric}: '{expected(page.Facts)}' was found as '{(page.Clean is null ? null : got(page.Clean))}'"
                );
            }
        }
    }

    private static HashSet<string> Names(IEnumerable<string> names) =>
        [.. names.Select(name => AlphanumericKey.Of(name).Letters)];

    /// <summary>The instant where the set knows one, else the day as the page writes it.</summary>
    private static bool Same(string expected, DateTimeOffset time)
    {
        return DateTimeOffset.TryParse(
                expected,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var wanted
            )
            && (
                expected.Length > 19 ? (wanted - time).Duration() < TimeSpan.FromSeconds(1)
                : expected.Length > 10 ? wanted.DateTime == time.DateTime || wanted == time
                : wanted.Date == time.Date
            );
    }
}
