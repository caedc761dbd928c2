using System.CommandLine;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Cleaning;

namespace NewsDigest.Evaluation;

/// <summary>Real articles, whole and cut short, that must not be taken for notices, and notices that must be.</summary>
internal static class NoArticleEvaluation
{
    private const int MaxShort = 3; // paragraphs

    private static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "Folder with sets named html_fundus*, html_trafilatura*, html_readability*.",
        Required = true,
    };
    private static readonly Option<FileInfo?> Notices = new("--notices")
    {
        Description = "Notices as lines {kind, language, title, html or text}.",
    };
    private static readonly Option<FileInfo?> Json = new("--json")
    {
        Description = "Also write the rows {set, group, metric, value, n} to this file.",
    };
    private static readonly Option<bool> Worst = new("--worst")
    {
        Description = "List what was judged wrongly.",
    };

    public static Command Create()
    {
        var command = new Command(
            "articles",
            "How many real articles are taken for notices, and how many notices for articles."
        )
        {
            Data,
            Notices,
            Json,
            Worst,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        var data = command.GetRequiredValue(Data);
        var worst = command.GetValue(Worst);
        List<Row> rows =
        [
            .. DataSet
                .Named(data, "html_fundus")
                .SelectMany(set => Pages(set, "expected.jsonl", worst)),
            .. DataSet
                .Named(data, "html_trafilatura")
                .SelectMany(set => Pages(set, "evaldata.jsonl", worst)),
            .. DataSet
                .Named(data, "html_readability")
                .SelectMany(set => Pages(set, "expected.jsonl", worst)),
            .. DataSet.Named(data, "html_fundus").SelectMany(set => Shortened(set, worst)),
        ];
        if (command.GetValue(Notices) is { } file)
        {
            rows.AddRange(OfNotices(file, worst));
        }

        Row.Report(rows, command.GetValue(Json));
        return 0;
    }

    private static IEnumerable<Row> Pages(DataSet set, string file, bool worst)
    {
        var cleaned = set.Lines(file)
            .Select(line =>
                (
                    Id: line.Text("html"),
                    Clean: Clean(set.Page(line.Text("html")), ArticleFormat.Html)
                )
            )
            .ToArray();
        foreach (var (id, clean) in worst ? cleaned : [])
        {
            Print(id, clean);
        }

        yield return Share(
            set.Name,
            "pages",
            "taken for no article",
            [.. cleaned.Select(page => page.Clean?.NotArticle is not null)]
        );
        yield return Share(
            set.Name,
            "pages",
            "taken for a beginning",
            [.. cleaned.Select(page => page.Clean?.Truncated is not null)]
        );
        yield return new Row(
            set.Name,
            "pages",
            "numbers that the page does not show so",
            cleaned.Sum(page => page.Clean?.NumbersNotOnPage.Count ?? 0),
            cleaned.Length
        );
    }

    /// <summary>Real articles as short as a notice: the first one, two and three paragraphs, as text and as a bare page.</summary>
    private static IEnumerable<Row> Shortened(DataSet set, bool worst)
    {
        var articles = set.Lines("expected.jsonl")
            .Select(line =>
                (
                    Title: line.Text("title"),
                    Paragraphs: line.Text("text")
                        .Split(
                            '\n',
                            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                        )
                )
            )
            .ToArray();
        for (var count = 1; count <= MaxShort; count++)
        {
            var few = articles
                .Where(article => article.Paragraphs.Length >= count)
                .Select(article =>
                    (article.Title, Text: string.Join("\n\n", article.Paragraphs.Take(count)))
                )
                .ToArray();
            var cleaned = few.Select(article =>
                    Clean($"{article.Title}\n\n{article.Text}", ArticleFormat.Text)
                )
                .ToArray();
            foreach (var clean in worst ? cleaned : [])
            {
                Print($"first {count} of {clean?.Title}", clean);
            }

            yield return Share(
                set.Name,
                $"first {count} paragraphs",
                "taken for no article",
                [.. cleaned.Select(clean => clean?.NotArticle is not null)]
            );
            yield return Share(
                set.Name,
                $"first {count} paragraphs",
                "taken for a beginning",
                [.. cleaned.Select(clean => clean?.Truncated is not null)]
            );
        }
    }

    private static IEnumerable<Row> OfNotices(FileInfo file, bool worst)
    {
        var notices = File.ReadLines(file.FullName)
            .Where(line => line.Length > 1)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToArray();
        var judged = notices
            .Select(notice =>
                (
                    Expected: notice.Text("kind"),
                    Id: $"{notice.Text("language")} {notice.Text("title")}",
                    Clean: CleanNotice(notice)
                )
            )
            .ToArray();
        foreach (
            var (expected, id, clean) in judged.Where(notice =>
                worst && Kind(notice.Clean) != notice.Expected
            )
        )
        {
            Console.WriteLine(
                $"{expected}: {id}: judged {Kind(clean) ?? "an article"}: {clean?.Text.Replace('\n', '|')}"
            );
        }

        yield return Share(
            file.Name,
            "notices",
            "found",
            [.. judged.Select(notice => notice.Clean is null || Kind(notice.Clean) is not null)]
        );
        yield return Share(
            file.Name,
            "notices",
            "of the right kind",
            [.. judged.Select(notice => Kind(notice.Clean) == notice.Expected)]
        );
    }

    private static CleanArticle? CleanNotice(JsonElement notice) =>
        notice.Text("html") is { Length: > 0 } html
            ? Clean(html, ArticleFormat.Html)
            : Clean(notice.Text("text"), ArticleFormat.Text, notice.Text("title"));

    private static string? Kind(CleanArticle? clean) => clean?.NotArticle?.Kind.Name();

    private static void Print(string id, CleanArticle? clean)
    {
        foreach (
            var receipt in clean?.Receipts.Where(receipt =>
                receipt.Rule is CleanArticle.NumberNotOnPage or "number_of_page"
            ) ?? []
        )
        {
            Console.WriteLine($"{id}: {receipt.Rule}: {receipt.Text} -> {receipt.Replacement}");
        }

        if (clean?.NotArticle is { } notice)
        {
            Console.WriteLine(
                $"{id}: {notice.Kind.Name()}: {notice.Evidence} ({clean.Text.Length} letters)"
            );
        }

        if (clean?.Truncated is { } reason)
        {
            Console.WriteLine(
                $"{id}: beginning: {reason} ({clean.Text.Length} letters): {string.Join(" | ", clean.Receipts.Where(receipt => receipt.Rule is "paywall_line" or "feed_footer").Select(receipt => receipt.Text))}"
            );
        }
        else if (
            clean
                ?.Receipts.Where(receipt => receipt.Rule is "paywall_line" or "feed_footer")
                .ToArray()
            is [_, ..] gone
        )
        {
            Console.WriteLine(
                $"{id}: lines that went: {string.Join(" | ", gone.Select(receipt => receipt.Text))}"
            );
        }
    }

    private static Row Share(string set, string group, string metric, bool[] cases) =>
        new(set, group, metric, cases.Count(found => found) / (double)cases.Length, cases.Length);

    private static CleanArticle? Clean(string body, ArticleFormat format, string? title = null) =>
        ArticleCleaner.TryClean(
            new RawArticle(
                new ArticleId("x"),
                title is { Length: > 0 } ? title : null,
                body,
                format,
                null,
                ArticleSource.Unknown,
                null,
                ArticlePriority.Normal,
                [],
                null
            )
        );
}
