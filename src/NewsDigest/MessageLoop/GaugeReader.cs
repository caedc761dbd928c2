using Microsoft.Extensions.Hosting;
using NewsDigest.ChatModels;
using NewsDigest.Intake;
using NewsDigest.Storage;
using NewsDigest.Telemetry;

namespace NewsDigest.MessageLoop;

/// <summary>
/// Reads what no event tells: the length of the queue, what lies in quarantine, whether intake is open. One timer for all who look, and
/// only while somebody looks: a worker that has nothing to do asks its queue nothing.
/// </summary>
internal sealed class GaugeReader(
    IArticleQueue queue,
    Quarantine quarantine,
    IntakeCircuitBreaker breaker,
    EngineName engine,
    TimeProvider time,
    ResponseCache? cache = null
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(10);

    /// <summary>A scraper comes once a minute or oftener; one that stays away for this long has gone.</summary>
    private static readonly TimeSpan Interest = TimeSpan.FromMinutes(3);

    /// <summary>A list of thousands is worth a look each minute, not oftener.</summary>
    private const int LooksPerQuarantine = 4;

    private readonly TaskCompletionSource _firstInterest = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly QuarantineTally _tally = new(quarantine);
    private long _lastInterest;

    /// <summary>Somebody reads the meter: the next looks are worth their requests.</summary>
    public void Look()
    {
        Volatile.Write(ref _lastInterest, time.GetTimestamp());
        _firstInterest.TrySetResult();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        WorkerMetrics.Start(engine.Value);
        try
        {
            await _firstInterest.Task.WaitAsync(stoppingToken);
            for (var look = 0; ; look++)
            {
                if (time.GetElapsedTime(Volatile.Read(ref _lastInterest)) < Interest)
                {
                    await ReadAsync(look % LooksPerQuarantine == 0, stoppingToken);
                }

                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The worker stops.
        }
    }

    private async Task ReadAsync(bool quarantineToo, CancellationToken stoppingToken)
    {
        WorkerMetrics.IntakeIs(breaker.Cause is null);
        WorkerMetrics.AnswersUnwritten(cache?.Unwritten ?? 0);
        using var limit = new CancellationTokenSource(LongestLook, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token,
            stoppingToken
        );
        try
        {
            var depth = await queue.MeasureAsync(both.Token);
            WorkerMetrics.QueueSeen(
                depth.Waiting,
                depth.InWork,
                time.GetUtcNow() - depth.OldestWaiting
            );
            if (quarantineToo)
            {
                await _tally.CountAsync(both.Token);
            }
        }
        catch (Exception exception) when (IsOutage(exception, stoppingToken))
        {
            // The worker's loop says so; the gauges keep what they had.
        }
    }

    private static bool IsOutage(Exception exception, CancellationToken stoppingToken) =>
        exception is QueueUnavailableException or StoreUnavailableException
        || (exception is OperationCanceledException && !stoppingToken.IsCancellationRequested);
}
