using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.ChatModels.Pacing;

/// <summary>
/// Tells other workers in the store which deployments this one calls, and counts those that call them too: each takes
/// its share of
/// the quota. A worker without articles says nothing and takes no share.
/// </summary>
internal sealed partial class PacerHeartbeats(
    Pacers pacers,
    IResultStore store,
    TimeProvider time,
    ILogger<PacerHeartbeats> logger
) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan WhileIdle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);
    private static readonly StorePath Folder = StorePath.Of("pacing");

    private readonly string _worker = Guid.NewGuid().ToString("N");

    /// <summary>What is known of all workers, for people who look: by deployment.</summary>
    public static async Task<IReadOnlyList<PacerHeartbeat>> ReadAllAsync(
        IResultStore store,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        List<PacerHeartbeat> beats = [];
        await foreach (var path in store.ListAsync(Folder, cancellationToken))
        {
            if (
                await TryReadAsync(store, path, cancellationToken) is { } beat
                && IsFresh(beat, now)
            )
            {
                beats.Add(beat);
            }
        }

        return beats;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                foreach (var pacer in pacers.All)
                {
                    await BeatAsync(pacer, stoppingToken);
                }

                // The first call is told at once: others would take its share for theirs.
                var isCalling = pacers.All.Any(pacer => pacer.Facts.IsActive);
                await Task.Delay(isCalling ? Period : WhileIdle, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Others count this worker for a little longer, which only makes them slower.
        }
    }

    private async Task BeatAsync(DeploymentPacer pacer, CancellationToken cancellationToken)
    {
        var (facts, now) = (pacer.Facts, time.GetUtcNow());
        if (!facts.IsActive)
        {
            return;
        }

        var folder = Folder.Append(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pacer.Name)))[..32]
        );
        var own = folder.Append($"{_worker}.json");
        try
        {
            await store.PutAsync(
                own,
                JsonSerializer.SerializeToUtf8Bytes(
                    new PacerHeartbeat(pacer.Name, now, facts),
                    ArticleJson.Options
                ),
                cancellationToken
            );
            var others = 0;
            await foreach (var path in store.ListAsync(folder, cancellationToken))
            {
                if (path == own)
                {
                    continue;
                }

                var beat = await TryReadAsync(store, path, cancellationToken);
                others += beat is not null && IsFresh(beat, now) ? 1 : 0;
                if (beat is null || now - beat.At > Forgotten)
                {
                    await store.DeleteAsync(path, cancellationToken);
                }
            }

            pacer.Workers = others + 1;
        }
        catch (StoreUnavailableException exception)
        {
            Log.NotCounted(logger, exception); // as many as before
        }
    }

    private static async Task<PacerHeartbeat?> TryReadAsync(
        IResultStore store,
        StorePath path,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await store.ReadAsync(path, cancellationToken) is { } json
                ? JsonSerializer.Deserialize<PacerHeartbeat>(json.Span, ArticleJson.Options)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Clocks of two machines may differ either way.</summary>
    private static bool IsFresh(PacerHeartbeat beat, DateTimeOffset now) =>
        (now - beat.At).Duration() < Fresh;

    private static partial class Log
    {
        [LoggerMessage(
            251,
            LogLevel.Debug,
            "The workers that share a deployment could not be counted."
        )]
        public static partial void NotCounted(ILogger logger, Exception exception);
    }
}

/// <summary>One worker's word on one deployment.</summary>
internal sealed record PacerHeartbeat(string Deployment, DateTimeOffset At, PacerFacts Facts);
