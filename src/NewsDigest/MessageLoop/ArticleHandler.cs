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
    ArticleSlots quarters,
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

    /// <summary>Attempts that may have taken the process with them before an article works alone; the last that it has is always alone.</summary>
    private int MostVanishedInCompany => _options.MaxAttempts > 1 ? 1 : 0;

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
        var begun = Attempts.None;
        try
        {
            var before = await ledger.ReadAsync(lease, cancellationToken);
            if (before.Own >= _options.MaxAttempts)
            {
                await QuarantineAsync(keeper, lease, before, trace);
                return;
            }

            string? id;
            string? notify;
            Outcome outcome;
            using (
                await quarters.EnterAsync(
                    alone: lease.DeliveryCount > 1 && before.Vanished >= MostVanishedInCompany,
                    cancellationToken
                )
            )
            {
                begun = await ledger.BeginAsync(lease, before, cancellationToken);
                var message = await ReadAsync(lease, cancellationToken);
                var isLong = ArticleSlots.IsLong(message);
                if (isLong)
                {
                    // It waits without its text, and without an attempt that would count should the process end meanwhile.
                    before = await ledger.ExcuseAsync(lease, begun, cancellationToken);
                    (begun, message) = (Attempts.None, null);
                }

                using var turn = isLong ? await quarters.EnterLongAsync(cancellationToken) : null;
                if (isLong)
                {
                    begun = await ledger.BeginAsync(lease, before, cancellationToken);
                }

                message ??= await ReadAsync(lease, cancellationToken);
                Observe(trace, message, lease);
                PacedCall.IsUrgent =
                    message is ParsedMessage.Accepted { Article.Priority: ArticlePriority.High };
                await SayInWorkAsync(message, lease);
                (id, notify) = (IdOf(message), NotifyQueueOf(message));
                outcome = await WorkAsync(lease, message, cancellationToken);
            }

            await SettleAsync(
                keeper,
                lease,
                new FinishedArticle(id ?? lease.MessageId, outcome, time.GetElapsedTime(start)),
                id,
                trace,
                notify
            );
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            EndAttempt(trace, AttemptCauses.Stopped);
            await RequeueAsync(keeper, lease, begun, TimeSpan.Zero);
        }
        catch (DamagedResultException exception)
        {
            // An operator's to mend, and no other article's trouble: this one waits, and no attempt of it counts.
            damaged.Met(exception);
            EndAttempt(trace, AttemptCauses.Damaged);
            Log.Damaged(logger, lease.MessageId, exception.Message);
            await RequeueAsync(
                keeper,
                lease,
                begun,
                _options.RetryDelay * Math.Min(lease.DeliveryCount, LongestDamageDelay)
            );
        }
