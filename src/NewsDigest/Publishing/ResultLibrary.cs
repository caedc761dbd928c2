using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>Reads what has been published.</summary>
internal sealed class ResultLibrary(IResultStore store)
{
    private readonly CurrentResults _current = new(store);

    /// <summary>Which result of the article counts now; null when it has none that can be read.</summary>
    public Task<CurrentResult?> FindCurrentAsync(
        ArticleId id,
        CancellationToken cancellationToken
    ) => _current.FindAsync(id, cancellationToken);

    /// <param name="key">The folder of the article below <c>results</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<CurrentResult?> FindCurrentAsync(string key, CancellationToken cancellationToken) =>
        _current.FindAsync(key, cancellationToken);

    /// <summary>What counts now, one entry for each article, in no promised order. It reads one small document for each.</summary>
    /// <param name="onDamaged">Told of each result that cannot be read; its message names the file and the cure.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IAsyncEnumerable<CurrentResult> ListCurrentAsync(
        Action<DamagedResultException> onDamaged,
        CancellationToken cancellationToken
    ) => _current.ListAsync(onDamaged, cancellationToken);

    /// <summary>The whole result; null when it is gone.</summary>
    /// <exception cref="DamagedResultException">The file cannot be read.</exception>
    public async Task<StoredResult?> ReadAsync(
        CurrentResult current,
        CancellationToken cancellationToken
    ) =>
        StorePath.TryParse(current.Result) is { } path
        && await ResultFile.ReadAsync(store, path, cancellationToken) is { } result
            ? new StoredResult(path, store.Locate(path), result)
            : null;

    /// <summary>All results of one article, newest first: one for each content and each way of working.</summary>
    /// <param name="id">The article.</param>
    /// <param name="onDamaged">Told of each that cannot be read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<StoredResult>> FindAsync(
        ArticleId id,
        Action<DamagedResultException> onDamaged,
        CancellationToken cancellationToken
    )
    {
        var found = await _current
            .ReadAllAsync(id, cancellationToken, onDamaged)
            .ToListAsync(cancellationToken);
        return [.. found.OrderByDescending(stored => stored.Result.Timings.FinishedAt)];
    }

    /// <summary>All results, also those that no longer count.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken) =>
        await store
            .ListAsync(StorePath.Of(ResultKey.ResultsFolder), cancellationToken)
            .Where(CurrentResults.IsResult)
            .CountAsync(cancellationToken);

    /// <summary>Where a person finds it.</summary>
    public string Locate(CurrentResult current) =>
        StorePath.TryParse(current.Result) is { } path ? store.Locate(path) : current.Result;
}
