using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.ChatModels;

namespace NewsDigest.Summarization;

/// <summary>
/// Summarizes by a chat model. What the checks find is mended by one more call; what they find after that goes; and where
/// too little is left, sentences of the article stand in, and say so.
/// </summary>
internal sealed class ChatSummarizer(
    ChatModel model,
    PromptFolder prompts,
    string engineName,
    ArticleBudget budget,
    PromptDelimiters delimiters
) : ISummarizer
{
    private const string RepairStage = "repair_summary";
    private const int MaxAnswerTokens = 900;
    private const int BulletsWorthKeeping = 2;

    public EngineInfo Engine { get; } =
        new(engineName, model.Name, model.Deployment, [prompts.Summarize.Id]);

    public async Task<Summary> SummarizeAsync(
        TranslatedArticle article,
        CancellationToken cancellationToken
    )
    {
        var ledger = budget.Open(
            "summarize",
            article.Source,
            article.Language,
            earlier: [],
            elsewhere: article.Calls
        );
        var delimiter = await delimiters.ForAsync(article.Source.ContentHash, cancellationToken);
        var answered = await AskAsync(
            article,
            "first",
            previous: "none",
            delimiter,
            ledger,
            cancellationToken
        );
        if (answered.Summary is null)
        {
            answered = await AskAsync(
                article,
                $"again; {answered.ForModel}",
                previous: "none",
                delimiter,
                ledger,
                cancellationToken
            );
        }

        return (
            answered.Summary
            ?? Extractive(article, answered.Trouble, answered.Caveats, ledger.Calls)
        ) with
        {
            Calls = ledger.Calls,
        };
    }

    public async Task<Summary> RepairAsync(
        TranslatedArticle article,
        Summary summary,
        IReadOnlyList<Finding> findings,
        CancellationToken cancellationToken
    )
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

        var ledger = budget.Open(
            RepairStage,
            article.Source,
            article.Language,
            summary.Calls,
            elsewhere: article.Calls
        );
        var delimiter = await delimiters.ForAsync(article.Source.ContentHash, cancellationToken);
        var previous = Previous(summary, findings, delimiter);
        var repaired = (
            await AskAsync(article, "first", previous, delimiter, ledger, cancellationToken)
        ).Summary;
        return repaired is null
            ? Without(article, summary with { Calls = ledger.Calls }, hard)
            : repaired with
            {
                Calls = ledger.Calls,
            };
    }

    private async Task<Answered> AskAsync(
        TranslatedArticle article,
        string request,
        string previous,
        PromptDelimiter delimiter,
        CallLedger ledger,
        CancellationToken cancellationToken
    )
    {
        var values = Values(article, request, previous, delimiter);
        var reply = await model.AskAsync(
            prompts.Summarize,
            values,
            MaxAnswerTokens,
            ledger,
            text => SummaryAnswerReader.Read(text, article, delimiter),
            cancellationToken
        );
        if (reply is ModelReply.CutPrompt cut)
        {
            var caveat = new Caveat(null, CallOutcomes.PromptCut, cut.Detail);
            var answered = Answer(cut.Reply);
            return answered with
            {
                Summary = answered.Summary is { } summary
                    ? summary with
                    {
                        Caveats = [.. summary.Caveats, caveat],
                    }
                    : null,
                Caveats = [caveat],
            };
        }

        return Answer(reply);
    }

    private static Answered Answer(ModelReply reply) =>
        reply switch
        {
            ModelReply.Answer<Summary> answer => new Answered(answer.Reading.Value, "", "", []),
            ModelReply.Unreadable unreadable => new Answered(
                null,
                $"The model's answer {unreadable.Fault}. The answer: {unreadable.Quote}",
                $"the earlier answer {unreadable.Fault}",
                []
            ),
            ModelReply.Filtered filtered => new Answered(
                null,
                filtered.Detail,
                "the earlier answer was declined",
                []
            ),
            ModelReply.Refused refused => new Answered(
                null,
                refused.Detail,
                "the earlier answer was a refusal or empty",
                []
            ),
            ModelReply.OverBudget over => new Answered(
                null,
                over.Detail,
                "there was no earlier answer",
                []
            ),
            _ => new Answered(
                null,
                "Article and summary do not fit into one call of this model.",
                "the earlier answer was cut off; write less",
                []
            ),
        };

    private static Dictionary<string, string> Values(
        TranslatedArticle article,
        string request,
        string previous,
        PromptDelimiter delimiter
    )
    {
        var limits = SummaryLimits.For(article);
        TranslatedParagraph[] paragraphs =
        [
            .. article.Paragraphs.Where(paragraph => paragraph.English is not null),
        ];
        var title = article.Title is { } text ? delimiter.Block("title", text) : "";
        return new Dictionary<string, string>
        {
            ["nonce"] = delimiter.Nonce,
            ["limits"] = string.Create(
                CultureInfo.InvariantCulture,
                $"{limits.MinBullets} to {limits.MaxBullets} bullets, at most {SummaryLimits.WordsAsked} words each{InAll(limits)}"
            ),
            ["request"] = request,
            ["previous"] = previous,
            ["ids"] = string.Join(", ", paragraphs.Select(paragraph => paragraph.Id)),
            ["article"] = delimiter.Close([
                title,
                .. paragraphs.Select(paragraph =>
                    delimiter.Block(paragraph.Id, paragraph.English!)
                ),
            ]), // filtered above
        };
    }

    /// <summary>Said only where the bullets asked for could go beyond it.</summary>
    private static string InAll(SummaryLimits limits) =>
        limits.WordsInAll is { } words && words < limits.MaxBullets * SummaryLimits.WordsAsked
            ? string.Create(CultureInfo.InvariantCulture, $" and {words} words in all")
            : "";

    private static string Previous(
        Summary summary,
        IReadOnlyList<Finding> findings,
        PromptDelimiter delimiter
    )
    {
        string[] lines =
        [
            .. summary.Bullets.Select(
                (bullet, index) =>
                    $"{BulletId(index)} [{string.Join(", ", bullet.Paragraphs)}] {bullet.Text}"
            ),
            $"one_sentence {summary.OneSentence}",
            .. findings.Select(finding => $"- {finding.Paragraph ?? "all"}: {finding.Message}"),
        ];
        return $"\n{delimiter.Close([delimiter.Block("previous", string.Join('\n', lines))])}";
    }

    /// <summary>A bullet that could not be mended goes; a sentence that could not is replaced by the first bullet, which was checked.</summary>
    private static Summary Without(
        TranslatedArticle article,
        Summary summary,
        IReadOnlyList<Finding> hard
    )
    {
        var bad = hard.Select(finding => finding.Paragraph).ToHashSet();
        SummaryBullet[] kept =
        [
            .. summary.Bullets.Where((_, index) => !bad.Contains(BulletId(index))),
        ];
        var enough = Math.Min(BulletsWorthKeeping, SummaryLimits.For(article).MinBullets);
        if (kept.Length < enough || bad.Contains(null))
        {
            return Extractive(
                article,
                "The fact check found faults that the model could not mend.",
                summary.Caveats,
                summary.Calls
            );
        }

        // The one sentence may repeat what was removed, so it goes with it.
        return summary with
        {
            Bullets = kept,
            OneSentence = kept[0].Text,
        };
    }

    private static Summary Extractive(
        TranslatedArticle article,
        string reason,
        IReadOnlyList<Caveat> caveats,
        IReadOnlyList<ModelCall> calls
    ) =>
        ExtractiveSummarizer.Summarize(article) with
        {
            Caveats = [.. caveats, new Caveat(null, "extractive_summary", reason)],
            Calls = calls,
        };

    private static string BulletId(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"b{index + 1}");

    /// <param name="Summary">Null when the answer was of no use.</param>
    /// <param name="Trouble">Why it was not, for people.</param>
    /// <param name="ForModel">The same for the model that is asked again, without a word of its own.</param>
    private sealed record Answered(
        Summary? Summary,
        string Trouble,
        string ForModel,
        IReadOnlyList<Caveat> Caveats
    );
}
