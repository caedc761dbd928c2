using NewsDigest.Articles;
using NewsDigest.ChatModels;

namespace NewsDigest.Translation;

/// <summary>Translates by a chat model: the whole article in one call where it fits, and again only what did not come back right.</summary>
internal sealed class ChatTranslator(
    ChatModel model,
    PromptFolder prompts,
    string engineName,
    Glossaries glossaries,
    ArticleBudget budget,
    PromptDelimiters delimiters
) : ITranslator
{
    /// <summary>In tokens: no model that can do the work finds such a text too long.</summary>
    private const int ShortText = 300;

    private readonly ChatRepair _repair = new(model, prompts.Repair, budget, delimiters);

    public EngineInfo Engine { get; } =
        new(
            engineName,
            model.Name,
            model.Deployment,
            [prompts.Translate.Id, prompts.Repair.Id, .. glossaries.Ids]
        );

    public async Task<TranslationOutcome> TranslateAsync(
        CleanArticle article,
        ArticleLanguage language,
        CancellationToken cancellationToken
    )
    {
        var work = new TranslationWork(glossaries.AddTo(article), language);
        var ledger = budget.Open("translate", article, language, earlier: [], elsewhere: []);
        foreach (
            var chunk in TranslationRequest.Chunks(work.Items, prompts.Translate, model.Family)
        )
        {
            ledger.IsSearching = false;
            await TranslateAsync(work, chunk, Asking.First, ledger, cancellationToken);
        }

        return work.End(ledger.Calls);
    }

    public Task<TranslatedArticle> RepairAsync(
        TranslatedArticle article,
        IReadOnlyList<Finding> findings,
        CancellationToken cancellationToken
    ) => _repair.RepairAsync(article, findings, cancellationToken);

    private async Task TranslateAsync(
        TranslationWork work,
        IReadOnlyList<SourceItem> items,
        Asking asking,
        CallLedger ledger,
        CancellationToken cancellationToken
    )
    {
        var delimiter = await delimiters.ForAsync(work.Article.ContentHash, cancellationToken);
        var values = TranslationRequest.Values(work, items, asking.Request, delimiter);
        var reply = await model.AskAsync(
            prompts.Translate,
            values,
            TranslationRequest.MaxAnswerTokens(items),
            ledger,
            text => ReadTranslation.Of(text, items, delimiter),
            cancellationToken
        );
        if (reply is ModelReply.CutPrompt cut)
        {
            work.Note(new Caveat(null, CallOutcomes.PromptCut, cut.Detail));
            reply = cut.Reply;
        }

        switch (reply)
        {
            case ModelReply.Answer<ReadTranslation> answer
                when work.Take(answer.Reading, items, delimiter) is not [] and var open:
                await AgainAsync(
                    work,
                    open,
                    asking.Unreadable(answer.Reading.Fault, quote: null),
                    ledger,
                    cancellationToken
                );
                break;

            case ModelReply.Answer<ReadTranslation>:
                break;

            case ModelReply.Unreadable unreadable:
                await AgainAsync(
                    work,
                    items,
                    asking.Unreadable(unreadable.Fault, unreadable.Quote),
                    ledger,
                    cancellationToken
                );
                break;

            case ModelReply.TooLong
            or ModelReply.Filtered when items.Count > 1:
                // Which paragraph is in the way is not said, so halves are tried until it stands alone.
                ledger.IsSearching |= reply is ModelReply.Filtered;
                await TranslateAsync(
                    work,
                    [.. items.Take(items.Count / 2)],
                    asking,
                    ledger,
                    cancellationToken
                );
                await TranslateAsync(
                    work,
                    [.. items.Skip(items.Count / 2)],
                    asking,
                    ledger,
                    cancellationToken
                );
                break;

            case ModelReply.TooLong
            or ModelReply.Filtered
                when items is [var whole] && whole.Halves() is [var first, var second]:
                ledger.IsSearching |= reply is ModelReply.Filtered;
                await TranslateAsync(work, [first], asking, ledger, cancellationToken);
                await TranslateAsync(work, [second], asking, ledger, cancellationToken);
                work.Join(whole, first, second);
                break;

            case ModelReply.TooLong { IsWindowNamed: false, Refusal: { } refusal }
                when items.Sum(item => TokenCounter.Count(item.Text)) < ShortText:
                // It cannot be the text. Whether it is the server or a strange article, others will tell.
                throw model.NoRoom(ModelFailure.BadRequest, refusal);

            case ModelReply.TooLong tooLong:
                work.GiveUp(
                    items,
                    ParagraphStatus.Missing,
                    new Finding(
                        "no_usable_answer",
                        Severity.Hard,
                        null,
                        $"It does not fit into one call even alone{(tooLong.Refusal is { } said ? $": {said}" : ".")}"
                    )
                );
                break;

            case ModelReply.Filtered filtered:
                work.GiveUp(
                    items,
                    ParagraphStatus.Blocked,
                    new Finding(
                        TranslationWork.BlockedByFilter,
                        Severity.Hard,
                        null,
                        filtered.Detail
                    )
                );
                break;

            case ModelReply.Refused refused:
                await AgainAsync(
                    work,
                    items,
                    asking.Refused(refused.Detail),
                    ledger,
                    cancellationToken
                );
                break;

            case ModelReply.OverBudget over:
                work.GiveUp(
                    items,
                    ParagraphStatus.Missing,
                    new Finding("budget", Severity.Hard, null, over.Detail)
                );
                break;
        }
    }

    private async Task AgainAsync(
        TranslationWork work,
        IReadOnlyList<SourceItem> items,
        Asking failed,
        CallLedger ledger,
        CancellationToken cancellationToken
    )
    {
        if (failed.MayRepeat)
        {
            await TranslateAsync(work, items, failed, ledger, cancellationToken);
            return;
        }

        work.GiveUp(
            items,
            failed.IsRefused ? ParagraphStatus.Blocked : ParagraphStatus.Missing,
            failed.Reason
        );
    }
}
