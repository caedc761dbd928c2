using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsDigest.Articles;
using NewsDigest.MessageLoop;
using NewsDigest.Storage;
using NewsDigest.Telemetry;

namespace NewsDigest.Dashboard;

/// <summary>
/// Writes every few seconds how this worker is. A courtesy: a store that does not take it holds nothing up. A worker that ends in
/// order takes its word back; what one leaves that was killed is shown as gone, and cleared away after a day.
/// </summary>
internal sealed partial class WorkerBeats(
    IResultStore store,
    RunStatistics statistics,
    RecentArticles recent,
    IntakeCircuitBreaker breaker,
    EngineName engine,
    WorkerSlots slots,
    TimeProvider time,
    ILogger<WorkerBeats> logger
) : BackgroundService
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    /// <summary>A worker without work says so once a minute.</summary>
    public static readonly TimeSpan IdlePeriod = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(2);
    private static readonly StorePath Folder = StorePath.Of("workers");

    private readonly DateTimeOffset _started = time.GetUtcNow();
    private readonly StorePath _own = Folder.Append($"{Guid.NewGuid():N}.json");
    private bool _isWritten;

    /// <summary>The word of this worker now, without a look at the store.</summary>
    public WorkerBeat Now()
    {
        var (hour, tenMinutes) = recent.Ended();
        return new WorkerBeat(
            WorkerBeat.SchemaName,
            $"{Environment.MachineName}-{Environment.ProcessId}",
            engine.Value,
            _started,
            time.GetUtcNow(),
            slots.Count,
            statistics.InWork,
            statistics.LongestInWork(time)?.TotalSeconds,
            statistics.Counts,
            hour,
            tenMinutes,
            breaker.Cause,
            recent.Failed,
            recent.Slowest,
            recent.Sources
        );
    }

    /// <summary>The words of the others, the newest first, killed ones among them.</summary>
    public async Task<IReadOnlyList<WorkerBeat>> ReadOthersAsync(
        CancellationToken cancellationToken
    )
    {
        List<WorkerBeat> beats = [];
        await foreach (var path in store.ListAsync(Folder, cancellationToken))
        {
            if (
                path != _own
                && await store.ReadAsync(path, cancellationToken) is { } json
                && StoredDocument.TryRead<WorkerBeat>(json, out var beat, out _)
            )
            {
                beats.Add(beat);
            }
        }

        return [.. beats.OrderByDescending(beat => beat.At)];
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!_isWritten)
        {
            return;
        }

        using var limit = new CancellationTokenSource(Parting, time);
        try
        {
            await store.DeleteAsync(_own, limit.Token);
        }
        catch (Exception exception)
            when (exception is StoreUnavailableException or OperationCanceledException)
        {
            Log.NotSaid(logger, exception);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var last = time.GetTimestamp();
            while (true)
            {
                // Not at once: a drain of a few seconds leaves nothing behind.
                await Task.Delay(Period, time, stoppingToken);
                var isDue = statistics.InWork > 0 || time.GetElapsedTime(last) >= IdlePeriod;
                if (isDue || !_isWritten)
                {
                    last = time.GetTimestamp();
                    await WriteAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The worker stops.
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            var isFirst = !_isWritten;
            await store.PutAsync(
                _own,
                JsonSerializer.SerializeToUtf8Bytes(Now(), ArticleJson.Options),
                cancellationToken
            );
            _isWritten = true;
            if (isFirst)
            {
                await ClearAsync(cancellationToken);
            }
        }
        catch (StoreUnavailableException exception)
        {
            Log.NotSaid(logger, exception);
        }
    }

    /// <summary>Once in a worker's life is often enough.</summary>
    private async Task ClearAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - Forgotten;
        var old = await store
            .ListOlderAsync(Folder, before, cancellationToken)
            .ToListAsync(cancellationToken);
        foreach (var path in old)
        {
            await store.DeleteAsync(path, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            761,
            LogLevel.Debug,
            "The store did not take what this worker says of itself for the dashboard."
        )]
        public static partial void NotSaid(ILogger logger, Exception exception);
    }
}

/// <summary>How many articles this worker takes at a time at most.</summary>
internal sealed record WorkerSlots(int Count);
