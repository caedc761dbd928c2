using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.Models;

namespace NewsDigest.Summarization;

/// <summary>
/// Summarizes by a chat model. What the checks find is mended by one more call; what they find after that goes; and where
/// too little is left, sentences of the article stand in, and say so.
/// </summary>
internal sealed class ChatSummarizer(ChatModel model, PromptFolder prompts, string engineName, ArticleBudget budget) : ISummarizer
{
    private const string RepairStage = "repair_summary";
    private const int MaxAnswerTokens = 900;
    private const int BulletsWorthKeeping = 2;

    public EngineInfo Engine { get; } = new(engineName, model.Name, model.Deployment, [prompts.Summarize.Id]);

    public async Task<Summary> SummarizeAsync(TranslatedArticle article, CancellationToken cancellationToken)
    {
        var ledger = budget.Open("summarize", article.Source, article.Language, earlier: [], elsewhere: article.Calls);
        var (summary, trouble) = await AskAsync(article, again: false, previous: "none", ledger, cancellationToken);
        if (summary is null)
        {
            (summary, trouble) = await AskAsync(article, again: true, previous: "none", ledger, cancellationToken);
        }

        return summary is null ? Extractive(article, trouble, [], ledger.Calls) : summary with { Calls = ledger.Calls };
    }

    public async Task<Summary> RepairAsync(TranslatedArticle article, Summary summary, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        Finding[] hard = [.. findings.Where(finding => finding.Severity == Severity.Hard)];
        if (summary.Kind == SummaryKind.Extractive || hard is [])
        {
            return summary;
        }

        if (summary.Calls.Any(call => call.Stage == RepairStage))
        {
            return Without(article, summary, hard);
        }

        var ledger = budget.Open(RepairStage, article.Source, article.Language, summary.Calls, elsewhere: article.Calls);
        var previous = Previous(article, summary, findings);
        var (repaired, _) = await AskAsync(article, again: false, previous, ledger, cancellationToken);
        return repaired is null ? Without(article, summary with { Calls = ledger.Calls }, hard) : repaired with { Calls = ledger.Calls };
    }

    private async Task<(Summary? Summary, string Trouble)> AskAsync(TranslatedArticle article, bool again, string previous, CallLedger ledger, CancellationToken cancellationToken)
    {
        var fence = Fence.For(article.Source.ContentHash);
        var reply = await model.AskAsync(prompts.Summarize, Values(article, again, previous, fence), MaxAnswerTokens, ledger, cancellationToken);
        return reply switch
        {
            ModelReply.Answer answer => (SummaryAnswerReader.TryRead(answer.Text, article, fence), "The model's answer could not be used."),
            ModelReply.Filtered filtered => (null, filtered.Detail),
            ModelReply.Refused refused => (null, refused.Detail),
            ModelReply.OverBudget over => (null, over.Detail),
            _ => (null, "Article and summary do not fit into one call of this model."),
        };
    }

    private static Dictionary<string, string> Values(TranslatedArticle article, bool again, string previous, Fence fence)
    {
        var limits = SummaryLimits.For(article);
        TranslatedParagraph[] paragraphs = [.. article.Paragraphs.Where(paragraph => paragraph.English is not null)];
        var title = article.Title is { } text ? fence.Block("title", text) : "";
        return new Dictionary<string, string>
        {
            ["nonce"] = fence.Nonce,
            ["limits"] = string.Create(CultureInfo.InvariantCulture, $"{limits.MinBullets} to {limits.MaxBullets} bullets, at most {SummaryLimits.WordsAsked} words each{InAll(limits)}"),
            ["request"] = again ? "again" : "first",
            ["previous"] = previous,
            ["ids"] = string.Join(", ", paragraphs.Select(paragraph => paragraph.Id)),
            ["article"] = fence.Close([title, .. paragraphs.Select(paragraph => fence.Block(paragraph.Id, paragraph.English!))]), // filtered above
        };
    }

    /// <summary>Said only where the bullets asked for could go beyond it.</summary>
    private static string InAll(SummaryLimits limits) =>
        limits.WordsInAll is { } words && words < limits.MaxBullets * SummaryLimits.WordsAsked ? string.Create(CultureInfo.InvariantCulture, $" and {words} words in all") : "";

    private static string Previous(TranslatedArticle article, Summary summary, IReadOnlyList<Finding> findings)
    {
        var fence = Fence.For(article.Source.ContentHash);
        string[] lines =
        [
            .. summary.Bullets.Select((bullet, index) => $"{BulletId(index)} [{string.Join(", ", bullet.Paragraphs)}] {bullet.Text}"),
            $"one_sentence {summary.OneSentence}",
            .. findings.Select(finding => $"- {finding.Paragraph ?? "all"}: {finding.Message}"),
        ];
        return $"\n{fence.Close([fence.Block("previous", string.Join('\n', lines))])}";
    }

    /// <summary>A bullet that could not be mended goes; a sentence that could not is replaced by the first bullet, which was checked.</summary>
    private static Summary Without(TranslatedArticle article, Summary summary, IReadOnlyList<Finding> hard)
    {
        var bad = hard.Select(finding => finding.Paragraph).ToHashSet();
        SummaryBullet[] kept = [.. summary.Bullets.Where((_, index) => !bad.Contains(BulletId(index)))];
        var enough = Math.Min(BulletsWorthKeeping, SummaryLimits.For(article).MinBullets);
        if (kept.Length < enough || bad.Contains(null))
        {
            return Extractive(article, "The fact check found faults that the model could not mend.", summary.Caveats, summary.Calls);
        }

        // The one sentence may repeat what was removed, so it goes with it.
        return summary with { Bullets = kept, OneSentence = kept[0].Text };
    }

    private static Summary Extractive(TranslatedArticle article, string reason, IReadOnlyList<Caveat> caveats, IReadOnlyList<ModelCall> calls) =>
        ExtractiveSummarizer.Summarize(article) with { Caveats = [.. caveats, new Caveat(null, "extractive_summary", reason)], Calls = calls };

    private static string BulletId(int index) => string.Create(CultureInfo.InvariantCulture, $"b{index + 1}");
}
