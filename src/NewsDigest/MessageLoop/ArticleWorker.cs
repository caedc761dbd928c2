using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsDigest.ChatModels.Pacing;
using NewsDigest.Intake;
using NewsDigest.Publishing;

namespace NewsDigest.MessageLoop;

/// <summary>
/// The loop: a free slot, a message, a handler. It receives only what it has a slot for, so no message waits in memory
/// while its lease runs out.
/// </summary>
internal sealed partial class ArticleWorker(
    IArticleQueue queue,
    ArticleHandler handler,
    IntakeCircuitBreaker breaker,
    WorkSlots slots,
    RunStatistics statistics,
    IndexPublisher index,
    DrainMode drain,
    IOptions<WorkerOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<ArticleWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan FirstIdleDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestDrainDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLooksAtSlots = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenLooksAtLimits = TimeSpan.FromMilliseconds(200);

    /// <summary>What giving unfinished articles back, or a last look at the queue, may take: a service that hangs must not hold the end up.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly WorkerOptions _options = options.Value;
    private readonly HashSet<Task> _running = [];
    private readonly DrainLimits _limits = new(drain, statistics, breaker, time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var work = new CancellationTokenSource();
        using var intake = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var watch = WatchLimitsAsync(intake);
        try
        {
            await ReceiveAsync(work.Token, intake.Token);
        }
        catch (OperationCanceledException) when (intake.IsCancellationRequested)
        {
            // A stop signal, or a limit of the drain.
        }
        finally
        {
            await intake.CancelAsync();
        }

        var endedEarly = await watch;
        await FinishAsync(work, endedEarly);
        if (drain.IsOn || breaker.Cause is not null)
        {
            await MeasureLeftAsync();
        }

        await WriteIndexAsync(stoppingToken.IsCancellationRequested || endedEarly is not null);
        if (drain.IsOn)
        {
            lifetime.StopApplication();
        }
    }

    /// <summary>After a drain always; after a worker that stays when it has done something. A stop signal and a time limit leave little time.</summary>
    private async Task WriteIndexAsync(bool isStopped)
    {
        var isDue = drain.IsOn || statistics.Counts.Finished > 0;
        if (isDue && !(isStopped && breaker.Cause is not null))
        {
            await index.TryPublishAsync(
                isStopped ? LastWords : IndexPublisher.Longest,
                CancellationToken.None
            );
        }
    }

    /// <summary>Ends intake when a drain has to end. The queue, the engine or a pause may hold the loop up for long.</summary>
    /// <returns>Why; null when it was ended by something else.</returns>
    private async Task<string?> WatchLimitsAsync(CancellationTokenSource intake)
    {
        try
        {
            while (drain.IsOn)
            {
                await Task.Delay(BetweenLooksAtLimits, time, intake.Token);
                if (_limits.ReasonToEnd() is { } reason)
                {
                    await intake.CancelAsync();
                    return reason;
                }
            }
        }
        catch (OperationCanceledException) when (intake.IsCancellationRequested)
        {
            // The drain is done, or a stop signal came.
        }

        return null;
    }

    private async Task ReceiveAsync(CancellationToken workToken, CancellationToken stoppingToken)
    {
        var idle = new Backoff(
            FirstIdleDelay,
            drain.IsOn ? LongestDrainDelay : _options.MaxIdleDelay
        );
        while (true)
        {
            await FreeSlotAsync(stoppingToken);
            var delivery = await TryReceiveAsync(stoppingToken);
            if (delivery?.Lease is { } lease)
            {
                idle.Reset();
                _running.Add(WorkAsync(lease, workToken));
                continue;
            }

            if (
                drain.IsOn
                && _running.All(task => task.IsCompletedSuccessfully)
                && await IsEmptyAsync(stoppingToken)
            )
            {
                return;
            }

            await Task.Delay(idle.Next(delivery?.NextLook), time, stoppingToken);
        }
    }

    private async Task WorkAsync(ArticleLease lease, CancellationToken workToken)
    {
        statistics.Began(lease.MessageId, time.GetTimestamp());
        try
        {
            await handler.HandleAsync(lease, workToken);
        }
        finally
        {
            statistics.Ended(lease.MessageId);
        }
    }

    /// <summary>
    /// Waits for a slot and then for the breaker: an article that gives its slot back may have tripped it. While something is out of
    /// order, one article at a time goes in as a probe.
    /// </summary>
    private async Task FreeSlotAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            _running.RemoveWhere(task => task.IsCompletedSuccessfully);
            if (_running.Count >= (breaker.Cause is null ? slots.Now(_running.Count) : 1))
            {
                // A handler settles its own failures; one that throws all the same ends the loop, and with it the process.
                var look = Task.Delay(BetweenLooksAtSlots, time, stoppingToken);
                await await Task.WhenAny(_running.Append(look)).WaitAsync(stoppingToken);
            }
            else if (breaker.Wait is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, stoppingToken);
            }
            else
            {
                return;
            }
        }
    }

    private async Task<Delivery?> TryReceiveAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await queue.ReceiveAsync(_options.Lease, stoppingToken);
        }
        catch (QueueUnavailableException exception)
        {
            Log.QueueDown(logger, exception);
            return null;
        }
    }

    private async Task<bool> IsEmptyAsync(CancellationToken stoppingToken)
    {
        try
        {
            return (await queue.MeasureAsync(stoppingToken)).Total == 0;
        }
        catch (QueueUnavailableException exception)
        {
            Log.QueueDown(logger, exception);
            return false;
        }
    }

    /// <summary>Articles in work may end by themselves for a while; then they are given back.</summary>
    private async Task FinishAsync(CancellationTokenSource work, string? endedEarly)
    {
        statistics.Stops(endedEarly);
        var budget = endedEarly is null
            ? _options.ShutdownBudget
            : _limits.Budget(_options.ShutdownBudget);
        SayWhy(endedEarly, budget);
        var all = Task.WhenAll(_running);
        try
        {
            await all.WaitAsync(budget, time);
        }
        catch (TimeoutException)
        {
            Log.BudgetOver(logger, statistics.InWork);
            await work.CancelAsync();
            await GiveBackAsync(all);
        }
    }

    private void SayWhy(string? endedEarly, TimeSpan budget)
    {
        var inWork = _running.Count(task => !task.IsCompleted);
        if (endedEarly is not null)
        {
            Log.EndsEarly(logger, endedEarly, inWork, budget.TotalSeconds);
        }
        else if (inWork > 0)
        {
            Log.Stopping(logger, inWork, budget.TotalSeconds);
        }
    }

    private async Task GiveBackAsync(Task all)
    {
        try
        {
            await all.WaitAsync(LastWords, time);
        }
        catch (TimeoutException)
        {
            Log.NotGivenBack(logger, statistics.InWork);
        }
    }

    private async Task MeasureLeftAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(LastWords, time);
            // On a thread of its own: a queue in a file waits for its lock without giving the thread back.
            var depth = Task.Run(() => queue.MeasureAsync(limit.Token), limit.Token);
            var total = (await depth.WaitAsync(limit.Token)).Total;
            statistics.Remain(Math.Max(total, statistics.InWork + statistics.Counts.GivenBack));
        }
        catch (Exception exception)
            when (exception is QueueUnavailableException or OperationCanceledException)
        {
            Log.LeftUnknown(logger, exception);
            statistics.Remain(null);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            721,
            LogLevel.Information,
            "Stopping: {Count} articles in work may take up to {Seconds:0} s more."
        )]
        public static partial void Stopping(ILogger logger, int count, double seconds);

        [LoggerMessage(
            722,
            LogLevel.Warning,
            "{Count} articles were not done in time; they are given back to the queue."
        )]
        public static partial void BudgetOver(ILogger logger, int count);

        [LoggerMessage(
            724,
            LogLevel.Error,
            "The drain ends before the queue is empty. {Reason} In work: {Count}, for up to {Seconds:0} s more."
        )]
        public static partial void EndsEarly(
            ILogger logger,
            string reason,
            int count,
            double seconds
        );

        [LoggerMessage(
            725,
            LogLevel.Warning,
            "{Count} articles could not be given back in time; they come back when their lease ends."
        )]
        public static partial void NotGivenBack(ILogger logger, int count);

        [LoggerMessage(726, LogLevel.Warning, "The queue did not say how many messages are left.")]
        public static partial void LeftUnknown(ILogger logger, Exception exception);

        [LoggerMessage(
            723,
            LogLevel.Error,
            "The queue cannot be reached. Intake pauses and tries again by itself."
        )]
        public static partial void QueueDown(ILogger logger, Exception exception);
    }
}
