using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>
/// Says in the store who works on a content, so that another worker waits for the answers instead of paying for them too.
/// A courtesy and no lock: the lease of a worker that died is taken over, and should two ever work at once, the store
/// still keeps one result.
/// </summary>
/// <param name="life">A lease that was not renewed for so long is a dead worker's.</param>
/// <param name="boot">Names the start of this machine: among its processes the machine's own clock says how old a lease is, which nobody sets. Null where it is not known.</param>
internal sealed partial class WorkLeases(
    IResultStore store,
    TimeSpan life,
    TimeProvider time,
    ILogger<WorkLeases> logger,
    string? boot = null
)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private static readonly StorePath Folder = StorePath.Of("claims");

    private static readonly Lease Unreadable = new("", DateTimeOffset.MaxValue);

    private readonly string _worker = Guid.NewGuid().ToString("N");

    /// <summary>Waits until the lease is held, which it is until the returned value is disposed.</summary>
    public async Task<IAsyncDisposable> AcquireAsync(
        string content,
        CancellationToken cancellationToken
    )
    {
        var watched = new Dictionary<int, (Lease Lease, long Since)>();
        var generation = 1;
        while (
            !await store.PutIfAbsentAsync(PathOf(content, generation), Renewed(), cancellationToken)
        )
        {
            var other = await ReadAsync(content, generation, cancellationToken);
            if (other is not null && IsDead(other, generation, watched))
            {
                generation++; // the successor's name: of all who see the dead lease, one can take it
                continue;
            }

            await Task.Delay(Pause, time, cancellationToken);
            generation = 1;
        }

        return new Held(this, content, generation);
    }

    /// <summary>A lease that is held is renewed all the time; an old one belongs to a worker that died over a content nobody asked for again.</summary>
    public Task<int> DeleteOldAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        store.DeleteOlderAsync(Folder, before, cancellationToken);

    /// <summary>Nothing was heard of it: by the clock of the machine, else by its worker's clock or, where the clocks of two machines disagree, by that of this one.</summary>
    private bool IsDead(
        Lease other,
        int generation,
        Dictionary<int, (Lease Lease, long Since)> watched
    )
    {
        if (!watched.TryGetValue(generation, out var known) || known.Lease != other)
        {
            watched[generation] = known = (other, time.GetTimestamp());
        }

        var isNeighbour = boot is not null && other.Boot == boot;
        var age = isNeighbour
            ? TimeSpan.FromSeconds(Uptime() - other.Uptime)
            : time.GetUtcNow() - other.At;
        return age > life || time.GetElapsedTime(known.Since) > life;
    }

    private double Uptime() => time.GetTimestamp() / (double)time.TimestampFrequency;

    private async Task<Lease?> ReadAsync(
        string content,
        int generation,
        CancellationToken cancellationToken
    ) =>
        await store.ReadAsync(PathOf(content, generation), cancellationToken) is { } json
            ? Read(json)
            : null;

    /// <summary>One that cannot be read has an owner that will write it anew, or a dead one: it ends when it does not change for long enough.</summary>
    private static Lease Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Lease>(json.Span, ArticleJson.OneLine) ?? Unreadable;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Unreadable;
        }
    }

    private byte[] Renewed() =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Lease(_worker, time.GetUtcNow(), boot, Uptime()),
            ArticleJson.OneLine
        );

    private async Task RenewAsync(string content, int generation, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(life / 3, time, stop);
                await RenewOnceAsync(content, generation, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The work is done.
        }
    }

    private async Task RenewOnceAsync(string content, int generation, CancellationToken stop)
    {
        try
        {
            await store.PutAsync(PathOf(content, generation), Renewed(), stop);
        }
        catch (StoreUnavailableException exception)
        {
            Log.NotRenewed(logger, exception, content);
        }
    }

    private async Task ReleaseAsync(string content, int generation)
    {
        try
        {
            // The oldest first: whoever comes in between takes its place, and all after see that one.
            for (var number = 1; number <= generation; number++)
            {
                await store.DeleteAsync(PathOf(content, number), CancellationToken.None);
            }
        }
        catch (StoreUnavailableException exception)
        {
            Log.NotReleased(logger, exception, content);
        }
    }

    private static StorePath PathOf(string content, int generation) =>
        Folder.Append($"{content}-{generation}.json");

    /// <param name="Uptime">Seconds of the clock of the machine whose start <paramref name="Boot"/> names.</param>
    private sealed record Lease(
        string Worker,
        DateTimeOffset At,
        string? Boot = null,
        double Uptime = 0
    );

    private sealed class Held : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Func<Task> _release;
        private readonly Task _renewing;

        public Held(WorkLeases leases, string content, int generation)
        {
            _release = () => leases.ReleaseAsync(content, generation);
            _renewing = leases.RenewAsync(content, generation, _stop.Token);
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _renewing;
            _stop.Dispose();
            await _release();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            641,
            LogLevel.Warning,
            "The lease on content {Content} could not be renewed. It is tried again; until then another worker may pay for the same article."
        )]
        public static partial void NotRenewed(ILogger logger, Exception exception, string content);

        [LoggerMessage(
            642,
            LogLevel.Warning,
            "The lease on content {Content} could not be removed; it ends by itself."
        )]
        public static partial void NotReleased(ILogger logger, Exception exception, string content);
    }
}
