using System.Text;
using NewsDigest.Storage;

namespace NewsDigest.Digests.Deliveries;

/// <summary>Who wants no mails any more, by the hash of the address.</summary>
internal sealed class Unsubscribed(IResultStore store)
{
    private static readonly StorePath Folder = StorePath.Of("unsubscribed");

    public async Task<bool> ContainsAsync(string recipient, CancellationToken cancellationToken) =>
        await store.ReadAsync(PathOf(recipient), cancellationToken) is not null;

    public Task AddAsync(
        string recipient,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) =>
        store.PutAsync(
            PathOf(recipient),
            Encoding.UTF8.GetBytes($"{{\"at\":\"{at:O}\"}}\n"),
            cancellationToken
        );

    private static StorePath PathOf(string recipient) => Folder.Append($"{recipient}.json");
}
