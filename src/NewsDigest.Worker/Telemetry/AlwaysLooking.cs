using NewsDigest.MessageLoop;

namespace NewsDigest.Worker.Telemetry;

/// <summary>A collector takes what is sent to it and never asks: while there is one, somebody looks.</summary>
internal sealed class AlwaysLooking(GaugeReader gauges, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                gauges.Look();
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The worker stops.
        }
    }
}
