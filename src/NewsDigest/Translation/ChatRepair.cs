using NewsDigest.Articles;
using NewsDigest.ChatModels;

namespace NewsDigest.Translation;

/// <summary>Has a model mend the paragraphs in which a check found something: first whole, the second time sentence by sentence.</summary>
internal sealed class ChatRepair(
    ChatModel model,
    Prompt prompt,
    ArticleBudget budget,
    PromptDelimiters delimiters
)
{
    private const string Stage = "repair";
    private const string NoUsableAnswer = "no_usable_answer";
    private const string NoReason = "The translation was left as it is; no reason was given.";

    public async Task<TranslatedArticle> RepairAsync(
        TranslatedArticle article,
        IReadOnlyList<Finding> findings,
        CancellationToken cancellationToken
    )
    {
        var bySentences = article.Calls.Any(call => call.Stage == Stage);
        var items = Failing(article, findings, bySentences)
            .ToDictionary(item => item.Id, StringComparer.Ordinal);
        var ledger = budget.Open(
            Stage,
            article.Source,
            article.Language,
            article.Calls,
            elsewhere: []
        );
        var mended = article;
        foreach (
            var chunk in RepairRequest.Chunks(
                [.. items.Values.Select(item => new SourceItem(item.Id, item.Original))],
                prompt,
                model.Family
            )
        )
        {
            (mended, var goesOn) = await MendAsync(
                mended,
                [.. chunk.Select(part => items[part.Id])],
                bySentences,
                ledger,
                cancellationToken
            );
            if (!goesOn)
            {
                break;
            }
        }

        return items.Count == 0 ? article : mended with { Calls = ledger.Calls };
    }

    private async Task<(TranslatedArticle Article, bool GoesOn)> MendAsync(
        TranslatedArticle article,
        IReadOnlyList<RepairItem> items,
        bool bySentences,
        CallLedger ledger,
        CancellationToken cancellationToken
    )
    {
        var delimiter = await delimiters.ForAsync(article.Source.ContentHash, cancellationToken);
        SourceItem[] parts = [.. items.SelectMany(item => item.Parts)];
        var reply = await model.AskAsync(
            prompt,
            RepairRequest.Values(article, items, bySentences, delimiter),
            RepairRequest.MaxAnswerTokens(items),
            ledger,
            text => ReadTranslation.Of(text, parts, delimiter),
            cancellationToken
        );
        if (reply is ModelReply.OverBudget over)
        {
            // What the checks found stays, and the reader learns why nobody mended it.
            var stopped = new Caveat(null, "budget", over.Detail);
            return (
                article.Caveats.Contains(stopped)
                    ? article
                    : article with
                    {
                        Caveats = [.. article.Caveats, stopped],
                    },
                false
            );
        }

        // A repair of a prompt that was cut mends by what the model did not see.
        if (reply is not ModelReply.Answer<ReadTranslation> { Reading.Value: { } repair })
        {
            return (article, true);
        }

        var english = items
            .Select(item => (item.Id, Text: Join(item, repair.Accepted)))
            .Where(item => item.Text is not null)
            .ToDictionary(item => item.Id, item => item.Text!);
        var mended = article with
        {
            Title = english.GetValueOrDefault(SourceItem.TitleId, article.Title!),
            Paragraphs =
            [
                .. article.Paragraphs.Select(paragraph =>
                    english.TryGetValue(paragraph.Id, out var text)
                        ? paragraph with
                        {
                            English = text,
                            Status = ParagraphStatus.Translated,
                        }
                        : paragraph
                ),
            ],
            Caveats =
            [
                .. article.Caveats.Where(caveat =>
                    caveat.Paragraph is not { } id
                    || !english.ContainsKey(id)
                    || caveat.Kind != NoUsableAnswer
                ),
                .. Objections(items, repair.Accepted),
                .. repair
                    .Answer.Caveats.Where(caveat => !delimiter.IsLeakedInto(caveat.Note))
                    .Select(caveat => AnsweredCaveats.Of(caveat, article.Source))
                    .Except(article.Caveats),
            ],
        };
        return (mended, true);
    }

    /// <summary>What the model leaves as it is, with its reason.</summary>
    private static IEnumerable<Caveat> Objections(
        IReadOnlyList<RepairItem> items,
        IReadOnlyDictionary<string, AcceptedItem> accepted
    ) =>
        items
            .Select(item => (item.Id, accepted.GetValueOrDefault(item.Parts[0].Id)?.Objection))
            .Where(item => item.Objection is not null)
            .Select(item => new Caveat(
                item.Id,
                Caveat.FindingMistaken,
                AnsweredCaveats.Short(item.Objection is { Length: > 0 } said ? said : NoReason)
            ));

    /// <summary>What a filter blocked stays blocked: the same text meets the same filter.</summary>
    private static List<RepairItem> Failing(
        TranslatedArticle article,
        IReadOnlyList<Finding> findings,
        bool bySentences
    )
    {
        var byParagraph = findings
            .Where(finding => finding.Paragraph is not null)
            .ToLookup(finding => finding.Paragraph!);
        List<RepairItem> items = [];
        if (
            article.Source.Title is { } title
            && !article.IsContested(SourceItem.TitleId)
            && IsFailing(byParagraph[SourceItem.TitleId], bySentences)
        )
        {
            items.Add(
                new RepairItem(
                    SourceItem.TitleId,
                    title,
                    article.Title,
                    [
                        new SourceItem(SourceItem.TitleId, title)
                        {
                            MayStay = article.Title is not null && !bySentences,
                        },
                    ],
                    [.. byParagraph[SourceItem.TitleId]]
                )
            );
        }

        items.AddRange(
            article
                .Paragraphs.Where(paragraph =>
                    paragraph.Status != ParagraphStatus.Blocked
                    && !article.IsFiltered(paragraph.Id)
                    && !article.IsContested(paragraph.Id)
                    && IsFailing(byParagraph[paragraph.Id], bySentences)
                )
                .Select(paragraph => new RepairItem(
                    paragraph.Id,
                    paragraph.Original,
                    paragraph.English,
                    bySentences
                        ? BySentences(paragraph)
                        :
                        [
                            new SourceItem(paragraph.Id, paragraph.Original)
                            {
                                MayStay = paragraph.English is not null,
                            },
                        ],
                    [.. byParagraph[paragraph.Id]]
                ))
        );
        return items;
    }

    /// <summary>The second time only what is still hard: a note that outlived a repair is mostly mistaken.</summary>
    private static bool IsFailing(IEnumerable<Finding> findings, bool bySentences) =>
        bySentences
            ? findings.Any(finding => finding.Severity == Severity.Hard)
            : findings.IsFailing();

    private static IReadOnlyList<SourceItem> BySentences(TranslatedParagraph paragraph) =>
        Sentences.Split(paragraph.Original) is { Count: > 1 } sentences
            ?
            [
                .. sentences.Select(
                    (sentence, index) => new SourceItem($"{paragraph.Id}s{index + 1}", sentence)
                ),
            ]
            : [new SourceItem(paragraph.Id, paragraph.Original)];

    /// <summary>Null when a part is missing: half a paragraph is worse than the old one.</summary>
    private static string? Join(RepairItem item, IReadOnlyDictionary<string, AcceptedItem> accepted)
    {
        string?[] parts =
        [
            .. item.Parts.Select(part => accepted.GetValueOrDefault(part.Id)?.English),
        ];
        return parts.All(part => part is not null) ? string.Join(' ', parts) : null;
    }
}
