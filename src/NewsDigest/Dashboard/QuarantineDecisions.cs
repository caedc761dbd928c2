using NewsDigest.Intake;
using NewsDigest.Publishing;

namespace NewsDigest.Dashboard;

/// <summary>What a person decides of a quarantined message, with whatever is held for it.</summary>
internal sealed class QuarantineDecisions(
    Quarantine quarantine,
    HeldResults held,
    IArticleQueue queue
)
{
    public IAsyncEnumerable<QuarantineRecord> ListAsync(CancellationToken cancellationToken) =>
        quarantine.ListAsync(cancellationToken);

    /// <summary>Puts the message back on the queue, byte for byte, and takes it out of quarantine.</summary>
    /// <exception cref="InvalidDataException">The message is gone from the store.</exception>
    public async Task RequeueAsync(QuarantineRecord record, CancellationToken cancellationToken)
    {
        // Worked on again means judged again; what was held would else end the second try before it began.
        await DropHeldAsync(record, cancellationToken);
        await quarantine.RequeueAsync(record, queue, cancellationToken);
    }

    /// <summary>Deletes the message for good.</summary>
    public async Task DropAsync(QuarantineRecord record, CancellationToken cancellationToken)
    {
        await quarantine.DropAsync(record, cancellationToken);
        await DropHeldAsync(record, cancellationToken);
    }

    private Task DropHeldAsync(QuarantineRecord record, CancellationToken cancellationToken) =>
        record.Held is { } path ? held.DropAsync(path, cancellationToken) : Task.CompletedTask;
}
