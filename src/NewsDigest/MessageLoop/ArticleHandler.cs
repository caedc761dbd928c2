using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.ChatModels.Pacing;
using NewsDigest.Intake;
using NewsDigest.Publishing;
using NewsDigest.Storage;
using NewsDigest.Telemetry;

namespace NewsDigest.MessageLoop;

/// <summary>Takes one message from lease to end: the work, then the one settlement that its outcome asks for.</summary>
internal sealed partial class ArticleHandler(
    IArticleQueue queue,
    ArticleIntake intake,
    ArticlePipeline pipeline,
    Quarantine quarantine,
    AttemptLedger ledger,
    ArticleSlots slots,
    IntakeCircuitBreaker breaker,
    PoisonMessageDetector poison,
    DamagedResults damaged,
    RunStatistics statistics,
    IOptions<WorkerOptions> options,
    TimeProvider time,
    ILogger<ArticleHandler> logger,
    DoneNotices? notices = null,
    StatusPages? status = null
)
{
    /// <summary>Times the first pause, after which a damaged result is looked at again.</summary>
    private const int LongestDamageDelay = 6;
    private const int MaxCause = 300;

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromHours(1);

    private readonly WorkerOptions _options = options.Value;

    /// <summary>Never fails: what cannot even be settled is left to its lease, which ends, and to the count of its attempts.</summary>
    /// <param name="cancellationToken">Ends the work; the message is then given back at once.</param>
    public async Task HandleAsync(ArticleLease lease, CancellationToken cancellationToken)
    {
        try
        {
            await WorkAndSettleAsync(lease, cancellationToken);
        }
#pragma warning disable CA1031 // A task that fails would end the loop, and with it the work on all other articles.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            statistics.Requeued();
            Log.NotEnded(logger, exception, lease.MessageId);
        }
    }

    private async Task WorkAndSettleAsync(ArticleLease lease, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        using var trace = ArticleTrace.Start(lease.DeliveryCount);
        await using var keeper = LeaseKeeper.Start(queue, lease, _options.Lease, time, logger);
        var attempt = new Attempt(ledger, slots, _options.MaxAttempts, lease);
        var message = new DeliveredMessage(lease, Parse(lease), keeper, attempt, trace, start);
        try
        {
            await SettleAsync(message, await WorkAsync(message, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            EndAttempt(trace, AttemptCauses.Stopped);
            await RequeueAsync(message, TimeSpan.Zero);
        }
        catch (DamagedResultException exception)
        {
            await DamagedAsync(message, exception);
        }
#pragma warning disable CA1031 // The one catch-all: a single bad article must not stop the worker.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await FailedAsync(message, exception, cancellationToken);
        }
    }

    /// <summary>Bytes that bring a fault of ours to light would do so at each delivery: they are put aside at the first, with all that is known.</summary>
    private ParsedMessage Parse(ArticleLease lease)
    {
        try
        {
            return ArticleIntake.Parse(lease.Body);
        }
        catch (Exception exception) when (IsFaultOfReading(exception))
        {
            return Unreadable(lease, exception);
        }
    }

    private async Task<ParsedMessage> ReadAsync(
        DeliveredMessage message,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await intake.ReadAsync(message.Message, cancellationToken);
        }
        catch (Exception exception) when (IsFaultOfReading(exception))
        {
            return Unreadable(message.Lease, exception);
        }
    }

    private ParsedMessage.Refused Unreadable(ArticleLease lease, Exception exception)
    {
        Log.Unreadable(logger, exception, lease.MessageId);
        return new ParsedMessage.Refused(
            null,
            new Rejection(
                "unreadable_message",
                null,
                $"Reading the {lease.Body.Length} bytes failed, which is a fault of NewsDigest and not of the message: {FailureText.Of(exception)}. Report it; 'newsdigest quarantine requeue' tries again after an update."
            )
        );
    }

    private static bool IsFaultOfReading(Exception exception) =>
        exception is not (OperationCanceledException or OutOfMemoryException)
        && Outage.From(exception) is null;

    private async Task<Outcome> WorkAsync(
        DeliveredMessage message,
        CancellationToken cancellationToken
    )
    {
        using var place = await message.Attempt.BeginAsync(
            token => intake.LengthAsync(message.Message, token),
            cancellationToken
        );
        if (place is null)
        {
            return Exhausted(message.Attempt.Exhausted);
        }

        await SayInWorkAsync(message);
        try
        {
            return await RunAsync(
                message,
                await ReadAsync(message, cancellationToken),
                cancellationToken
            );
        }
        catch (DamagedDocumentException exception)
        {
            return new Outcome.Rejected(new Rejection("damaged_document", null, exception.Message)); // trying again would read the same
        }
    }

    /// <summary>An async method would keep the body of its article while models are asked; this one returns at once.</summary>
    private Task<Outcome> RunAsync(
        DeliveredMessage message,
        ParsedMessage read,
        CancellationToken cancellationToken
    ) =>
        read switch
        {
            ParsedMessage.Accepted accepted => RunAsync(message, accepted, cancellationToken),
            ParsedMessage.Refused refused => Task.FromResult<Outcome>(
                new Outcome.Rejected(refused.Reason)
            ),
            _ => throw new UnreachableException(
                $"Message '{read.GetType()}' is neither accepted nor refused."
            ),
        };

    private Task<Outcome> RunAsync(
        DeliveredMessage message,
        ParsedMessage.Accepted accepted,
        CancellationToken cancellationToken
    )
    {
        var article = WithOriginal(accepted, message.Lease);
        message.Trace.Read(article, StorePath.KeyOf(article.Id));
        WorkerMetrics.Waited(time.GetUtcNow() - message.Lease.EnqueuedAt, article.Priority);
        PacedCall.IsUrgent = article.Priority == ArticlePriority.High;
        return notices?.Objection(article.NotifyQueue) is { } objection
            ? Task.FromResult<Outcome>(new Outcome.Rejected(objection))
            : pipeline.RunAsync(article, cancellationToken);
    }

    /// <summary>A time of asking that lies after the sending is a wrong clock's, and would never be over.</summary>
    private static RawArticle WithOriginal(ParsedMessage.Accepted accepted, ArticleLease lease)
    {
        var asked = accepted.Article.Rerun;
        return accepted.Article with
        {
            Rerun = asked - lease.EnqueuedAt > ClockTolerance ? lease.EnqueuedAt : asked,
            Original = new OriginalMessage(lease.Body, lease.EnqueuedAt, accepted.BodyRef),
        };
    }

    private static Outcome.Rejected Exhausted(AttemptCounts attempts) =>
        new(
            new Rejection(
                "processing_failed",
                null,
                attempts.Errors is [.., var last]
                    ? $"The article failed {attempts.Counted} times by itself; last with {last}"
                    : $"The worker ended {attempts.Counted} times while this article was in work, the last times with no other beside it."
            )
        );

    private async Task SettleAsync(DeliveredMessage message, Outcome outcome)
    {
        var article = new FinishedArticle(
            message.Name,
            outcome,
            time.GetElapsedTime(message.Start)
        );

        // Settling is never cancelled: once the outcome is known, a shutdown must not lose it.
        var settled = await message.Keeper.SettleAsync(held => EndAsync(held, message, outcome));
        await SayEndedAsync(message, outcome);
        await ForgetAsync(message);
        LogEnd(article);
        if (!settled)
        {
            Log.NotSettled(logger, article.Id);
        }

        if (ShowsThatAllWorks(outcome))
        {
            breaker.Reset();
            poison.Finished(message.Lease.MessageId);
            WorkerMetrics.EngineIs(EngineCondition.Ok);
        }

        message.Trace.Ended(outcome);
        WorkerMetrics.Finished(outcome, article.Took);
        statistics.Finished(article);
    }

    private async Task<bool> EndAsync(ArticleLease held, DeliveredMessage message, Outcome outcome)
    {
        if (outcome is Outcome.Rejected rejected)
        {
            await quarantine.AddAsync(
                held,
                message.ArticleId,
                rejected.Reason,
                CancellationToken.None
            );
        }

        if (notices is not null)
        {
            await notices.TellAsync(message.NotifyQueue, message.ArticleId, outcome);
        }

        return await queue.CompleteAsync(held, CancellationToken.None);
    }

    private void LogEnd(FinishedArticle article)
    {
        switch (article.Outcome)
        {
            case Outcome.Published { Result: var result } published:
                Log.Published(
                    logger,
                    article.Id,
                    result.Verdict,
                    published.Location,
                    article.Took.TotalSeconds
                );
                break;
            case Outcome.Blocked { Result: var result } blocked:
                Log.Blocked(logger, article.Id, result.Reasons[0].Check, blocked.Location);
                break;
            case Outcome.Rejected { Reason: var reason }:
                Log.Rejected(logger, article.Id, reason.Code, reason.Where());
                break;
        }
    }

    /// <summary>A new end for which the engine was asked. A page that is no article ends without it, and would reset the breaker in an outage.</summary>
    private static bool ShowsThatAllWorks(Outcome outcome) =>
        outcome switch
        {
            Outcome.Published published => !published.Repeated,
            Outcome.Blocked blocked => !blocked.Repeated
                && blocked.Result.Reasons is not [{ Check: NotArticle.Check }],
            Outcome.Rejected rejected => rejected.Reason.Code == ReviewReasons.Code,
            _ => false,
        };

    private async Task ForgetAsync(DeliveredMessage message)
    {
        try
        {
            await message.Attempt.ForgetAsync();
        }
        catch (StoreUnavailableException exception)
        {
            Log.NotForgotten(logger, exception, message.Lease.MessageId);
        }
    }

    /// <summary>An operator's to mend, and no other article's trouble: this one waits, and no attempt of it counts.</summary>
    private async Task DamagedAsync(DeliveredMessage message, DamagedResultException exception)
    {
        damaged.Met(exception);
        EndAttempt(message.Trace, AttemptCauses.Damaged);
        Log.Damaged(logger, message.Lease.MessageId, exception.Message);
        await RequeueAsync(
            message,
            _options.RetryDelay * Math.Min(message.Lease.DeliveryCount, LongestDamageDelay)
        );
    }

    private async Task FailedAsync(
        DeliveredMessage message,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (
            Outage.From(exception) is { } outage
            && !await IsOwnAsync(message, outage, cancellationToken)
        )
        {
            await OutageAsync(message, outage, exception);
            return;
        }

        EndAttempt(message.Trace, AttemptCauses.Own);
        await SayWaitsAsync(message, AttemptCauses.Own);
        if (IsOfEngine(exception))
        {
            WorkerMetrics.EngineIs(EngineCondition.Slow);
        }

        try
        {
            await CountAsync(message, exception);
        }
        catch (Exception unavailable) when (Outage.From(unavailable) is not null)
        {
            Log.NotReleased(logger, unavailable);
        }
    }

    private async Task OutageAsync(DeliveredMessage message, Outage outage, Exception exception)
    {
        var needsOperator =
            outage.NeedsOperator
            || (outage.WaitingIsUnsure && poison.IsOfSeveral(outage.Signature));
        breaker.Trip(outage.Cause, outage.RetryAfter, needsOperator);
        EndAttempt(message.Trace, CauseOf(exception));
        await SayWaitsAsync(message, CauseOf(exception));
        if (IsOfEngine(exception))
        {
            WorkerMetrics.EngineIs(EngineCondition.Out);
        }

        Log.OutOfOrder(
            logger,
            message.Name,
            VisibleText.Line(outage.Cause, MaxCause),
            breaker.Wait.TotalSeconds
        );
        Log.Behind(logger, exception, message.Name);
        await RequeueAsync(message, outage.RetryAfter ?? _options.RetryDelay);
    }

    /// <summary>The article failed by itself: it is tried again later, or put aside.</summary>
    private async Task CountAsync(DeliveredMessage message, Exception exception)
    {
        var attempt = message.Attempt;
        await attempt.FailAsync(FailureText.Of(exception));
        Log.Failed(
            logger,
            message.Name,
            attempt.Counts.Errors[^1].TrimEnd('.'),
            attempt.Counts.Counted,
            _options.MaxAttempts
        );
        Log.Behind(logger, exception, message.Name);
        if (attempt.MayBeRepeated)
        {
            var times = Math.Pow(2, attempt.Counts.Counted - 1);
            await ReleaseAsync(message.Keeper, _options.RetryDelay * times);
            return;
        }

        await SettleAsync(message, Exhausted(attempt.Counts));
    }

    private async Task<bool> IsOwnAsync(
        DeliveredMessage message,
        Outage outage,
        CancellationToken cancellationToken
    ) =>
        outage.MayBeOwn
        && await poison.IsPoisonAsync(
            message.Lease.MessageId,
            outage.Signature,
            message.Attempt.IsLast,
            cancellationToken
        );

    private async Task RequeueAsync(DeliveredMessage message, TimeSpan delay)
    {
        try
        {
            await message.Attempt.UncountAsync();
        }
        catch (StoreUnavailableException exception)
        {
            Log.NotUncounted(logger, exception, message.Lease.MessageId);
        }

        await ReleaseAsync(message.Keeper, delay);
    }

    private async Task SayInWorkAsync(DeliveredMessage message)
    {
        if (status is not null && message.ArticleId is { } id)
        {
            await status.InWorkAsync(id, message.Lease);
        }
    }

    private async Task SayWaitsAsync(DeliveredMessage message, string cause)
    {
        if (status is not null && message.ArticleId is { } id)
        {
            await status.WaitsAsync(id, message.Lease, cause);
        }
    }

    private async Task SayEndedAsync(DeliveredMessage message, Outcome outcome)
    {
        if (status is not null && message.ArticleId is { } id)
        {
            await status.EndedAsync(
                id,
                message.Lease,
                DoneNotice.Of(id, outcome, time.GetUtcNow())
            );
        }
    }

    private async Task ReleaseAsync(LeaseKeeper keeper, TimeSpan delay)
    {
        statistics.Requeued();
        try
        {
            await keeper.SettleAsync(held =>
                queue.ReleaseAsync(held, delay, CancellationToken.None)
            );
        }
        catch (QueueUnavailableException exception)
        {
            Log.NotReleased(logger, exception);
        }
    }

    private static void EndAttempt(ArticleTrace trace, string cause)
    {
        trace.Failed(cause);
        WorkerMetrics.AttemptEnded(cause);
    }

    private static bool IsOfEngine(Exception exception) =>
        exception is ModelCallException or EngineUnavailableException;

    private static string CauseOf(Exception exception) =>
        exception switch
        {
            StoreUnavailableException => AttemptCauses.Store,
            QueueUnavailableException => AttemptCauses.Queue,
            _ => AttemptCauses.Engine,
        };

    private static partial class Log
    {
        [LoggerMessage(
            711,
            LogLevel.Information,
            "Published {ArticleId}: {Verdict}, at {Location}, in {Seconds:0.0} s."
        )]
        public static partial void Published(
            ILogger logger,
            string articleId,
            Verdict verdict,
            string location,
            double seconds
        );

        [LoggerMessage(
            712,
            LogLevel.Warning,
            "Blocked {ArticleId}: {Reason}. The result says more: {Location}."
        )]
        public static partial void Blocked(
            ILogger logger,
            string articleId,
            string reason,
            string location
        );

        [LoggerMessage(
            713,
            LogLevel.Warning,
            "Quarantined {ArticleId}: {Code}, {Place}. See `newsdigest quarantine show`."
        )]
        public static partial void Rejected(
            ILogger logger,
            string articleId,
            string code,
            string place
        );

        [LoggerMessage(
            714,
            LogLevel.Warning,
            "The lease of {ArticleId} was lost before the message could be removed. It will be delivered again; its result is found then, and no model is called."
        )]
        public static partial void NotSettled(ILogger logger, string articleId);

        [LoggerMessage(
            715,
            LogLevel.Error,
            "{ArticleId} went back to the queue: something that every article needs is unavailable. {Cause} Intake pauses; the next try is in {Seconds:0} s."
        )]
        public static partial void OutOfOrder(
            ILogger logger,
            string articleId,
            string cause,
            double seconds
        );

        [LoggerMessage(710, LogLevel.Debug, "What lay behind it for {ArticleId}.")]
        public static partial void Behind(ILogger logger, Exception exception, string articleId);

        [LoggerMessage(
            709,
            LogLevel.Error,
            "Message {MessageId} could not be read, which is a fault of NewsDigest. It is quarantined."
        )]
        public static partial void Unreadable(
            ILogger logger,
            Exception exception,
            string messageId
        );

        [LoggerMessage(
            708,
            LogLevel.Error,
            "Message {MessageId} could not be brought to an end; it comes back by itself when its lease ends."
        )]
        public static partial void NotEnded(ILogger logger, Exception exception, string messageId);

        [LoggerMessage(
            720,
            LogLevel.Error,
            "Message {MessageId} waits for an operator, and the others go on. {Damage}"
        )]
        public static partial void Damaged(ILogger logger, string messageId, string damage);

        [LoggerMessage(
            717,
            LogLevel.Warning,
            "A message could not be given back; it comes back by itself when its lease ends."
        )]
        public static partial void NotReleased(ILogger logger, Exception exception);

        [LoggerMessage(
            718,
            LogLevel.Warning,
            "An outage could not be written down for message {MessageId}; it counts as an attempt of the article."
        )]
        public static partial void NotUncounted(
            ILogger logger,
            Exception exception,
            string messageId
        );

        [LoggerMessage(
            719,
            LogLevel.Warning,
            "The attempts of message {MessageId} could not be forgotten. The message is done; the file under attempts/ goes when it is old."
        )]
        public static partial void NotForgotten(
            ILogger logger,
            Exception exception,
            string messageId
        );

        [LoggerMessage(
            716,
            LogLevel.Error,
            "{ArticleId} failed, attempt {Attempt} of {MaxAttempts}: {Reason}."
        )]
        public static partial void Failed(
            ILogger logger,
            string articleId,
            string reason,
            int attempt,
            int maxAttempts
        );
    }
}
