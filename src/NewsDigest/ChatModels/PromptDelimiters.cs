using System.Security.Cryptography;
using NewsDigest.Storage;

namespace NewsDigest.ChatModels;

/// <summary>
/// Makes the delimiter of an article with a key that is random for each installation, so that nobody who reads this program can say
/// what the marks will be. The key lies in the store: all workers ask in the same words, and what was answered once is found again.
/// </summary>
internal sealed class PromptDelimiters(IResultStore store)
{
    private const int KeyBytes = 32;

    private static readonly StorePath Path = StorePath.Of("keys", "fence.key");

    private byte[]? _key;

    /// <exception cref="StoreUnavailableException">The key could not be read.</exception>
    public async Task<PromptDelimiter> ForAsync(
        string contentHash,
        CancellationToken cancellationToken
    )
    {
        _key ??= await ReadKeyAsync(cancellationToken);
        return PromptDelimiter.For(contentHash, _key);
    }

    /// <summary>Of all workers that start at once, one writes its key and the others read it.</summary>
    private async Task<byte[]> ReadKeyAsync(CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(Path, cancellationToken) is { Length: >= KeyBytes } known)
        {
            return known.ToArray();
        }

        byte[] key = RandomNumberGenerator.GetBytes(KeyBytes);
        await store.PutIfAbsentAsync(Path, key, cancellationToken);
        if (await store.ReadAsync(Path, cancellationToken) is { Length: >= KeyBytes } stored)
        {
            return stored.ToArray();
        }

        // A key that was cut short is no secret; the answers that were kept under it are paid for again.
        await store.PutAsync(Path, key, cancellationToken);
        return key;
    }
}
