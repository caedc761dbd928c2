using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsDigest.Intake;
using NewsDigest.Publishing;
using NewsDigest.Storage;

namespace NewsDigest.MessageLoop;

/// <summary>Deletes once a day what was left behind and is needed by nobody: counted attempts, long bodies, leases of dead workers.</summary>
/// <param name="leases">Null where work costs nothing.</param>
internal sealed partial class Housekeeping(
    AttemptLedger attempts,
    OldBodies bodies,
    WorkLeases? leases,
    TimeProvider time,
    ILogger<Housekeeping> logger
) : BackgroundService
{
    /// <summary>Longer than anybody leaves a backlog; what is in use is written anew long before.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromDays(30);

    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    /// <summary>Deletes what is older than <see cref="Age"/> now, and returns how many documents that were.</summary>
    public async Task<int> DeleteOldAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - Age;
        return await attempts.DeleteOldAsync(before, cancellationToken)
            + await bodies.DeleteAsync(before, cancellationToken)
            + (leases is null ? 0 : await leases.DeleteOldAsync(before, cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await TryDeleteAsync(stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The worker stops.
        }
    }

    private async Task TryDeleteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await DeleteOldAsync(stoppingToken) is > 0 and var deleted)
            {
                Log.Deleted(logger, deleted, Age.TotalDays);
            }
        }
        catch (Exception exception)
            when (exception is StoreUnavailableException or QueueUnavailableException)
        {
            Log.NotDeleted(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            731,
            LogLevel.Debug,
            "Deleted {Count} documents that nothing had needed for {Days} days."
        )]
        public static partial void Deleted(ILogger logger, int count, double days);

        [LoggerMessage(
            732,
            LogLevel.Warning,
            "Old documents could not be deleted; it is tried again tomorrow."
        )]
        public static partial void NotDeleted(ILogger logger, Exception exception);
    }
}
