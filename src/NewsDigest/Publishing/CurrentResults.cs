using System.Runtime.CompilerServices;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>
/// Keeps <c>results/KEY/current.json</c>, which names the result of an article that counts now. It follows from the results beside it,
/// and whoever publishes one, or meets a published one again, sets it right.
/// </summary>
internal sealed class CurrentResults(IResultStore store)
{
    private const string FileName = "current.json";

    /// <summary>A list of thousands would wait for a network as often, one after the other.</summary>
    private const int ReadsAtOnce = 16;

    private static readonly StorePath Results = StorePath.Of(ResultKey.ResultsFolder);

    /// <param name="id">The article.</param>
    /// <param name="asked">The result that a person wants to count, whatever its verdict; null when nobody does.</param>
    /// <param name="askedAt">When.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task UpdateAsync(
        ArticleId id,
        StorePath? asked,
        DateTimeOffset? askedAt,
        CancellationToken cancellationToken
    )
    {
        var path = PathOf(id);
        var written = false;
        while (!written)
        {
            var there = await store.ReadAsync(path, cancellationToken);
            var known = Read(there);
            var results = await ReadAllAsync(id, cancellationToken).ToListAsync(cancellationToken);
            var choice = Choose(
                results,
                asked?.Value ?? (known?.Asked is null ? null : known.Result),
                askedAt ?? known?.Asked
            );
            if (choice is null)
            {
                return;
            }

            ReadOnlyMemory<byte> document = JsonSerializer.SerializeToUtf8Bytes(
                choice,
                ArticleJson.Options
            );

            // Where another worker was faster, its results are looked at too.
            written = there switch
            {
                null => await store.PutIfAbsentAsync(path, document, cancellationToken),
                { } same when same.Span.SequenceEqual(document.Span) => true,
                { } other => await store.PutIfUnchangedAsync(
                    path,
                    other,
                    document,
                    cancellationToken
                ),
            };
        }
    }

    /// <summary>As <see cref="UpdateAsync"/>, and without a look at the others where this result is known to count already.</summary>
    public async Task RepairAsync(
        StorePath path,
        ArticleResult result,
        CancellationToken cancellationToken
    )
    {
        var id = new ArticleId(result.Id);
        var known = Read(await store.ReadAsync(PathOf(id), cancellationToken));
        if (
            known is null
            || known.Result != path.Value
            || known.FinishedAt != result.Timings.FinishedAt
            || known.Verdict != result.Verdict
        )
        {
            await UpdateAsync(id, asked: null, askedAt: null, cancellationToken);
        }
    }

    /// <summary>Null when the article has no result that can be read.</summary>
    public async Task<CurrentResult?> FindAsync(ArticleId id, CancellationToken cancellationToken)
    {
        var known = Read(await store.ReadAsync(PathOf(id), cancellationToken));
        return known is not null && known.Id == id.Value
            ? known
            : Choose(
                await ReadAllAsync(id, cancellationToken).ToListAsync(cancellationToken),
                asked: null,
                askedAt: null
            ); // of an earlier version, or a kill came between
    }

    /// <summary>As above, by the folder of the article. A result that cannot be read counts as not there.</summary>
    public async Task<CurrentResult?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var folder = Results.Append(key);
        if (Read(await store.ReadAsync(folder.Append(FileName), cancellationToken)) is { } known)
        {
            return known;
        }

        var places = new Places();
        await foreach (var path in store.ListAsync(folder, cancellationToken))
        {
            places.Add(path);
        }

        return (await FindAsync(places, cancellationToken)).Current;
    }

    /// <summary>One entry for each article, in no promised order.</summary>
    /// <param name="onDamaged">Told of results that cannot be read, with the cure.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<CurrentResult> ListAsync(
        Action<DamagedResultException> onDamaged,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var articles = new Dictionary<string, Places>(StringComparer.Ordinal);
        await foreach (var path in store.ListAsync(Results, cancellationToken))
        {
            if (path.Value.Split('/') is [_, var key, ..])
            {
                var common = StorePath.CommonKey(key);
                var places = articles.TryGetValue(common, out var known)
                    ? known
                    : articles[common] = new Places();
                places.Add(path);
            }
        }

        foreach (var some in articles.Values.Chunk(ReadsAtOnce))
        {
            foreach (
                var (current, damaged) in await Task.WhenAll(
                    some.Select(places => FindAsync(places, cancellationToken))
                )
            )
            {
                damaged.ForEach(onDamaged);
                if (current is not null)
                {
                    yield return current;
                }
            }
        }
    }

    private async Task<(CurrentResult? Current, List<DamagedResultException> Damaged)> FindAsync(
        Places places,
        CancellationToken cancellationToken
    )
    {
        List<DamagedResultException> damaged = [];
        var current = places.Current is { } path
            ? Read(await store.ReadAsync(path, cancellationToken))
            : null;
        if (current is null || !places.Results.Any(result => result.Value == current.Result))
        {
            var results = await ReadAsync(
                    places.Results.ToAsyncEnumerable(),
                    damaged.Add,
                    cancellationToken
                )
                .ToListAsync(cancellationToken);
            current = Choose(results, asked: null, askedAt: null);
        }

        return (current, damaged);
    }

    /// <summary>All results of one article, also those that an earlier version put under a shorter key.</summary>
    public async IAsyncEnumerable<StoredResult> ReadAllAsync(
        ArticleId id,
        [EnumeratorCancellation] CancellationToken cancellationToken,
        Action<DamagedResultException>? onDamaged = null
    )
    {
        foreach (var key in (string[])[StorePath.KeyOf(id), StorePath.EarlierKeyOf(id)])
        {
            var paths = store.ListAsync(Results.Append(key), cancellationToken).Where(IsResult);
            await foreach (var stored in ReadAsync(paths, onDamaged, cancellationToken))
            {
                // Two ids could share a short key.
                if (stored.Result.Id == id.Value)
                {
                    yield return stored;
                }
            }
        }
    }

    public static bool IsResult(StorePath path) =>
        path.Value.EndsWith("/result.json", StringComparison.Ordinal);

    private async IAsyncEnumerable<StoredResult> ReadAsync(
        IAsyncEnumerable<StorePath> paths,
        Action<DamagedResultException>? onDamaged,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var path in paths)
        {
            if (await TryReadAsync(path, onDamaged, cancellationToken) is { } result)
            {
                yield return new StoredResult(path, store.Locate(path), result);
            }
        }
    }

    private async Task<ArticleResult?> TryReadAsync(
        StorePath path,
        Action<DamagedResultException>? onDamaged,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ResultFile.ReadAsync(store, path, cancellationToken);
        }
        catch (DamagedResultException exception)
        {
            onDamaged?.Invoke(exception); // the others count as if it were not there
            return null;
        }
    }

    private static CurrentResult? Choose(
        List<StoredResult> results,
        string? asked,
        DateTimeOffset? askedAt
    )
    {
        var wanted = asked is null ? null : results.Find(stored => stored.Path.Value == asked);
        return CurrentChoice.Of(results, wanted, askedAt) is { } choice
            ? CurrentResult.Of(choice, choice == wanted ? askedAt : null)
            : null;
    }

    private static CurrentResult? Read(ReadOnlyMemory<byte>? json)
    {
        try
        {
            return
                json is { } there
                && JsonSerializer.Deserialize<CurrentResult>(there.Span, ArticleJson.Options)
                    is { Id: not null, Result: not null } current
                ? current
                : null;
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or InvalidOperationException
                        or NotSupportedException
                        or ArgumentException
                        or FormatException
            )
        {
            return null; // it follows from the results, and is made anew
        }
    }

    private static StorePath PathOf(ArticleId id) =>
        Results.Append(StorePath.KeyOf(id)).Append(FileName);

    /// <summary>What lies in the folders of one article.</summary>
    private sealed class Places
    {
        public StorePath? Current { get; private set; }

        public List<StorePath> Results { get; } = [];

        public void Add(StorePath path)
        {
            if (IsResult(path))
            {
                Results.Add(path);
            }
            else if (path.Value.EndsWith($"/{FileName}", StringComparison.Ordinal))
            {
                Current = path;
            }
        }
    }
}
