using System.Runtime.CompilerServices;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>Reads what has been published.</summary>
internal sealed class ResultLibrary(IResultStore store)
{
    private static readonly StorePath Results = StorePath.Of("results");

    /// <summary>The results of one article, newest first: one for each content and each way of working.</summary>
    public async Task<IReadOnlyList<StoredResult>> FindAsync(ArticleId id, CancellationToken cancellationToken)
    {
        List<StoredResult> found = [];
        await foreach (var stored in ReadAsync(Results.Append(StorePath.KeyOf(id)), cancellationToken))
        {
            found.Add(stored);
        }

        return [.. found.OrderByDescending(stored => stored.Result.Timings.FinishedAt)];
    }

    public IAsyncEnumerable<StoredResult> ReadAllAsync(CancellationToken cancellationToken) => ReadAsync(Results, cancellationToken);

    public async Task<int> CountAsync(CancellationToken cancellationToken) => await Paths(Results, cancellationToken).CountAsync(cancellationToken);

    private async IAsyncEnumerable<StoredResult> ReadAsync(StorePath folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var path in Paths(folder, cancellationToken))
        {
            if (await store.ReadAsync(path, cancellationToken) is { } json
                && JsonSerializer.Deserialize<ArticleResult>(json.Span, ArticleJson.Options) is { } result)
            {
                yield return new StoredResult(path, store.Locate(path), result);
            }
        }
    }

    private IAsyncEnumerable<StorePath> Paths(StorePath folder, CancellationToken cancellationToken) =>
        store.ListAsync(folder, cancellationToken).Where(path => path.Value.EndsWith("/result.json", StringComparison.Ordinal));
}

internal sealed record StoredResult(StorePath Path, string Location, ArticleResult Result);
