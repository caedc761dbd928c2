using NewsDigest.Articles;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Publishing;
using NewsDigest.Storage;

namespace NewsDigest.Dashboard;

/// <summary>All that is known of one article, without its text.</summary>
/// <param name="Result">Its result that counts now, without a use of its text; null when it has none.</param>
/// <param name="Location">Where that lies.</param>
internal sealed record ArticleView(
    string Id,
    ArticleStatus? Status,
    ArticleResult? Result,
    string? Location,
    IReadOnlyList<QuarantineRecord> Quarantined
)
{
    /// <exception cref="DamagedResultException">Its result cannot be read.</exception>
    public static async Task<ArticleView> ReadAsync(
        string id,
        IResultStore store,
        ResultLibrary library,
        Quarantine quarantine,
        CancellationToken cancellationToken
    )
    {
        var articleId = new ArticleId(id);
        var status = await StatusPages.ReadAsync(store, articleId, cancellationToken);
        var current = await library.FindCurrentAsync(articleId, cancellationToken);
        var stored = current is null ? null : await library.ReadAsync(current, cancellationToken);
        var prefix = $"{StorePath.KeyOf(articleId)}-";
        List<QuarantineRecord> quarantined = [];
        await foreach (var key in quarantine.ListKeysAsync(cancellationToken))
        {
            if (
                key.StartsWith(prefix, StringComparison.Ordinal)
                && await quarantine.FindAsync(key, cancellationToken) is { } record
            )
            {
                quarantined.Add(record);
            }
        }

        return new ArticleView(id, status, stored?.Result, stored?.Location, quarantined);
    }
}
