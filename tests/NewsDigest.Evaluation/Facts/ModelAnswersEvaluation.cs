using System.Text.Json;
using NewsDigest.Articles;
using static NewsDigest.Evaluation.Facts.FactsData;

namespace NewsDigest.Evaluation.Facts;

/// <summary>
/// The checks on the recorded answers of a good model to real articles. Findings that somebody has read and judged stand in
/// model-answers.tsv; those that are not there are printed.
/// </summary>
internal static class ModelAnswersEvaluation
{
    private const string Judged = "model-answers.tsv";

    public static IEnumerable<Row> Run(FactsData data) =>
        data.Sets("model_answers").SelectMany(set => Run(data, set));

    private static IEnumerable<Row> Run(FactsData data, DirectoryInfo set)
    {
        var judgements = Judgements();
        Answered[] articles =
        [
            .. Lines(new FileInfo(Path.Combine(set.FullName, "pairs.jsonl")))
                .Select(Answered.Read)
                .Where(article => data.Wants(article.Text.Language)),
        ];
        var (alarms, verified, review, calls, wasted) = (0, 0, 0, 0, 0);
        foreach (var article in articles)
        {
            Finding[] found = [.. article.Check()];
            var judged = found
                .Select(finding =>
                    (Finding: finding, Judged: judgements.GetValueOrDefault(Key(article, finding)))
                )
                .ToArray();
            foreach (
                var (finding, judgement) in judged.Where(one => data.Worst || one.Judged is null)
            )
            {
                Console.WriteLine(
                    $"{Key(article, finding).Replace('|', '\t')}\t{judgement ?? "?"}\t{finding.Severity}\t{finding.Message}"
                );
            }

            alarms += judged.Count(one => one.Judged is null or "false");
            var deciding = found;
            verified += deciding.Length == 0 ? 1 : 0;
            review += deciding.Any(finding => finding.Severity == Severity.Hard) ? 1 : 0;
            foreach (
                var paragraph in judged
                    .Where(one => one.Finding.Paragraph is ['p', ..] or "title")
                    .GroupBy(one => one.Finding.Paragraph)
                    .Where(paragraph => paragraph.Select(one => one.Finding).IsFailing())
            )
            {
                calls++;
                wasted += paragraph.Any(one => one.Judged == "right") ? 0 : 1;
            }
        }

        yield return new Row(
            set.Name,
            "",
            "false findings an article",
            (double)alarms / Math.Max(1, articles.Length),
            articles.Length
        );
        yield return new Row(
            set.Name,
            "",
            "verified",
            (double)verified / Math.Max(1, articles.Length),
            articles.Length
        );
        yield return new Row(
            set.Name,
            "",
            "needs review",
            (double)review / Math.Max(1, articles.Length),
            articles.Length
        );
        yield return new Row(
            set.Name,
            "",
            "paragraphs sent to repair for nothing",
            (double)wasted / Math.Max(1, calls),
            calls
        );
    }

    private static string Key(Answered article, Finding finding) =>
        $"{article.Name}|{finding.Check}|{finding.Paragraph}|{finding.Expected ?? finding.Found}";

    private static Dictionary<string, string> Judgements()
    {
        var file = Path.Combine(AppContext.BaseDirectory, Judged);
        return (File.Exists(file) ? File.ReadLines(file) : [])
            .Where(line => line is not ['#', ..] and not "")
            .Select(line => line.Split('\t'))
            .GroupBy(row => string.Join('|', row[..4]), StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => rows.First()[4], StringComparer.Ordinal);
    }

    private sealed record Answered(string Name, BilingualText Text, SummaryText Summary)
    {
        public IEnumerable<Finding> Check() =>
            FactCheck.Run(Text).Findings.Concat(FactCheck.Run(Text, Summary));

        public static Answered Read(JsonElement line)
        {
            var title = line.GetProperty("title");
            var text = new BilingualText(
                String(line, "language"),
                [
                    .. line.GetProperty("paragraphs")
                        .EnumerateArray()
                        .Select(paragraph => new BilingualParagraph(
                            String(paragraph, "id"),
                            String(paragraph, "source"),
                            String(paragraph, "status") == "translated"
                                ? paragraph.GetProperty("english").GetString()
                                : null
                        )
                        {
                            Status =
                                String(paragraph, "status") == "translated"
                                    ? ParagraphStatus.Translated
                                    : ParagraphStatus.NotContent,
                        }),
                ]
            )
            {
                Title = new BilingualParagraph(
                    "title",
                    String(title, "source"),
                    title.GetProperty("english").GetString()
                ),
            };
            var whole = string.Join(
                '\n',
                text.Paragraphs.Select(paragraph => paragraph.Source).Prepend(text.Title.Source)
            );
            var summary = line.GetProperty("summary");
            return new Answered(
                String(line, "article"),
                text with
                {
                    // The product takes only those that the article has as they are written.
                    Entities =
                    [
                        .. line.GetProperty("entities")
                            .EnumerateArray()
                            .Select(entity => Entity(entity.GetString() ?? ""))
                            .Where(entity =>
                                whole.Contains(entity.Source, StringComparison.Ordinal)
                            ),
                    ],
                },
                new SummaryText(
                    SummaryKind.Model,
                    String(summary, "one_sentence"),
                    [
                        .. summary
                            .GetProperty("bullets")
                            .EnumerateArray()
                            .Select(bullet => new SummaryBullet(
                                String(bullet, "text"),
                                [
                                    .. bullet
                                        .GetProperty("source_ids")
                                        .EnumerateArray()
                                        .Select(id => id.GetString() ?? ""),
                                ]
                            )),
                    ]
                )
            );
        }

        private static Entity Entity(string line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var names = line[(colon + 2)..].Split(" => ");
            return new Entity(names[0], names[^1], line[..colon]);
        }

        private static string String(JsonElement element, string name) =>
            element.GetProperty(name).GetString() ?? "";
    }
}
