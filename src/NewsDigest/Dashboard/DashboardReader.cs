using NewsDigest.ChatModels;
using NewsDigest.ChatModels.Pacing;
using NewsDigest.Digests;
using NewsDigest.Intake;
using NewsDigest.Storage;

namespace NewsDigest.Dashboard;

/// <summary>
/// Makes what the dashboard shows, once for all who look: nothing while nobody does, and what costs a list of the store not oftener than
/// the store should be asked.
/// </summary>
internal sealed class DashboardReader(
    IArticleQueue queue,
    IResultStore store,
    Quarantine quarantine,
    EditionLibrary editions,
    WorkerBeats beats,
    QuarantineAction action,
    TimeProvider time
) : IDisposable
{
    private const int ShownEditions = 8;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan QueueFresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ListFresh = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan MoneyFresh = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestQueue = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1);
    private readonly QuarantineView _quarantine = new(quarantine, time);
    private DashboardView? _view;
    private QueueDepth? _depth;
    private IReadOnlyList<WorkerBeat> _others = [];
    private IReadOnlyList<PacerHeartbeat> _pace = [];
    private IReadOnlyList<EditionState> _editions = [];
    private MoneyView? _money;
    private DateTimeOffset _viewAt;
    private DateTimeOffset _queueAt;
    private DateTimeOffset _listsAt;
    private DateTimeOffset _moneyAt;

    /// <exception cref="StoreUnavailableException">The store does not answer, and nothing is known yet.</exception>
    public async Task<DashboardView> LookAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (_view is null || now - _viewAt >= Fresh)
            {
                _view = await ReadAsync(now, cancellationToken);
                _viewAt = now;
            }

            return _view;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Something was decided: the next look reads all again.</summary>
    public void Changed() => (_viewAt, _listsAt, _queueAt) = (default, default, default);

    public void Dispose() => _one.Dispose();

    private async Task<DashboardView> ReadAsync(
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (now - _queueAt >= QueueFresh)
        {
            _depth = await MeasureAsync(cancellationToken);
            _queueAt = now;
        }

        if (now - _listsAt >= ListFresh)
        {
            await _quarantine.LookAsync(cancellationToken);
            _others = await beats.ReadOthersAsync(cancellationToken);
            _pace = await PacerHeartbeats.ReadAllAsync(store, now, cancellationToken);
            _editions = await editions.ListAsync(null, cancellationToken);
            _listsAt = now;
        }

        if (now - _moneyAt >= MoneyFresh)
        {
            _money = await MoneyView.ReadAsync(
                new BookedCosts(store),
                DateOnly.FromDateTime(now.UtcDateTime),
                cancellationToken
            );
            _moneyAt = now;
        }

        WorkerBeat[] workers = [beats.Now(), .. _others];
        var newest = _editions.Reverse().Take(ShownEditions).ToArray();
        return new DashboardView(
            now,
            _depth,
            workers,
            _pace,
            _quarantine.Count,
            _quarantine.Unread,
            _quarantine.Groups,
            _money,
            newest,
            Needs.Of(
                now,
                _depth,
                workers,
                _pace,
                _quarantine.Count,
                _quarantine.Groups.Sum(group => group.Held),
                newest
            ),
            action.Words
        );
    }

    private async Task<QueueDepth?> MeasureAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await queue
                .MeasureAsync(cancellationToken)
                .WaitAsync(LongestQueue, time, cancellationToken);
        }
        catch (Exception exception)
            when (exception is QueueUnavailableException or TimeoutException)
        {
            return null; // the page says so
        }
    }
}
