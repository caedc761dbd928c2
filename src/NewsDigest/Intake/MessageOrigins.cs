using System.Security.Cryptography;
using System.Text;
using NewsDigest.Storage;

namespace NewsDigest.Intake;

/// <summary>
/// Where a message came from that the worker will refuse, such as <c>feed.jsonl line 17</c>, so that the record in quarantine can name
/// it. It lies beside the message, by the hash of its bytes: the message itself stays as the producer wrote it.
/// </summary>
internal sealed class MessageOrigins(IResultStore store)
{
    public static StorePath Folder { get; } = StorePath.Of("origins");

    /// <summary>A convenience: a store that is out of order keeps no message back.</summary>
    public async Task TryPutAsync(
        ReadOnlyMemory<byte> message,
        string origin,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await store.PutAsync(
                PathOf(message),
                Encoding.UTF8.GetBytes(origin),
                cancellationToken
            );
        }
        catch (StoreUnavailableException)
        {
            // The message will be quarantined without its line.
        }
    }

    /// <summary>Null when nobody said it.</summary>
    public async Task<string?> FindAsync(
        ReadOnlyMemory<byte> message,
        CancellationToken cancellationToken
    ) =>
        await store.ReadAsync(PathOf(message), cancellationToken) is { } bytes
            ? Encoding.UTF8.GetString(bytes.Span)
            : null;

    private static StorePath PathOf(ReadOnlyMemory<byte> message) =>
        Folder.Append(Convert.ToHexStringLower(SHA256.HashData(message.Span)));
}
