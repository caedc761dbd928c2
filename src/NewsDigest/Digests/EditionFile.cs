using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Digests;

/// <summary>Writes and reads an <c>edition.json</c>.</summary>
internal static class EditionFile
{
    private const string Cure =
        "Mend the file, or delete it and run 'newsdigest digest run': the edition is made again from its frozen input.";

    public static byte[] Write(Edition edition) =>
        JsonSerializer.SerializeToUtf8Bytes(edition, ArticleJson.Options);

    /// <exception cref="DamagedDocumentException">The bytes are no edition.</exception>
    /// <param name="location">Where a person finds it.</param>
    public static Edition Read(ReadOnlyMemory<byte> json, string location) =>
        StoredDocument.Read<Edition>(json, location, Cure);

    /// <summary>Null when nothing lies there.</summary>
    /// <exception cref="DamagedDocumentException">It is no edition.</exception>
    public static async Task<Edition?> ReadAsync(
        IResultStore store,
        EditionKey key,
        CancellationToken cancellationToken
    ) =>
        await store.ReadAsync(key.Json, cancellationToken) is { } json
            ? Read(json, store.Locate(key.Json))
            : null;
}
