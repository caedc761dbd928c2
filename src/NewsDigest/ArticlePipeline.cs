using NewsDigest.Articles;
using NewsDigest.Cleaning;
using NewsDigest.Languages;
using NewsDigest.Publishing;
using NewsDigest.Summarization;
using NewsDigest.Translation;
using NewsDigest.Verification;

namespace NewsDigest;

/// <summary>The whole product, top to bottom: what happens to one article.</summary>
internal sealed class ArticlePipeline(ITranslator translator, ISummarizer summarizer, ResultPublisher publisher, ResultTurns turns, HostLines hostLines, ReviewPolicy review, TimeProvider time)
{
    /// <summary>Mend it, remove it, take sentences instead: after that nothing is left to try.</summary>
    private const int MaxSummaryRepairs = 3;

    private readonly TranslationRepair _repair = new(translator);

    public async Task<Outcome> RunAsync(RawArticle raw, CancellationToken cancellationToken)
    {
        var stopwatch = new StageStopwatch(time);

        if (ArticleCleaner.TryClean(raw, hostLines) is not { } clean)
        {
            return new Outcome.Rejected(new Rejection("no_article_text", "body", $"Nothing was left of the {raw.Body.Length} characters after cleaning. Look at what the producer sends."));
        }

        var key = ResultKey.For(clean, translator.Engine, summarizer.Engine);
        await using var turn = await turns.TakeAsync(key, cancellationToken);
        if (await publisher.FindAsync(key, clean.ContentHash, cancellationToken) is { } earlier)
        {
            await publisher.RepairCurrentAsync(earlier, cancellationToken);
            return End(earlier.Result, earlier.Location, repeated: true);
        }

        if (review == ReviewPolicy.Hold && await publisher.FindAsync(key.Held, clean.ContentHash, cancellationToken) is { } held)
        {
            return new Outcome.Rejected(held.Result.ForReview(held.Path.Value));
        }

        if (publisher.TakeUnpublished(key) is { } finished)
        {
            return await PublishAsync(key, finished, cancellationToken);
        }

        if (clean.NotArticle is { } notArticle)
        {
            var nothing = new ResultDraft(clean, ArticleLanguage.Unknown, translator.Engine, summarizer.Engine);
            return await PublishAsync(key, nothing.Untranslated(notArticle.ToFinding(), [], stopwatch.Stop()), cancellationToken);
        }

        var language = LanguageDetector.Detect(clean);
        var draft = new ResultDraft(clean, language, translator.Engine, summarizer.Engine);

        var translation = await TranslateAsync(clean, language, cancellationToken);
        if (translation is TranslationOutcome.Unavailable none)
        {
            return await PublishAsync(key, draft.Untranslated(none.Reason, none.Calls, stopwatch.Stop()), cancellationToken);
        }

        var (translated, translationFindings, extent) = await _repair.RunAsync(((TranslationOutcome.Done)translation).Article, cancellationToken);
        stopwatch.TranslationEnded();

        var (summary, summaryFindings) = await SummarizeAsync(translated, cancellationToken);
        stopwatch.SummaryEnded();

        return await PublishAsync(key, draft.Translated(translated, summary, [.. translationFindings, .. summaryFindings], stopwatch.Stop(), extent), cancellationToken);
    }

    private async Task<TranslationOutcome> TranslateAsync(CleanArticle clean, ArticleLanguage language, CancellationToken cancellationToken) =>
        language.IsWhollyEnglish
            ? new TranslationOutcome.Done(TranslatedArticle.AlreadyEnglish(clean, language))
            : await translator.TranslateAsync(clean, language, cancellationToken);

    private async Task<(Summary Summary, IReadOnlyList<Finding> Findings)> SummarizeAsync(TranslatedArticle article, CancellationToken cancellationToken)
    {
        var summary = await summarizer.SummarizeAsync(article, cancellationToken);
        var findings = SummaryVerifier.Check(article, summary);
        for (var repair = 0; repair < MaxSummaryRepairs && HasHard(findings); repair++)
        {
            var repaired = await summarizer.RepairAsync(article, summary, findings, cancellationToken);
            if (ReferenceEquals(repaired, summary))
            {
                break;
            }

            (summary, findings) = (repaired, SummaryVerifier.Check(article, repaired));
        }

        return (summary, findings);
    }

    private async Task<Outcome> PublishAsync(ResultKey key, ArticleResult result, CancellationToken cancellationToken)
    {
        if (result.Verdict == Verdict.NeedsReview && review != ReviewPolicy.Publish)
        {
            return new Outcome.Rejected(result.ForReview(review == ReviewPolicy.Hold ? await publisher.HoldAsync(key, result, cancellationToken) : null));
        }

        var (published, wasThere) = await publisher.PublishAsync(key, result, cancellationToken);
        return End(published, publisher.Locate(key), wasThere);
    }

    private static Outcome End(ArticleResult result, string location, bool repeated) =>
        result.Verdict == Verdict.Failed
            ? new Outcome.Blocked(result, location, repeated)
            : new Outcome.Published(result, location, repeated);

    private static bool HasHard(IReadOnlyList<Finding> findings) => findings.Any(finding => finding.Severity == Severity.Hard);
}
