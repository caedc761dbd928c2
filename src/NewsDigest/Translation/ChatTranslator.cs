using NewsDigest.Articles;
using NewsDigest.Models;

namespace NewsDigest.Translation;

/// <summary>Translates by a chat model: the whole article in one call where it fits, and again only what did not come back right.</summary>
internal sealed class ChatTranslator(ChatModel model, PromptFolder prompts, string engineName, Glossaries glossaries, ArticleBudget budget) : ITranslator
{
    private const int Repeats = 1;

    private readonly ChatRepair _repair = new(model, prompts.Repair, budget);

    public EngineInfo Engine { get; } = new(engineName, model.Name, model.Deployment, [prompts.Translate.Id, prompts.Repair.Id, .. glossaries.Ids]);

    public async Task<TranslationOutcome> TranslateAsync(CleanArticle article, ArticleLanguage language, CancellationToken cancellationToken)
    {
        var work = new TranslationWork(glossaries.AddTo(article), language);
        var ledger = budget.Open("translate", article, language, earlier: [], elsewhere: []);
        foreach (var chunk in TranslationRequest.Chunks(work.Items, prompts.Translate, model.Family))
        {
            await TranslateAsync(work, chunk, Repeats, ledger, cancellationToken);
        }

        return work.End(ledger.Calls);
    }

    public Task<TranslatedArticle> RepairAsync(TranslatedArticle article, IReadOnlyList<Finding> findings, CancellationToken cancellationToken) =>
        _repair.RepairAsync(article, findings, cancellationToken);

    private async Task TranslateAsync(TranslationWork work, IReadOnlyList<SourceItem> items, int repeats, CallLedger ledger, CancellationToken cancellationToken)
    {
        var fence = Fence.For(work.Article.ContentHash);
        var values = TranslationRequest.Values(work, items, again: repeats < Repeats, fence);
        var reply = await model.AskAsync(prompts.Translate, values, TranslationRequest.MaxAnswerTokens(items), ledger, cancellationToken);
        switch (reply)
        {
            case ModelReply.Answer answer when work.Take(answer.Text, items, fence) is not [] and var open:
                await AgainAsync(work, open, repeats, Missing("The model's answer left it out or could not be used, twice."), ledger, cancellationToken);
                break;

            case ModelReply.Answer:
                break;

            case ModelReply.TooLong or ModelReply.Filtered when items.Count > 1:
                // Which paragraph is in the way is not said, so halves are tried until it stands alone.
                await TranslateAsync(work, [.. items.Take(items.Count / 2)], repeats, ledger, cancellationToken);
                await TranslateAsync(work, [.. items.Skip(items.Count / 2)], repeats, ledger, cancellationToken);
                break;

            case ModelReply.TooLong when items is [var whole] && whole.Halves() is [var first, var second]:
                await TranslateAsync(work, [first], repeats, ledger, cancellationToken);
                await TranslateAsync(work, [second], repeats, ledger, cancellationToken);
                work.Join(whole, first, second);
                break;

            case ModelReply.TooLong:
                work.GiveUp(items, ParagraphStatus.Missing, Missing("It does not fit into one answer even alone."));
                break;

            case ModelReply.Filtered filtered:
                work.GiveUp(items, ParagraphStatus.Blocked, new Finding("blocked_by_filter", Severity.Hard, null, filtered.Detail));
                break;

            case ModelReply.Refused refused:
                await AgainAsync(work, items, repeats, new Finding("refused", Severity.Hard, null, $"{refused.Detail} Asked {Repeats + 1} times."), ledger, cancellationToken);
                break;

            case ModelReply.OverBudget over:
                work.GiveUp(items, ParagraphStatus.Missing, new Finding("budget", Severity.Hard, null, over.Detail));
                break;
        }
    }

    private async Task AgainAsync(TranslationWork work, IReadOnlyList<SourceItem> items, int repeats, Finding reason, CallLedger ledger, CancellationToken cancellationToken)
    {
        if (repeats > 0)
        {
            await TranslateAsync(work, items, repeats - 1, ledger, cancellationToken);
            return;
        }

        work.GiveUp(items, reason.Check == "refused" ? ParagraphStatus.Blocked : ParagraphStatus.Missing, reason);
    }

    private static Finding Missing(string reason) => new("no_usable_answer", Severity.Hard, null, reason);
}
