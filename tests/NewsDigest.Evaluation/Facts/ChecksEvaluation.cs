using System.Globalization;
using NewsDigest.Tests.Matrix;
using static NewsDigest.Evaluation.Facts.FactsData;

namespace NewsDigest.Evaluation.Facts;

/// <summary>How often each check blames what nobody damaged: paragraphs of WMT news in articles, and the project's own fixtures, which declare names and terms.</summary>
internal static class ChecksEvaluation
{
    private const int SentencesOfOne = 3;
    private const int ParagraphsOfOne = 6;
    private const int MaxArticles = 40; // of each file

    private static readonly string[] OfTranslations =
    [
        .. FactCheck.Checks.Select(check => check.Id).Where(id => id[0] == 'V'),
    ];
    private static readonly string[] OfSummaries =
    [
        .. FactCheck.Checks.Select(check => check.Id).Where(id => id[0] == 'S'),
    ];

    public static IEnumerable<Row> Run(FactsData data)
    {
        Column[] translations =
        [
            new(
                "paragraphs of WMT machine translations",
                [
                    .. WmtSet
                        .In(data)
                        .SelectMany(set =>
                            Paragraphs(
                                set.Language,
                                set.Items.Select(item =>
                                    (item.Source, item.Hypothesis ?? item.Reference)
                                )
                            )
                        ),
                ]
            ),
            new(
                "paragraphs of WMT references",
                [
                    .. WmtSet
                        .In(data)
                        .SelectMany(set =>
                            Paragraphs(
                                set.Language,
                                set.Items.Select(item => (item.Source, item.Reference))
                            )
                        ),
                ]
            ),
            new(
                "paragraphs of the fixtures",
                [
                    .. ArticleFixture.All.SelectMany(fixture =>
                        ByPlace(
                            fixture.Draft().Findings(MutationTarget.Translation),
                            fixture.Paragraphs.Select((_, index) => $"p{index + 1}")
                        )
                    ),
                ]
            ),
        ];
        Column[] summaries =
        [
            new(
                "summaries judged faithful",
                [
                    .. SummarySet
                        .All(data)
                        .Where(summary => summary.IsFaithful == true)
                        .Select(summary => SummaryEvaluation.Findings(summary)),
                ]
            ),
            new(
                "bullets of the fixtures",
                [
                    .. ArticleFixture.All.SelectMany(fixture =>
                        ByPlace(
                            fixture.Draft().Findings(MutationTarget.Summary),
                            fixture.Bullets.Select((_, index) => $"b{index + 1}").Append(null)
                        )
                    ),
                ]
            ),
        ];
        Print(OfTranslations, translations);
        Print(OfSummaries, summaries);
        return [.. Rows(OfTranslations, translations), .. Rows(OfSummaries, summaries)];
    }

    private static IEnumerable<Row> Rows(string[] checks, Column[] columns) =>
        from column in columns
        from check in checks
        from hardOnly in (bool[])[false, true]
        select Rate(
            "checks",
            column.Name,
            $"{check}{(hardOnly ? ", hard" : "")}",
            column.Items,
            findings => Has(findings, check, hardOnly)
        );

    private static void Print(string[] checks, Column[] columns)
    {
        Console.WriteLine(
            $"| check | {string.Join(" | ", columns.Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.Name} (n = {column.Items.Count})")))} |\n|---|{string.Concat(columns.Select(_ => "---|"))}"
        );
        foreach (var check in checks)
        {
            Console.WriteLine(
                $"| {check} | {string.Join(" | ", columns.Select(column => $"{Percent(column, check, false)} ({Percent(column, check, true)})"))} |"
            );
        }
    }

    private static string Percent(Column column, string check, bool hardOnly) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{100.0 * column.Items.Count(findings => Has(findings, check, hardOnly)) / Math.Max(1, column.Items.Count):0.#}"
        );

    private static bool Has(IReadOnlyList<Finding> findings, string check, bool hardOnly) =>
        findings.Any(finding =>
            finding.Check == check && (!hardOnly || finding.Severity == Severity.Hard)
        );

    private static IEnumerable<IReadOnlyList<Finding>> Paragraphs(
        string language,
        IEnumerable<(string Source, string English)> sentences
    )
    {
        var gap = language is "zh" or "ja" ? "" : " ";
        var articles = sentences
            .Where(pair => pair.English.Length > 0)
            .Chunk(SentencesOfOne * ParagraphsOfOne)
            .Where(chunk => chunk.Length == SentencesOfOne * ParagraphsOfOne)
            .ToArray();
        return articles
            .Where((_, index) => index % Math.Max(1, articles.Length / MaxArticles) == 0)
            .SelectMany(article =>
                ByPlace(
                    FactsArticle.Check(
                        language,
                        [
                            .. article
                                .Chunk(SentencesOfOne)
                                .Select(paragraph =>
                                    (
                                        string.Join(gap, paragraph.Select(pair => pair.Source)),
                                        string.Join(' ', paragraph.Select(pair => pair.English))
                                    )
                                ),
                        ]
                    ),
                    Enumerable.Range(1, ParagraphsOfOne).Select(number => $"p{number}")
                )
            );
    }

    private static IEnumerable<IReadOnlyList<Finding>> ByPlace(
        IReadOnlyList<Finding> findings,
        IEnumerable<string?> places
    ) =>
        places.Select(place =>
            findings.Where(finding => (finding.Paragraph ?? "") == (place ?? "")).ToArray()
        );

    private sealed record Column(string Name, IReadOnlyList<IReadOnlyList<Finding>> Items);
}
