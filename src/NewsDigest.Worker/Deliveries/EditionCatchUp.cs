using NewsDigest.Digests.Pages;
using NewsDigest.MessageLoop;
using NewsDigest.Storage;

namespace NewsDigest.Worker.Deliveries;

/// <summary>
/// Brings out what a kill, a mail server or a receiver held up: pages that are missing, mails and webhooks that wait. What was brought out
/// is not brought out again.
/// </summary>
internal sealed partial class EditionCatchUp(
    EditionPublisher publisher,
    EditionCourier courier,
    DrainMode drain,
    TimeProvider time,
    ILogger<EditionCatchUp> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>News that is older is none.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isFirst = true;
        while (!drain.IsOn)
        {
            await Task.Delay(Pause, time, stoppingToken);
            try
            {
                await CatchUpAsync(isFirst, stoppingToken);
                isFirst = false;
            }
            catch (StoreUnavailableException exception)
            {
                Log.StoreDown(logger, exception.Message);
            }
        }
    }

    private async Task CatchUpAsync(bool isFirst, CancellationToken stoppingToken)
    {
        var since = time.GetUtcNow() - Oldest;
        foreach (var edition in await publisher.RepairAsync(since, isFirst, stoppingToken))
        {
            await courier.DeliverAsync(edition, stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            957,
            LogLevel.Warning,
            "What waits of editions could not be looked for; it is tried again in five minutes. {Cause}"
        )]
        public static partial void StoreDown(ILogger logger, string cause);
    }
}
