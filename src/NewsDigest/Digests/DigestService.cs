using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsDigest.Storage;

namespace NewsDigest.Digests;

/// <summary>Makes editions when they are due, beside the worker.</summary>
internal sealed partial class DigestService(
    EditionMaker maker,
    TimeProvider time,
    ILogger<DigestService> logger
) : BackgroundService
{
    /// <summary>A clock may be set, and an edition that failed is tried again.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (maker.Definitions is [])
        {
            return;
        }

        while (true)
        {
            await TryMakeAsync(stoppingToken);
            var wait = maker.NextDue() - time.GetUtcNow() ?? LongestSleep;
            var sleep = wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait;
            await Task.Delay(sleep < LongestSleep ? sleep : LongestSleep, time, stoppingToken);
        }
    }

    private async Task TryMakeAsync(CancellationToken stoppingToken)
    {
        try
        {
            await maker.MakeDueAsync(name: null, stoppingToken);
        }
        catch (StoreUnavailableException exception)
        {
            Log.StoreDown(logger, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            911,
            LogLevel.Warning,
            "Due editions could not be looked for; it is tried again in five minutes. {Cause}"
        )]
        public static partial void StoreDown(ILogger logger, string cause);
    }
}
