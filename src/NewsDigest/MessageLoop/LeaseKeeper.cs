using Microsoft.Extensions.Logging;
using NewsDigest.Intake;
using NewsDigest.Telemetry;

namespace NewsDigest.MessageLoop;

/// <summary>
/// Keeps a message ours while its article is in work. Renewal and settlement take turns under one lock, because each renewal
/// makes the receipt before it worthless.
/// </summary>
internal sealed partial class LeaseKeeper : IAsyncDisposable
{
    private readonly IArticleQueue _queue;
    private readonly TimeSpan _duration;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private ArticleLease? _newest;
    private Task _renewing = Task.CompletedTask;

    private LeaseKeeper(
        IArticleQueue queue,
        ArticleLease lease,
        TimeSpan duration,
        TimeProvider time,
        ILogger logger
    ) => (_queue, _newest, _duration, _time, _logger) = (queue, lease, duration, time, logger);

    public static LeaseKeeper Start(
        IArticleQueue queue,
        ArticleLease lease,
        TimeSpan duration,
        TimeProvider time,
        ILogger logger
    )
    {
        var keeper = new LeaseKeeper(queue, lease, duration, time, logger);
        keeper._renewing = keeper.RenewAsync(keeper._stop.Token);
        return keeper;
    }

    /// <summary>Runs the settlement with the newest lease, once no renewal is under way. False when the lease was lost before or by it.</summary>
    public async Task<bool> SettleAsync(Func<ArticleLease, Task<bool>> settle)
    {
        await _stop.CancelAsync();
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            var settled = _newest is { } lease && await settle(lease);
            if (!settled)
            {
                WorkerMetrics.LeaseLost();
            }

            return settled;
        }
        finally
        {
            _newest = null;
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _renewing;
        _stop.Dispose();
        _turn.Dispose();
    }

    // At a third of the lease one renewal may fail and the next still comes in time.
    private async Task RenewAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_duration / 3, _time, stop);
                await _turn.WaitAsync(stop);
                try
                {
                    await RenewOnceAsync();
                }
                finally
                {
                    _turn.Release();
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The article is done.
        }
    }

    private async Task RenewOnceAsync()
    {
        if (_newest is not { } held)
        {
            return;
        }

        try
        {
            // Not cancelled by the end of the work: a renewal whose answer we do not wait for takes the receipt with it.
            _newest = await _queue.RenewAsync(held, _duration, CancellationToken.None);
            if (_newest is null)
            {
                Log.LeaseLost(_logger, held.MessageId);
            }
        }
        catch (QueueUnavailableException exception)
        {
            Log.RenewalFailed(_logger, exception, held.MessageId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            701,
            LogLevel.Warning,
            "Lost the lease of message {MessageId} while its article was in work; another worker may have it. The result is written only if there is none."
        )]
        public static partial void LeaseLost(ILogger logger, string messageId);

        [LoggerMessage(
            702,
            LogLevel.Warning,
            "Could not renew the lease of message {MessageId}; it is tried again before the lease ends."
        )]
        public static partial void RenewalFailed(
            ILogger logger,
            Exception exception,
            string messageId
        );
    }
}
