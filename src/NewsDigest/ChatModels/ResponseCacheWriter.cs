using Microsoft.Extensions.Hosting;

namespace NewsDigest.ChatModels;

/// <summary>
/// Writes answers that the store could not take as soon as it can: the articles they belong to may come back to another worker,
/// which would pay again.
/// </summary>
internal sealed class ResponseCacheWriter(ResponseCache cache, TimeProvider time)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Pause, time, stoppingToken);
                await cache.WriteUnwrittenAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The worker stops.
        }
    }
}
