using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Digests.Deliveries;

/// <summary>
/// Who has which edition: at most one delivery for an edition and a recipient, whatever dies or hangs. It is claimed before anything is
/// sent, by a write that only one can make. A later revision is the same edition here.
/// </summary>
internal sealed class DeliveryLedger(IResultStore store, TimeProvider time)
{
    public const string FolderName = "deliveries";

    private const int HashLength = 32;

    public static string RecipientOf(string address) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(address.Trim().ToLowerInvariant()))
        )[..HashLength];

    /// <summary>Nothing was sent to this recipient yet, or it is to be sent again.</summary>
    public async Task<bool> IsOpenAsync(
        string edition,
        string recipient,
        CancellationToken cancellationToken
    ) =>
        await store.ReadAsync(PathOf(edition, recipient), cancellationToken) is not { } there
        || Read(there)?.State == DeliveryState.Pending;

    /// <summary>Null when it is not ours to send: it was sent, refused or claimed before, or another one is faster.</summary>
    public async Task<Delivery?> ClaimAsync(
        Edition edition,
        string recipient,
        CancellationToken cancellationToken
    )
    {
        var path = PathOf(edition.Id, recipient);
        var claim = new Delivery(
            Delivery.SchemaName,
            edition.Id,
            edition.Revision,
            recipient,
            DeliveryState.Claimed,
            time.GetUtcNow(),
            Guid.NewGuid().ToString("N"),
            null
        );
        var written = await store.ReadAsync(path, cancellationToken) switch
        {
            null => await store.PutIfAbsentAsync(path, Write(claim), cancellationToken),
            { } there when Read(there)?.State == DeliveryState.Pending =>
                await store.PutIfUnchangedAsync(path, there, Write(claim), cancellationToken),
            _ => false,
        };
        return written ? claim : null;
    }

    /// <summary>Writes down how a claimed delivery ended. Should this fail, it stays claimed and is not sent again.</summary>
    public async Task EndAsync(
        Delivery claim,
        DeliveryState state,
        string? note,
        CancellationToken cancellationToken
    )
    {
        var ended = claim with { State = state, At = time.GetUtcNow(), Note = note };
        await store.PutIfUnchangedAsync(
            PathOf(claim.Edition, claim.Recipient),
            Write(claim),
            Write(ended),
            cancellationToken
        );
    }

    /// <summary>A person wants it sent again, knowing that it may come twice. False when nothing is known of it, or it is being sent.</summary>
    public async Task<bool> AskAgainAsync(
        string edition,
        string recipient,
        CancellationToken cancellationToken
    )
    {
        var path = PathOf(edition, recipient);
        return await store.ReadAsync(path, cancellationToken) is { } there
            && Read(there) is { } known
            && await store.PutIfUnchangedAsync(
                path,
                there,
                Write(
                    known with
                    {
                        State = DeliveryState.Pending,
                        At = time.GetUtcNow(),
                        Attempt = null,
                    }
                ),
                cancellationToken
            );
    }

    /// <summary>Everything known of the deliveries of one edition.</summary>
    public async Task<IReadOnlyList<Delivery>> ListAsync(
        string edition,
        CancellationToken cancellationToken
    )
    {
        List<Delivery> known = [];
        await foreach (var path in store.ListAsync(FolderOf(edition), cancellationToken))
        {
            if (
                await store.ReadAsync(path, cancellationToken) is { } there
                && Read(there) is { } delivery
            )
            {
                known.Add(delivery);
            }
        }

        return [.. known.OrderBy(delivery => delivery.Recipient, StringComparer.Ordinal)];
    }

    private static StorePath FolderOf(string edition) =>
        StorePath.Of([FolderName, .. edition.Split('/')]);

    private static StorePath PathOf(string edition, string recipient) =>
        FolderOf(edition).Append($"{recipient}.json");

    private static byte[] Write(Delivery delivery) =>
        JsonSerializer.SerializeToUtf8Bytes(delivery, ArticleJson.Options);

    /// <summary>Null when it is damaged: then nobody knows whether it was sent, and it is not sent again.</summary>
    private static Delivery? Read(ReadOnlyMemory<byte> json) =>
        StoredDocument.TryRead<Delivery>(json, out var delivery, out _) ? delivery : null;
}