#pragma warning disable CA1031 // The one catch-all: a single bad article must not stop the worker.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await FailedAsync(keeper, lease, begun, exception, trace, cancellationToken);
        }
    }

    /// <summary>Bytes that bring a fault of ours to light would do so at each delivery: they are put aside at the first, with all that is known.</summary>
    private async Task<ParsedMessage> ReadAsync(
        ArticleLease lease,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await intake.ReadAsync(lease.Body, cancellationToken);
        }
        catch (Exception exception) when (IsFaultOfReading(exception))
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
    }

    private static bool IsFaultOfReading(Exception exception) =>
        exception is not (OperationCanceledException or OutOfMemoryException)
        && Outage.From(exception) is null;

    private async Task<Outcome> WorkAsync(
        ArticleLease lease,
        ParsedMessage message,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return message switch
            {
                ParsedMessage.Accepted accepted
                    when notices?.Objection(accepted.Article.NotifyQueue) is { } objection =>
                    new Outcome.Rejected(objection),
                ParsedMessage.Accepted accepted => await pipeline.RunAsync(
                    WithOriginal(accepted, lease),
                    cancellationToken
                ),
                ParsedMessage.Refused refused => new Outcome.Rejected(refused.Reason),
                _ => throw new UnreachableException(
                    $"Message '{message.GetType()}' is neither accepted nor refused."
                ),
            };
        }
        catch (DamagedDocumentException exception)
        {
            return new Outcome.Rejected(new Rejection("damaged_document", null, exception.Message)); // trying again would read the same
        }
    }

    /// <summary>The id for whoever looks; the bytes and the reason reach quarantine without it too.</summary>
    private static string? TryReadId(ArticleLease lease) => TryReadWho(lease).Id;

    private static (string? Id, string? NotifyQueue) TryReadWho(ArticleLease lease)
    {
        try
        {
            var message = MessageParser.Parse(lease.Body);
            return (IdOf(message), NotifyQueueOf(message));
        }
        catch (Exception exception) when (IsFaultOfReading(exception))
        {
            return (null, null);
        }
    }

    private Task QuarantineAsync(
        LeaseKeeper keeper,
        ArticleLease lease,
        Attempts attempts,
        ArticleTrace trace
    )
    {
        var (id, notify) = TryReadWho(lease);
        return SettleAsync(
            keeper,
            lease,
            new FinishedArticle(id ?? lease.MessageId, Exhausted(attempts), TimeSpan.Zero),
            id,
            trace,
            notify
        );
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

    private static Outcome.Rejected Exhausted(Attempts attempts) =>
        new(
            new Rejection(
                "processing_failed",
                null,
                attempts.Errors is [.., var last]
                    ? $"The article failed {attempts.Own} times by itself; last with {last}"
                    : $"The worker ended {attempts.Own} times while this article was in work, the last times with no other beside it."
            )
        );

    private async Task SettleAsync(
        LeaseKeeper keeper,
        ArticleLease lease,
        FinishedArticle article,
        string? articleId,
        ArticleTrace trace,
        string? notify
    )
    {
        // Settling is never cancelled: once the outcome is known, a shutdown must not lose it.
        var settled = await keeper.SettleAsync(async held =>
        {
            if (article.Outcome is Outcome.Rejected rejected)
            {
                await quarantine.AddAsync(held, articleId, rejected.Reason, CancellationToken.None);
            }

            if (notices is not null)
            {
                await notices.TellAsync(notify, articleId, article.Outcome);
            }

            return await queue.CompleteAsync(held, CancellationToken.None);
        });
        await SayEndedAsync(articleId, lease, article.Outcome);
        await ForgetAsync(lease);

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

        if (!settled)
        {
            Log.NotSettled(logger, article.Id);
        }

        if (ShowsThatAllWorks(article.Outcome))
        {
            breaker.Reset();
            poison.Finished(lease.MessageId);
            WorkerMetrics.EngineIs(EngineCondition.Ok);
        }

        trace.Ended(article.Outcome);
        WorkerMetrics.Finished(article.Outcome, article.Took);
        statistics.Finished(article);
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

    private async Task ForgetAsync(ArticleLease lease)
    {
        try
        {
            await ledger.ForgetAsync(lease, CancellationToken.None);
        }
        catch (StoreUnavailableException exception)
        {
            Log.NotForgotten(logger, exception, lease.MessageId);
        }
    }

    private async Task FailedAsync(
        LeaseKeeper keeper,
        ArticleLease lease,
        Attempts attempts,
        Exception exception,
        ArticleTrace trace,
        CancellationToken cancellationToken
    )
    {
        if (
            Outage.From(exception) is { } outage
            && !await IsOwnAsync(lease, attempts, outage, cancellationToken)
        )
        {
            var needsOperator =
                outage.NeedsOperator
                || (outage.WaitingIsUnsure && poison.IsOfSeveral(outage.Signature));
            breaker.Trip(outage.Cause, outage.RetryAfter, needsOperator);
            EndAttempt(trace, CauseOf(exception));
            await SayWaitsAsync(lease, CauseOf(exception));
            if (IsOfEngine(exception))
            {
                WorkerMetrics.EngineIs(EngineCondition.Out);
            }

            var article = TryReadId(lease) ?? lease.MessageId;
            Log.OutOfOrder(
                logger,
                article,
                VisibleText.Line(outage.Cause, MaxCause),
                breaker.Wait.TotalSeconds
            );
            Log.Behind(logger, exception, article);
            await RequeueAsync(keeper, lease, attempts, outage.RetryAfter ?? _options.RetryDelay);
            return;
        }

        EndAttempt(trace, AttemptCauses.Own);
        await SayWaitsAsync(lease, AttemptCauses.Own);
        if (IsOfEngine(exception))
        {
            WorkerMetrics.EngineIs(EngineCondition.Slow);
        }

        try
        {
            attempts = await ledger.FailAsync(
                lease,
                attempts,
                FailureText.Of(exception),
                CancellationToken.None
            );
            var article = TryReadId(lease) ?? lease.MessageId;
            Log.Failed(
                logger,
                article,
                attempts.Errors[^1].TrimEnd('.'),
                attempts.Own,
                _options.MaxAttempts
            );
            Log.Behind(logger, exception, article);
            if (attempts.Own < _options.MaxAttempts)
            {
                await ReleaseAsync(keeper, _options.RetryDelay * Math.Pow(2, attempts.Own - 1));
                return;
            }

            await QuarantineAsync(keeper, lease, attempts, trace);
        }
        catch (Exception unavailable) when (Outage.From(unavailable) is not null)
        {
            Log.NotReleased(logger, unavailable);
        }
    }

    private async Task<bool> IsOwnAsync(
        ArticleLease lease,
        Attempts attempts,
        Outage outage,
        CancellationToken cancellationToken
    )
    {
        var isLast = Math.Max(1, attempts.Begun) - attempts.Excused >= _options.MaxAttempts;
        return outage.MayBeOwn
            && await poison.IsPoisonAsync(
                lease.MessageId,
                outage.Signature,
                isLast,
                cancellationToken
            );
    }

    private async Task RequeueAsync(
        LeaseKeeper keeper,
        ArticleLease lease,
        Attempts attempts,
        TimeSpan delay
    )
    {
        try
        {
            await ledger.ExcuseAsync(lease, attempts, CancellationToken.None);
        }
        catch (StoreUnavailableException exception)
        {
            Log.NotExcused(logger, exception, lease.MessageId);
        }

        await ReleaseAsync(keeper, delay);
    }

    private async Task SayInWorkAsync(ParsedMessage message, ArticleLease lease)
    {
        if (status is not null && IdOf(message) is { } id)
        {
            await status.InWorkAsync(id, lease);
        }
    }

    private async Task SayWaitsAsync(ArticleLease lease, string cause)
    {
        if (status is not null && TryReadId(lease) is { } id)
        {
            await status.WaitsAsync(id, lease, cause);
        }
    }

    private async Task SayEndedAsync(string? id, ArticleLease lease, Outcome outcome)
    {
        if (status is not null && id is not null)
        {
            await status.EndedAsync(id, lease, DoneNotice.Of(id, outcome, time.GetUtcNow()));
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

    private void Observe(ArticleTrace trace, ParsedMessage message, ArticleLease lease)
    {
        if (message is ParsedMessage.Accepted { Article: var article })
        {
            trace.Read(article, StorePath.KeyOf(article.Id));
            WorkerMetrics.Waited(time.GetUtcNow() - lease.EnqueuedAt, article.Priority);
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

    private static string? NotifyQueueOf(ParsedMessage message) =>
        message switch
        {
            ParsedMessage.Accepted accepted => accepted.Article.NotifyQueue,
            ParsedMessage.Refused refused => refused.NotifyQueue,
            _ => null,
        };

    private static string? IdOf(ParsedMessage message) =>
        message switch
        {
            ParsedMessage.Accepted accepted => accepted.Article.Id.Value,
            ParsedMessage.Refused refused => refused.Id,
            _ => null,
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
        public static partial void NotExcused(
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
