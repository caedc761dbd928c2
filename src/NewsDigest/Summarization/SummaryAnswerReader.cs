using NewsDigest.Articles;
using NewsDigest.ChatModels;

namespace NewsDigest.Summarization;

/// <summary>Takes from an answer the bullets that can be held against the article. Of no use when too few are left to be a summary.</summary>
internal static class SummaryAnswerReader
{
    private static readonly string[] Topics =
    [
        "politics",
        "conflict",
        "economy",
        "business",
        "crime_justice",
        "disaster",
        "health",
        "science_tech",
        "environment",
        "society",
        "culture",
        "sport",
        "other",
    ];

    public static Reading<Summary> Read(
        string text,
        TranslatedArticle article,
        PromptDelimiter delimiter
    )
    {
        var reading = AnswerJson.Read(
            text,
            SummaryAnswer.From,
            answer => Bullets(answer, article, delimiter).Length,
            SummaryAnswer.List
        );
        if (reading.Value is not { } answer)
        {
            return new Reading<Summary>(null, null, reading.Fault);
        }

        var bullets = Bullets(answer, article, delimiter);
        return bullets is []
            ? new Reading<Summary>(null, null, Fault(answer))
            : new Reading<Summary>(
                Of(answer, bullets, article, delimiter, reading.IsContested),
                reading.Forgiven,
                null
            );
    }

    private static Summary Of(
        SummaryAnswer answer,
        SummaryBullet[] bullets,
        TranslatedArticle article,
        PromptDelimiter delimiter,
        bool isContested
    )
    {
        var known = Known(article);
        var sentence = answer.OneSentence.Trim();
        return new Summary(
            SummaryKind.Model,
            IsUsable(sentence, delimiter) ? sentence : bullets[0].Text,
            bullets,
            [.. answer.Topics.Where(Topics.Contains).Distinct().Take(SummaryLimits.MaxTopics)],
            [
                .. answer
                    .Caveats.Where(caveat => !delimiter.IsLeakedInto(caveat.Note))
                    .Select(caveat => new Caveat(
                        known.Contains(caveat.Id) ? caveat.Id : null,
                        caveat.Kind,
                        caveat.Note
                    )),
                .. isContested
                    ?
                    [
                        new Caveat(
                            null,
                            "conflicting_answers",
                            "The model gave more than one summary, and they differ. The one with most bullets was taken, or of equals the first."
                        ),
                    ]
                    : Array.Empty<Caveat>(),
            ],
            Calls: []
        );
    }

    private static SummaryBullet[] Bullets(
        SummaryAnswer answer,
        TranslatedArticle article,
        PromptDelimiter delimiter
    )
    {
        var known = Known(article);
        return
        [
            .. answer
                .Bullets.Select(bullet => new SummaryBullet(
                    bullet.Text.Trim(),
                    [
                        .. bullet
                            .SourceIds.Select(id =>
                                known.Contains(id) ? id : ParagraphIds.Meant(id)
                            )
                            .Where(known.Contains)
                            .Distinct()
                            .Take(SummaryLimits.MaxSources),
                    ]
                ))
                .Where(bullet => bullet.Paragraphs is not [] && IsUsable(bullet.Text, delimiter))
                .DistinctBy(bullet => bullet.Text)
                .Take(SummaryLimits.For(article).MaxBullets),
        ];
    }

    private static string Fault(SummaryAnswer answer) =>
        answer.Bullets is []
            ? "had no bullets"
            : $"had {answer.Bullets.Count} bullets and none that cites a paragraph by its id and keeps to {SummaryLimits.MaxWords} words";

    private static HashSet<string> Known(TranslatedArticle article) =>
        article
            .Paragraphs.Where(paragraph => paragraph.English is not null)
            .Select(paragraph => paragraph.Id)
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsUsable(string text, PromptDelimiter delimiter) =>
        text.Length > 0
        && SummaryLimits.Words(text) <= SummaryLimits.MaxWords
        && !delimiter.IsLeakedInto(text);
}
