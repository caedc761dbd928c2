using NewsDigest.Facts.Checks;
using NewsDigest.Facts.Reading.Content;
using static NewsDigest.Evaluation.Facts.FactsData;

namespace NewsDigest.Evaluation.Facts;

/// <summary>The content check: how often it doubts a true translation, and how often it finds the English of another paragraph of like length.</summary>
internal static class ContentEvaluation
{
    private const int Away = 5; // paragraphs: a neighbour shares its words
    private const double LikeLength = 0.15;

    private static readonly int[] Sentences = [1, 2, 3];

    public static IEnumerable<Row> Run(FactsData data) =>
        WmtSet
            .In(data)
            .SelectMany(set =>
                Sentences.SelectMany(sentences =>
                    Rows(
                        $"{set.Name}, {sentences}",
                        set.Language,
                        Paragraphs(set, sentences, item => item.Reference),
                        Paragraphs(set, sentences, item => item.Hypothesis)
                    )
                )
            );

    private static IEnumerable<Row> Rows(
        string group,
        string language,
        (string Source, string English)[] human,
        (string Source, string English)[] machine
    )
    {
        if (ContentTable.For(language) is not { } table)
        {
            yield break;
        }

        foreach (
            var (kind, pairs) in ((string, (string Source, string English)[])[])
                [
                    ("true, human", human),
                    ("true, machine", machine),
                    ("detached", [.. Detached(human)]),
                ]
        )
        {
            var judged = pairs
                .Select(pair =>
                    ContentCheck.Judge(
                        ContentScore.Of(pair.Source, pair.English, language, table),
                        table
                    )
                )
                .ToArray();
            yield return Rate("content", group, $"{kind}: any", judged, one => one is not null);
            yield return Rate(
                "content",
                group,
                $"{kind}: hard",
                judged,
                one => one == Severity.Hard
            );
        }
    }

    private static IEnumerable<(string Source, string English)> Detached(
        (string Source, string English)[] pairs
    ) =>
        pairs
            .Select(
                (pair, index) =>
                    (
                        pair.Source,
                        pairs
                            .Where(
                                (other, at) =>
                                    Math.Abs(at - index) >= Away
                                    && Math.Abs(other.English.Length - pair.English.Length)
                                        <= LikeLength * pair.English.Length
                            )
                            .Select(other => other.English)
                            .FirstOrDefault()
                    )
            )
            .Where(pair => pair.Item2 is not null)
            .Select(pair => (pair.Source, pair.Item2!));

    private static (string Source, string English)[] Paragraphs(
        WmtSet set,
        int sentences,
        Func<WmtSet.Item, string?> english
    )
    {
        var gap = set.Language is "zh" or "ja" ? "" : " ";
        return
        [
            .. set
                .Items.Where(item => english(item) is { Length: > 0 })
                .Chunk(sentences)
                .Select(chunk =>
                    (
                        string.Join(gap, chunk.Select(item => item.Source)),
                        string.Join(' ', chunk.Select(english))
                    )
                ),
        ];
    }
}
