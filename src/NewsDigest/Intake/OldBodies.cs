using System.Text;
using System.Text.RegularExpressions;
using NewsDigest.Storage;

namespace NewsDigest.Intake;

/// <summary>
/// Deletes bodies that no message can name any more, and the origins of messages that were quarantined or finished long ago. A body is written anew with each message that is sent, delivered or requeued,
/// so one that was last written before the oldest message on the queue belongs to none of them. Quarantine never expires, and
/// neither do the bodies that its messages name.
/// </summary>
internal sealed partial class OldBodies(
    IResultStore store,
    IArticleQueue queue,
    Quarantine quarantine
)
{
    /// <summary>Returns how many were deleted: none while the queue holds a message as old as that.</summary>
    public async Task<int> DeleteAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        if ((await queue.MeasureAsync(cancellationToken)).OldestWaiting < before)
        {
            return 0;
        }

        var needed = await NamedInQuarantineAsync(cancellationToken);
        var deleted = 0;
        await foreach (
            var path in store.ListOlderAsync(ArticleBodies.Folder, before, cancellationToken)
        )
        {
            if (!needed.Contains(path.Value))
            {
                await store.DeleteAsync(path, cancellationToken);
                deleted++;
            }
        }

        await foreach (
            var path in store.ListOlderAsync(MessageOrigins.Folder, before, cancellationToken)
        )
        {
            await store.DeleteAsync(path, cancellationToken);
            deleted++;
        }

        return deleted;
    }

    private async Task<HashSet<string>> NamedInQuarantineAsync(CancellationToken cancellationToken)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var record in quarantine.ListAsync(cancellationToken))
        {
            if (await quarantine.ReadMessageAsync(record, cancellationToken) is { } message)
            {
                named.UnionWith(NamedIn(message));
            }
        }

        return named;
    }

    /// <summary>Also in a message that is no valid one: that is what many lie in quarantine for.</summary>
    public static IEnumerable<string> NamedIn(ReadOnlyMemory<byte> message) =>
        Reference().Matches(Encoding.UTF8.GetString(message.Span)).Select(match => match.Value);

    [GeneratedRegex("bodies/[0-9a-f]{64}")]
    private static partial Regex Reference();
}
