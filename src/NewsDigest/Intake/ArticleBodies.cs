using System.Security.Cryptography;
using System.Text;
using NewsDigest.Storage;

namespace NewsDigest.Intake;

/// <summary>
/// Bodies that are too long for a queue message. Each lies under the hash of its own bytes, so the same body is stored once,
/// and a reference in a message can name nothing else in the store.
/// </summary>
internal sealed class ArticleBodies(IResultStore store)
{
    private const string FolderName = "bodies";
    private const int HashLength = 64; // hex digits of SHA-256

    public static StorePath Folder { get; } = StorePath.Of(FolderName);

    /// <returns>The reference for the message's <c>bodyRef</c>: <c>bodies/</c> and 64 hex digits.</returns>
    public Task<string> PutAsync(string body, CancellationToken cancellationToken) =>
        PutAsync(Encoding.UTF8.GetBytes(body).AsMemory(), cancellationToken);

    /// <summary>The same for bytes in whatever charset.</summary>
    public async Task<string> PutAsync(
        ReadOnlyMemory<byte> bytes,
        CancellationToken cancellationToken
    )
    {
        var path = Folder.Append(Hash(bytes.Span));

        // Also where it lies already: its age counts from the last message that names it. See OldBodies.
        await store.PutAsync(path, bytes, cancellationToken);
        return path.Value;
    }

    /// <summary>Bytes of a stored body, which is not read for it; null when the reference is none, or nothing lies there.</summary>
    public async Task<long?> LengthAsync(string reference, CancellationToken cancellationToken) =>
        PathOf(reference) is { } path ? await store.LengthAsync(path, cancellationToken) : null;

    /// <summary>Null when the reference is none, or nothing lies there. Our own bodies are UTF-8; a producer may have put others. What is in work is not old, and is written anew.</summary>
    /// <param name="charset">What the message says of the bytes.</param>
    /// <exception cref="DamagedDocumentException">The stored bytes are not those that the reference names.</exception>
    public async Task<DecodedBody?> ReadAsync(
        string reference,
        string? charset,
        CancellationToken cancellationToken
    ) =>
        await RefreshAsync(reference, cancellationToken) is { } bytes
            ? BodyCharset.Decode(bytes.Span, charset)
            : null;

    /// <summary>Writes a body that is needed again anew, so that it does not grow old.</summary>
    /// <returns>Its bytes, null as above.</returns>
    public async Task<ReadOnlyMemory<byte>?> RefreshAsync(
        string reference,
        CancellationToken cancellationToken
    )
    {
        if (
            PathOf(reference) is not { } path
            || await store.ReadAsync(path, cancellationToken) is not { } bytes
        )
        {
            return null;
        }

        if (Hash(bytes.Span) != path.Value.Split('/')[^1])
        {
            throw new DamagedDocumentException(
                $"The body '{store.Locate(path)}' holds {bytes.Length} other bytes than its name says. Submit the article again, which writes it anew, or bring the body back from a copy and put the message back with 'newsdigest quarantine requeue'."
            );
        }

        await store.PutAsync(path, bytes, cancellationToken);
        return bytes;
    }

    private static StorePath? PathOf(string reference) =>
        reference.Split('/') is [FolderName, { Length: HashLength }]
            ? StorePath.TryParse(reference)
            : null;

    private static string Hash(ReadOnlySpan<byte> bytes) =>
        Convert.ToHexStringLower(SHA256.HashData(bytes));
}
