using NewsDigest.Articles;
using NewsDigest.Summarization;

namespace NewsDigest.Evaluation.Facts;

/// <summary>The extractive summary beside the first three sentences of the article, by ROUGE against the first human reference.</summary>
internal static class ExtractiveEvaluation
{
    private const int Lead = 3;

    public static IEnumerable<Row> Run(FactsData data)
    {
        foreach (
            var file in data.Sets("sum_summeval")
                .SelectMany(folder => folder.GetFiles("*.jsonl"))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
        )
        {
            // Rank19 has single sentences; nothing is to be chosen there.
            var articles = FactsData
                .Lines(file)
                .Select(line =>
                    (
                        Source: SummarySet.Plain(SummarySet.Text(line, "src")),
                        Reference: SummarySet.Plain(SummarySet.Text(line, "ref"))
                    )
                )
                .Where(pair => Sentences.Split(pair.Source).Count > Lead)
                .ToArray();
            if (articles is [])
            {
                Console.WriteLine(
                    $"{file.Name}: no articles of more than {Lead} sentences; skipped."
                );
                continue;
            }

            var set = $"{file.Directory!.Name}/{Path.GetFileNameWithoutExtension(file.Name)}"; // a file lies in a folder
            foreach (
                var row in Rows(
                        set,
                        "lead-3",
                        [
                            .. articles.Select(pair =>
                                Rouge.Score(
                                    string.Join(' ', Sentences.Split(pair.Source).Take(Lead)),
                                    pair.Reference
                                )
                            ),
                        ]
                    )
                    .Concat(
                        Rows(
                            set,
                            "extractive",
                            [
                                .. articles.Select(pair =>
                                    Rouge.Score(Summary(pair.Source), pair.Reference)
                                ),
                            ]
                        )
                    )
            )
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<Row> Rows(
        string set,
        string group,
        IReadOnlyList<(double One, double Two, double L)> scores
    ) =>
        [
            new(set, group, "ROUGE-1", scores.Average(score => score.One), scores.Count),
            new(set, group, "ROUGE-2", scores.Average(score => score.Two), scores.Count),
            new(set, group, "ROUGE-L", scores.Average(score => score.L), scores.Count),
        ];

    private static string Summary(string source) =>
        string.Join(
            ' ',
            ExtractiveSummarizer.Summarize(English(source)).Bullets.Select(bullet => bullet.Text)
        );

    /// <summary>An English article of one paragraph.</summary>
    private static TranslatedArticle English(string text) =>
        TranslatedArticle.AlreadyEnglish(
            new CleanArticle(
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
                ),
                null,
                Paragraph.Number([text]),
                [],
                PageMetadata.None
            ),
            new ArticleLanguage(
                new DetectedLanguage(DetectedLanguage.English, 1),
                new Dictionary<string, DetectedLanguage>()
            )
        );
}
