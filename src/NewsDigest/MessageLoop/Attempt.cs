using NewsDigest.Intake;

namespace NewsDigest.MessageLoop;

/// <summary>
/// One attempt at a message: whether there may be one, whether it works alone, and what is written of it. The ledger is written
/// once when the work begins and once when it has ended; an attempt that waits for its place is written nowhere.
/// </summary>
internal sealed class Attempt(
    AttemptLedger ledger,
    ArticleSlots slots,
    int maxAttempts,
    ArticleLease lease
)
{
    /// <summary>Attempts that may have taken the process with them before an article works alone; the last that it has is always alone.</summary>
    private readonly int _maxCrashedInCompany = maxAttempts > 1 ? 1 : 0;

    private AttemptCounts _before = AttemptCounts.None;

    /// <summary>With this attempt; nothing until its work began.</summary>
    public AttemptCounts Counts { get; private set; } = AttemptCounts.None;

    public bool MayBeRepeated => Counts.Counted < maxAttempts;

    /// <summary>If it ends by a fault of the article, there is no other.</summary>
    public bool IsLast => Math.Max(1, Counts.Begun) - Counts.Uncounted >= maxAttempts;

    /// <summary>Waits for a place. Disposing the place lets the next article in.</summary>
    /// <param name="length">Of the text, asked for before it is read.</param>
    /// <returns>Null when all attempts are used up: see <see cref="Exhausted"/>.</returns>
    public async Task<IDisposable?> BeginAsync(
        Func<CancellationToken, Task<long>> length,
        CancellationToken cancellationToken
    )
    {
        _before = await ledger.ReadAsync(lease, cancellationToken);
        if (_before.Counted >= maxAttempts)
        {
            return null;
        }

        var isSuspect = lease.DeliveryCount > 1 && _before.Crashed >= _maxCrashedInCompany;
        var place = await slots.EnterAsync(isSuspect, length, cancellationToken);
        try
        {
            Counts = await ledger.BeginAsync(lease, _before, cancellationToken);
            return place;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    /// <summary>What was known before this attempt, which did not begin.</summary>
    public AttemptCounts Exhausted => _before;

    public async Task UncountAsync() =>
        Counts = await ledger.UncountAsync(lease, Counts, CancellationToken.None);

    public async Task FailAsync(string error) =>
        Counts = await ledger.FailAsync(lease, Counts, error, CancellationToken.None);

    public Task ForgetAsync() => ledger.ForgetAsync(lease, CancellationToken.None);
}
