using Microsoft.Extensions.Hosting;
using NewsDigest.Publishing;

namespace NewsDigest.MessageLoop;

/// <summary>Writes the page of links anew from time to time while a worker that stays publishes; a drain writes it at its end.</summary>
internal sealed class IndexRefresh(
    IndexPublisher index,
    RunStatistics statistics,
    DrainMode drain,
    TimeProvider time
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listed = 0;
        try
        {
            while (!drain.IsOn)
            {
                await Task.Delay(Pause, time, stoppingToken);
                if (statistics.Counts.Finished is var finished && finished != listed)
                {
                    await index.TryPublishAsync(IndexPublisher.Longest, stoppingToken);
                    listed = finished;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The worker stops, and writes the page itself.
        }
    }
}
