namespace NewsDigest.Storage;

/// <summary>
/// Where results, long bodies and quarantined messages lie: a folder or a blob container. Every write is whole or absent,
/// also after a crash. A store that cannot be reached throws <see cref="StoreUnavailableException"/>.
/// </summary>
internal interface IResultStore
{
    /// <summary>
    /// Writes only where nothing is. False when something lay there already; it is left as it was. A store whose answers can be
    /// lost says true as well when the very same bytes lay there: it cannot tell them from its own.
    /// </summary>
    Task<bool> PutIfAbsentAsync(
        StorePath path,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    );

    /// <summary>Writes, replacing what lay there.</summary>
    Task PutAsync(
        StorePath path,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Writes only where the very bytes of <paramref name="known"/> lie still. False when something else lies there, or nothing: of
    /// two who read the same and write at once, one writes.
    /// </summary>
    Task<bool> PutIfUnchangedAsync(
        StorePath path,
        ReadOnlyMemory<byte> known,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    );

    /// <summary>Null when nothing lies there.</summary>
    Task<ReadOnlyMemory<byte>?> ReadAsync(StorePath path, CancellationToken cancellationToken);

    /// <summary>How many bytes lie there, without reading them; null when nothing does.</summary>
    Task<long?> LengthAsync(StorePath path, CancellationToken cancellationToken);

    /// <summary>All documents whose path starts with the segments of <paramref name="folder"/>, in no promised order.</summary>
    IAsyncEnumerable<StorePath> ListAsync(StorePath folder, CancellationToken cancellationToken);

    /// <summary>Those of them that were last written before a moment, by the store's own clock.</summary>
    IAsyncEnumerable<StorePath> ListOlderAsync(
        StorePath folder,
        DateTimeOffset before,
        CancellationToken cancellationToken
    );

    /// <summary>Deleting what is not there is no error.</summary>
    Task DeleteAsync(StorePath path, CancellationToken cancellationToken);

    /// <summary>Where a person finds the document: a file path or a URL without credentials.</summary>
    string Locate(StorePath path);
}

/// <summary>The store did not answer or refused us: nobody's article is at fault, and the work is tried again later.</summary>
internal sealed class StoreUnavailableException(string message, Exception innerException)
    : Exception(message, innerException);
