using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsDigest.Storage;

namespace NewsDigest.ChatModels;

/// <summary>Deletes cached responses when their time is over, once a day.</summary>
internal sealed partial class ResponseCacheExpiry(
    ResponseCache cache,
    TimeProvider time,
    ILogger<ResponseCacheExpiry> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await DeleteAsync(stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The worker stops.
        }
    }

    private async Task DeleteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await cache.DeleteOldAsync(stoppingToken) is > 0 and var deleted)
            {
                Log.Deleted(logger, deleted);
            }
        }
        catch (StoreUnavailableException exception)
        {
            Log.NotDeleted(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            223,
            LogLevel.Debug,
            "Deleted {Count} cached responses that were older than a week."
        )]
        public static partial void Deleted(ILogger logger, int count);

        [LoggerMessage(
            224,
            LogLevel.Warning,
            "Old cached responses could not be deleted; it is tried again tomorrow."
        )]
        public static partial void NotDeleted(ILogger logger, Exception exception);
    }
}
