using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsDigest.Intake;

namespace NewsDigest.Operations;

/// <summary>
/// The loop: a free slot, a message, a handler. It receives only what it has a slot for, so no message waits in memory
/// while its lease runs out.
/// </summary>
internal sealed partial class ArticleWorker(
    IArticleQueue queue,
    ArticleHandler handler,
    IntakeGate gate,
    RunJournal journal,
    DrainMode drain,
    IOptions<WorkerOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<ArticleWorker> logger) : BackgroundService
{
    private static readonly TimeSpan FirstIdleDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestDrainDelay = TimeSpan.FromSeconds(1);

    private readonly WorkerOptions _options = options.Value;
    private readonly HashSet<Task> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var work = new CancellationTokenSource();
        try
        {
            await ReceiveAsync(work.Token, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Log.Stopping(logger, _running.Count, _options.ShutdownBudget.TotalSeconds);
        }

        await FinishAsync(work);
        if (drain.IsOn)
        {
            lifetime.StopApplication();
        }
    }

    private async Task ReceiveAsync(CancellationToken workToken, CancellationToken stoppingToken)
    {
        var idle = new Backoff(FirstIdleDelay, drain.IsOn ? LongestDrainDelay : _options.MaxIdleDelay);
        var patience = new DrainPatience(drain, journal, time);
        while (true)
        {
            await FreeSlotAsync(stoppingToken);
            var delivery = await TryReceiveAsync(stoppingToken);
            if (delivery?.Lease is { } lease)
            {
                idle.Reset();
                _running.Add(handler.HandleAsync(lease, workToken));
                continue;
            }

            if (drain.IsOn && _running.All(task => task.IsCompletedSuccessfully) && await IsDrainedAsync(patience, stoppingToken))
            {
                return;
            }

            await Task.Delay(idle.Next(delivery?.NextLook), time, stoppingToken);
        }
    }

    /// <summary>
    /// Waits for a slot and then for the gate: an article that gives its slot back may have closed it. While something is out of
    /// order, one article at a time goes in as a probe.
    /// </summary>
    private async Task FreeSlotAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            _running.RemoveWhere(task => task.IsCompletedSuccessfully);
            if (_running.Count >= (gate.Cause is null ? _options.Concurrency : 1))
            {
                // A handler settles its own failures; one that throws all the same ends the loop, and with it the process.
                await await Task.WhenAny(_running).WaitAsync(stoppingToken);
            }
            else if (gate.Wait is var wait && wait > TimeSpan.Zero)
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

    private async Task<bool> IsDrainedAsync(DrainPatience patience, CancellationToken stoppingToken)
    {
        try
        {
            var left = (await queue.MeasureAsync(stoppingToken)).Total;
            journal.Left(left);
            return left == 0 || patience.IsOver;
        }
        catch (QueueUnavailableException exception) when (!patience.IsOver)
        {
            Log.QueueDown(logger, exception);
            return false;
        }
    }

    private async Task FinishAsync(CancellationTokenSource work)
    {
        var all = Task.WhenAll(_running);
        try
        {
            await all.WaitAsync(_options.ShutdownBudget, time);
        }
        catch (TimeoutException)
        {
            Log.BudgetOver(logger, _running.Count(task => !task.IsCompleted));
            await work.CancelAsync();
            await all;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(721, LogLevel.Information, "Stopping: {Count} articles in work may take up to {Seconds:0} s more.")]
        public static partial void Stopping(ILogger logger, int count, double seconds);

        [LoggerMessage(722, LogLevel.Warning, "{Count} articles were not done in time; they are given back to the queue.")]
        public static partial void BudgetOver(ILogger logger, int count);

        [LoggerMessage(723, LogLevel.Error, "The queue cannot be reached. Intake pauses and tries again by itself.")]
        public static partial void QueueDown(ILogger logger, Exception exception);
    }
}
