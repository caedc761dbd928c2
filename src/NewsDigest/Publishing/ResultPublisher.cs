using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>
/// Puts a result into the store once. <c>result.json</c> is the truth and is written last and only if absent, so readers
/// see a whole result or none; the pages beside it are always rendered from the JSON that won. What names the result that counts
/// follows from it.
/// </summary>
internal sealed class ResultPublisher(IResultStore store, PageRenderer pages)
{
    private readonly UnpublishedResults _unpublished = new();
    private readonly CurrentResults _current = new(store);
    private readonly PublishedIndex _index = new(store);

    /// <summary>The result of this content, also one that an earlier version put under a shorter key; null when there is none.</summary>
    /// <exception cref="DamagedResultException">One lies there and cannot be read.</exception>
    public async Task<StoredResult?> FindAsync(
        ResultKey key,
        string contentHash,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(key, cancellationToken) is { } found)
        {
            return found;
        }

        // Two contents could share a short hash, and then it is the other's result.
        return
            key.Earlier is { } earlier
            && await FindAsync(earlier, cancellationToken) is { } old
            && old.Result.ContentHash == contentHash
            ? old
            : null;
    }

    /// <summary>Sets right what counts for the article and when it came, should the worker that published the result have died before.</summary>
    public async Task RepairCurrentAsync(StoredResult stored, CancellationToken cancellationToken)
    {
        await _current.RepairAsync(stored.Path, stored.Result, cancellationToken);
        await _index.NoteAsync(stored.Path, stored.Result.Timings.FinishedAt, cancellationToken);
    }

    /// <summary>Lets a published result count, because a person wants it, whatever its verdict; until a run after <paramref name="now"/> is better.</summary>
    public Task ChooseAsync(
        StoredResult stored,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) => _current.UpdateAsync(new ArticleId(stored.Result.Id), stored.Path, now, cancellationToken);

    /// <summary>A result that an earlier delivery finished and the store could not take; null when there is none.</summary>
    public ArticleResult? TakeUnpublished(ResultKey key) =>
        _unpublished.TryTake(key, out var result) ? result : null;

    /// <summary>Returns the result that lies in the store afterwards: ours, or the one that was there first.</summary>
    /// <param name="key">Where it lies.</param>
    /// <param name="result">Ours.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="releasedAt">When a person let a held result out; null for one that was just finished.</param>
    public async Task<(ArticleResult Result, bool WasThere)> PublishAsync(
        ResultKey key,
        ArticleResult result,
        CancellationToken cancellationToken,
        DateTimeOffset? releasedAt = null
    )
    {
        var (published, wasThere) = await WriteOrKeepAsync(key, key, result, cancellationToken);
        await _current.RepairAsync(key.Json, published, cancellationToken);
        await _index.NoteAsync(
            key.Json,
            releasedAt ?? published.Timings.FinishedAt,
            cancellationToken
        );
        return (published, wasThere);
    }

    /// <summary>Puts a result where nobody reads it as published, and says where.</summary>
    public async Task<string> HoldAsync(
        ResultKey key,
        ArticleResult result,
        CancellationToken cancellationToken
    )
    {
        await WriteOrKeepAsync(key, key.Held, result, cancellationToken);
        return key.Held.Json.Value;
    }

    private async Task<StoredResult?> FindAsync(
        ResultKey key,
        CancellationToken cancellationToken
    ) =>
        await ResultFile.ReadAsync(store, key.Json, cancellationToken) is { } result
            ? new StoredResult(key.Json, store.Locate(key.Json), result)
            : null;

    /// <summary>Takes away a result without English, so that a better one can take its place. Its pages are replaced with it.</summary>
    public Task WithdrawAsync(StoredResult failed, CancellationToken cancellationToken) =>
        store.DeleteAsync(failed.Path, cancellationToken);

    /// <summary>Keeps the message beside the result that was made from it.</summary>
    public Task KeepOriginalAsync(
        ResultKey key,
        OriginalMessage original,
        CancellationToken cancellationToken
    ) => OriginalFiles.KeepAsync(store, key.Json, original, cancellationToken);

    private async Task<(ArticleResult Result, bool WasThere)> WriteOrKeepAsync(
        ResultKey key,
        ResultKey place,
        ArticleResult result,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await WriteAsync(place, result, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            _unpublished.Keep(key, result);
            throw;
        }
    }

    private async Task<(ArticleResult Result, bool WasThere)> WriteAsync(
        ResultKey key,
        ArticleResult result,
        CancellationToken cancellationToken
    )
    {
        // A worker that stood still while another one published must not touch the pages of that result.
        if (await FindAsync(key, cancellationToken) is { } earlier)
        {
            return (earlier.Result, true);
        }

        await WritePagesAsync(key, result, cancellationToken);
        if (await store.PutIfAbsentAsync(key.Json, await WriteAsync(result), cancellationToken))
        {
            return (result, false);
        }

        var winner =
            await FindAsync(key, cancellationToken)
            ?? throw new InvalidDataException(
                $"'{key.Json}' was there and is gone: something else deletes from the store while the worker runs."
            );
        await WritePagesAsync(key, winner.Result, cancellationToken);
        return (winner.Result, true);
    }

    public string Locate(ResultKey key) => store.Locate(key.Json);

    // Through a stream, because the serializer's own buffers for a result of ten megabytes would stay in the pool.
    private static Task<ReadOnlyMemory<byte>> WriteAsync(ArticleResult result) =>
        WholeDocument.WriteAsync(bytes =>
            JsonSerializer.SerializeAsync(bytes, result, ArticleJson.Options)
        );

    private async Task WritePagesAsync(
        ResultKey key,
        ArticleResult result,
        CancellationToken cancellationToken
    )
    {
        await store.PutAsync(
            key.Markdown,
            await MarkdownPage.RenderAsync(result),
            cancellationToken
        );
        await store.PutAsync(key.Html, await pages.RenderAsync(result), cancellationToken);
    }
}
