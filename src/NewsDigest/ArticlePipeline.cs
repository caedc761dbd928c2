using NewsDigest.Articles;
using NewsDigest.Cleaning;
using NewsDigest.Languages;
using NewsDigest.Publishing;
using NewsDigest.Summarization;
using NewsDigest.Telemetry;
using NewsDigest.Translation;

namespace NewsDigest;

/// <summary>The whole product, top to bottom: what happens to one article.</summary>
internal sealed class ArticlePipeline(
    ITranslator translator,
    ISummarizer summarizer,
    ResultPublisher publisher,
    SingleFlight singleFlight,
    ArticleFacts facts,
    HostLines hostLines,
    ReviewPolicy review,
    TimeProvider time
)
{
    /// <summary>Mend it, remove it, take sentences instead: after that nothing is left to try.</summary>
    private const int MaxSummaryRepairs = 3;

    private readonly TranslationRepair _repair = new(translator, facts);

    /// <summary>Cleans the article and goes on with what is left of it: no later stage needs the body, and a model may take minutes.</summary>
    public Task<Outcome> RunAsync(RawArticle raw, CancellationToken cancellationToken)
    {
        var stopwatch = new StageStopwatch(time);
        return Clean(raw) is { } clean
            ? RunAsync(
                clean with
                {
                    Raw = clean.Raw with { Body = "" },
                },
                stopwatch,
                cancellationToken
            )
            : Task.FromResult<Outcome>(NothingLeft(raw.Body.Length));
    }

    private static Outcome.Rejected NothingLeft(int length) =>
        new(
            new Rejection(
                "no_article_text",
                "body",
                $"Nothing was left of the {length} characters after cleaning. Look at what the producer sends."
            )
        );

    private async Task<Outcome> RunAsync(
        CleanArticle clean,
        StageStopwatch stopwatch,
        CancellationToken cancellationToken
    )
    {
        var raw = clean.Raw;
        var key = ResultKey.For(clean, translator.Engine, summarizer.Engine);
        await using var flight = await singleFlight.EnterAsync(key, cancellationToken);
        var before = await FindBeforeAsync(key, clean, cancellationToken);
        if (before.Published is { } earlier)
        {
            await publisher.RepairCurrentAsync(earlier, cancellationToken);
            return End(earlier.Result, earlier.Location, repeated: true);
        }

        if (before.Held is { } held)
        {
            return new Outcome.Rejected(held.Result.ForReview(held.Path.Value));
        }

        if (publisher.TakeUnpublished(before.Place) is { } finished)
        {
            return await PublishAsync(before, raw, finished, cancellationToken);
        }

        if (clean.NotArticle is { } notArticle)
        {
            var nothing = new ResultDraft(
                clean,
                ArticleLanguage.Unknown,
                translator.Engine,
                summarizer.Engine
            );
            return await PublishAsync(
                before,
                raw,
                nothing.Untranslated(notArticle.ToFinding(), [], stopwatch.Stop()),
                cancellationToken
            );
        }

        var language = LanguageDetector.Detect(clean);
        var draft = new ResultDraft(clean, language, translator.Engine, summarizer.Engine);

        var translation = await TranslateAsync(clean, language, cancellationToken);
        if (translation is TranslationOutcome.Unavailable none)
        {
            return await PublishAsync(
                before,
                raw,
                draft.Untranslated(none.Reason, none.Calls, stopwatch.Stop()),
                cancellationToken
            );
        }

        var (translated, translationFindings, extent) = await _repair.RunAsync(
            ((TranslationOutcome.Done)translation).Article,
            cancellationToken
        );
        stopwatch.TranslationEnded();

        var (summary, summaryFindings) = await SummarizeAsync(translated, cancellationToken);
        stopwatch.SummaryEnded();

        return await PublishAsync(
            before,
            raw,
            draft.Translated(
                translated,
                summary,
                [.. translationFindings, .. summaryFindings],
                stopwatch.Stop(),
                extent
            ),
            cancellationToken
        );
    }

    private CleanArticle? Clean(RawArticle raw)
    {
        using var stage = StageSpan.Start(Stages.Clean);
        return ArticleCleaner.TryClean(raw, hostLines);
    }

    private async Task<TranslationOutcome> TranslateAsync(
        CleanArticle clean,
        ArticleLanguage language,
        CancellationToken cancellationToken
    )
    {
        using var stage = StageSpan.Start(Stages.Translate);
        return language.IsWhollyEnglish
            ? new TranslationOutcome.Done(TranslatedArticle.AlreadyEnglish(clean, language))
            : await translator.TranslateAsync(clean, language, cancellationToken);
    }

    private async Task<(Summary Summary, IReadOnlyList<Finding> Findings)> SummarizeAsync(
        TranslatedArticle article,
        CancellationToken cancellationToken
    )
    {
        var summary = await FirstSummaryAsync(article, cancellationToken);
        var findings = Check(article, summary);
        for (var repair = 0; repair < MaxSummaryRepairs && HasHard(findings); repair++)
        {
            using var stage = StageSpan.Start(Stages.RepairSummary);
            var repaired = await summarizer.RepairAsync(
                article,
                summary,
                findings,
                cancellationToken
            );
            if (ReferenceEquals(repaired, summary))
            {
                break;
            }

            (summary, findings) = (repaired, Check(article, repaired));
        }

        return (summary, findings);
    }

    private async Task<Summary> FirstSummaryAsync(
        TranslatedArticle article,
        CancellationToken cancellationToken
    )
    {
        using var stage = StageSpan.Start(Stages.Summarize);
        return await summarizer.SummarizeAsync(article, cancellationToken);
    }

    private IReadOnlyList<Finding> Check(TranslatedArticle article, Summary summary)
    {
        using var stage = StageSpan.Start(Stages.Verify);
        return facts.Check(article, summary);
    }

    private async Task<Outcome> PublishAsync(
        Before before,
        RawArticle raw,
        ArticleResult finished,
        CancellationToken cancellationToken
    )
    {
        using var stage = StageSpan.Start(Stages.Publish);
        var result = finished with { Trace = finished.Trace ?? ArticleTrace.CurrentId };
        if (result.Verdict == Verdict.NeedsReview && review != ReviewPolicy.Publish)
        {
            return new Outcome.Rejected(
                result.ForReview(
                    review == ReviewPolicy.Hold
                        ? await publisher.HoldAsync(before.Place, result, cancellationToken)
                        : null
                )
            );
        }

        if (before.Replaced is { } failed)
        {
            await publisher.WithdrawAsync(failed, cancellationToken);
        }

        var (published, wasThere) = await publisher.PublishAsync(
            before.Place,
            result,
            cancellationToken
        );
        if (!wasThere && raw.Original is { } original)
        {
            await publisher.KeepOriginalAsync(before.Place, original, cancellationToken);
        }

        return End(published, publisher.Locate(before.Place), wasThere);
    }

    private static Outcome End(ArticleResult result, string location, bool repeated) =>
        result.Verdict == Verdict.Failed
            ? new Outcome.Blocked(result, location, repeated)
            : new Outcome.Published(result, location, repeated);

    /// <summary>What earlier runs left: a result that answers for this message too, or the place for a new one.</summary>
    private async Task<Before> FindBeforeAsync(
        ResultKey key,
        CleanArticle article,
        CancellationToken cancellationToken
    )
    {
        for (var place = key; ; place = place.Next())
        {
            if (
                await publisher.FindAsync(place, article.ContentHash, cancellationToken) is
                { } published
            )
            {
                if (EngineFaults.Stands(published.Result, article.Raw))
                {
                    return new Before(place, published);
                }

                if (published.Result.Verdict == Verdict.Failed)
                {
                    return new Before(place, Published: null, Replaced: published);
                }
            }
            else if (
                review == ReviewPolicy.Hold
                && await publisher.FindAsync(place.Held, article.ContentHash, cancellationToken)
                    is { } held
            )
            {
                if (EngineFaults.Stands(held.Result, article.Raw))
                {
                    return new Before(place, Published: null, held);
                }
            }
            else
            {
                return new Before(place, Published: null);
            }
        }
    }

    private static bool HasHard(IReadOnlyList<Finding> findings) =>
        findings.Any(finding => finding.Severity == Severity.Hard);

    /// <param name="Place">Where a new result goes.</param>
    /// <param name="Published">Answers for the message; null when it does not.</param>
    /// <param name="Held">Answers for it and waits for a person.</param>
    /// <param name="Replaced">Has no English, and makes room for the new one.</param>
    private sealed record Before(
        ResultKey Place,
        StoredResult? Published,
        StoredResult? Held = null,
        StoredResult? Replaced = null
    );
}
