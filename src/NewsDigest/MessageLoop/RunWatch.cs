using NewsDigest.ChatModels;
using NewsDigest.Intake;

namespace NewsDigest.MessageLoop;

/// <summary>Looks at a run from outside its loop. The clock starts with the object.</summary>
internal sealed class RunWatch(
    IArticleQueue queue,
    RunStatistics statistics,
    CallMeter meter,
    IntakeCircuitBreaker breaker,
    TimeProvider time
)
{
    /// <summary>A look is not worth a longer wait.</summary>
    private static readonly TimeSpan QueueLimit = TimeSpan.FromSeconds(5);

    private readonly long _start = time.GetTimestamp();

    /// <summary>With one request to the queue.</summary>
    public async Task<RunStatus> LookAsync(CancellationToken cancellationToken) =>
        Look(await MeasureAsync(cancellationToken));

    /// <param name="onQueue">As the queue said before; null when that is not known.</param>
    public RunStatus Look(int? onQueue) =>
        new(
            statistics.Counts,
            onQueue,
            statistics.InWork,
            statistics.LongestInWork(time),
            time.GetElapsedTime(_start),
            meter.Totals,
            breaker.Cause
        );

    /// <returns>Null when the queue does not say.</returns>
    public async Task<int?> MeasureAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (
                await queue
                    .MeasureAsync(cancellationToken)
                    .WaitAsync(QueueLimit, time, cancellationToken)
            ).Total;
        }
        catch (Exception exception)
            when (exception is QueueUnavailableException or TimeoutException)
        {
            return null; // the worker's loop says why
        }
    }
}
