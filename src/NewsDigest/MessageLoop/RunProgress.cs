using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NewsDigest.MessageLoop;

/// <summary>A line each minute that says how far a run is. A worker that has nothing to do is silent, and asks its queue nothing.</summary>
internal sealed class RunProgress(
    RunWatch watch,
    DrainMode drain,
    TimeProvider time,
    ILogger<RunProgress> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (finished, requeued) = (0, 0);
        try
        {
            while (true)
            {
                await Task.Delay(Pause, time, stoppingToken);
                var status = watch.Look(null);
                var isIdle =
                    status.InWork == 0
                    && status.Unavailable is null
                    && (status.Counts.Finished, status.Counts.Requeued) == (finished, requeued);
                if (drain.IsOn || !isIdle)
                {
                    (finished, requeued) = (status.Counts.Finished, status.Counts.Requeued);
                    Say(await watch.LookAsync(stoppingToken));
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The run ends, and its last line says how.
        }
    }

    private void Say(RunStatus status)
    {
        var line = new LogFacts($"Progress: {RunStatusWords.Line(status, drain.IsOn)}")
        {
            { "Finished", status.Counts.Finished },
            { "OnQueue", status.OnQueue },
            { "InWork", status.InWork },
            { "LongestInWorkSeconds", status.LongestInWork?.TotalSeconds },
            { "PerMinute", Math.Round(status.PerMinute, 2) },
            { "ModelCalls", status.Calls.Calls },
            { "InputTokens", status.Calls.InputTokens },
            { "OutputTokens", status.Calls.OutputTokens },
            { "Cost", status.Calls.Cost },
            { "Unavailable", status.Unavailable },
        };
        line.Add(status.Counts);
        line.Log(logger, 731);
    }
}
