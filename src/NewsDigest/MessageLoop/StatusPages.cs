using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsDigest.Articles;
using NewsDigest.Intake;
using NewsDigest.Storage;

namespace NewsDigest.MessageLoop;

/// <summary>
/// Says in the store where each article is, so that its producer can look with one read. A courtesy: a store that does not take it holds
/// nothing up, and the next change says more.
/// </summary>
internal sealed partial class StatusPages(
    IResultStore store,
    IOptions<NotifyOptions> options,
    TimeProvider time,
    ILogger<StatusPages> logger
)
{
    public static StorePath PathOf(ArticleId id) =>
        StorePath.Of("status", $"{StorePath.KeyOf(id)}.json");

    public Task InWorkAsync(string id, ArticleLease lease) => PutAsync(New(id, "in_work", lease));

    public Task WaitsAsync(string id, ArticleLease lease, string cause) =>
        PutAsync(New(id, "waiting", lease) with { Code = cause });

    public Task EndedAsync(string id, ArticleLease lease, DoneNotice notice) =>
        PutAsync(
            New(id, notice.Outcome, lease) with
            {
                Verdict = notice.Verdict,
                Code = notice.Code,
                Field = notice.Field,
                Detail = notice.Detail,
                Result = notice.Result,
            }
        );

    /// <summary>Null when nothing is known of the article.</summary>
    public static async Task<ArticleStatus?> ReadAsync(
        IResultStore store,
        ArticleId id,
        CancellationToken cancellationToken
    ) =>
        await store.ReadAsync(PathOf(id), cancellationToken) is { } json
        && StoredDocument.TryRead<ArticleStatus>(json, out var status, out _)
            ? status
            : null;

    private ArticleStatus New(string id, string state, ArticleLease lease) =>
        new(
            ArticleStatus.SchemaName,
            id,
            state,
            lease.DeliveryCount,
            lease.EnqueuedAt,
            time.GetUtcNow()
        );

    private async Task PutAsync(ArticleStatus status)
    {
        if (!options.Value.Status)
        {
            return;
        }

        try
        {
            await store.PutAsync(
                PathOf(new ArticleId(status.Id)),
                JsonSerializer.SerializeToUtf8Bytes(status, ArticleJson.Options),
                CancellationToken.None
            );
        }
        catch (StoreUnavailableException exception)
        {
            Log.NotSaid(logger, exception, status.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(742, LogLevel.Debug, "The status of {ArticleId} could not be written.")]
        public static partial void NotSaid(ILogger logger, Exception exception, string articleId);
    }
}
