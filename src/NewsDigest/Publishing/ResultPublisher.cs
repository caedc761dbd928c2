using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>
/// Puts a result into the store once. <c>result.json</c> is the truth and is written last and only if absent, so readers
/// see a whole result or none; the pages beside it are always rendered from the JSON that won.
/// </summary>
internal sealed class ResultPublisher(IResultStore store, PageRenderer pages)
{
    private readonly UnpublishedResults _unpublished = new();

    /// <summary>Null when this content has no result yet.</summary>
    public async Task<ArticleResult?> FindAsync(ResultKey key, CancellationToken cancellationToken) =>
        await store.ReadAsync(key.Json, cancellationToken) is { } json ? Read(json, key) : null;

    /// <summary>A result that an earlier delivery finished and the store could not take; null when there is none.</summary>
    public ArticleResult? TakeUnpublished(ResultKey key) => _unpublished.TryTake(key, out var result) ? result : null;

    /// <summary>Returns the result that lies in the store afterwards: ours, or the one that was there first.</summary>
    public Task<(ArticleResult Result, bool WasThere)> PublishAsync(ResultKey key, ArticleResult result, CancellationToken cancellationToken) =>
        WriteOrKeepAsync(key, key, result, cancellationToken);

    /// <summary>Puts a result where nobody reads it as published, and says where.</summary>
    public async Task<string> HoldAsync(ResultKey key, ArticleResult result, CancellationToken cancellationToken)
    {
        await WriteOrKeepAsync(key, key.Held, result, cancellationToken);
        return key.Held.Json.Value;
    }

    private async Task<(ArticleResult Result, bool WasThere)> WriteOrKeepAsync(ResultKey key, ResultKey place, ArticleResult result, CancellationToken cancellationToken)
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

    private async Task<(ArticleResult Result, bool WasThere)> WriteAsync(ResultKey key, ArticleResult result, CancellationToken cancellationToken)
    {
        // A worker that stood still while another one published must not touch the pages of that result.
        if (await FindAsync(key, cancellationToken) is { } earlier)
        {
            return (earlier, true);
        }

        await WritePagesAsync(key, result, cancellationToken);
        if (await store.PutIfAbsentAsync(key.Json, await WriteAsync(result), cancellationToken))
        {
            return (result, false);
        }

        var winner = await FindAsync(key, cancellationToken)
            ?? throw new InvalidDataException($"'{key.Json}' was there and is gone: something else deletes from the store while the worker runs.");
        await WritePagesAsync(key, winner, cancellationToken);
        return (winner, true);
    }

    public string Locate(ResultKey key) => store.Locate(key.Json);

    // Through a stream, because the serializer's own buffers for a result of ten megabytes would stay in the pool.
    private static Task<ReadOnlyMemory<byte>> WriteAsync(ArticleResult result) => WholeDocument.WriteAsync(bytes => JsonSerializer.SerializeAsync(bytes, result, ArticleJson.Options));

    private static ArticleResult Read(ReadOnlyMemory<byte> json, ResultKey key) =>
        JsonSerializer.Deserialize<ArticleResult>(json.Span, ArticleJson.Options) ?? throw new InvalidDataException($"'{key.Json}' holds null instead of a result.");

    private async Task WritePagesAsync(ResultKey key, ArticleResult result, CancellationToken cancellationToken)
    {
        await store.PutAsync(key.Markdown, await MarkdownPage.RenderAsync(result), cancellationToken);
        await store.PutAsync(key.Html, await pages.RenderAsync(result), cancellationToken);
    }
}
