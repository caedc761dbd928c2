using System.Security.Cryptography;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Intake;
using NewsDigest.Storage;

namespace NewsDigest.MessageLoop;

/// <summary>
/// Counts the attempts that are an article's own, apart from the queue's delivery count, which also rises for lost answers,
/// outages and bad neighbours. A first delivery that goes well costs no write: the ledger begins with the second, or with a failure.
/// </summary>
internal sealed class AttemptLedger(IResultStore store)
{
    private const int MaxErrors = 5;

    private static readonly StorePath Folder = StorePath.Of("attempts");

    /// <summary>What is known from earlier deliveries. A count that cannot be read begins anew, and is written over by this attempt.</summary>
    public async Task<AttemptCounts> ReadAsync(
        ArticleLease lease,
        CancellationToken cancellationToken
    ) =>
        lease.DeliveryCount > 1
        && await store.ReadAsync(PathOf(lease), cancellationToken) is { } json
        && StoredDocument.TryRead<AttemptCounts>(json, out var attempts, out _)
            ? attempts
            : AttemptCounts.None;

    /// <summary>Written before the work begins, and not before that: so an attempt that crashes the process counts, and one that is still waiting does not.</summary>
    public Task<AttemptCounts> BeginAsync(
        ArticleLease lease,
        AttemptCounts before,
        CancellationToken cancellationToken
    ) =>
        lease.DeliveryCount > 1
            ? WriteAsync(lease, before with { Begun = before.Begun + 1 }, cancellationToken)
            : Task.FromResult(AttemptCounts.None);

    /// <summary>The attempt ended by something that every article needs, or by a stop: it does not count.</summary>
    public Task<AttemptCounts> UncountAsync(
        ArticleLease lease,
        AttemptCounts attempts,
        CancellationToken cancellationToken
    ) =>
        attempts == AttemptCounts.None
            ? Task.FromResult(attempts)
            : WriteAsync(
                lease,
                attempts with
                {
                    Uncounted = attempts.Uncounted + 1,
                },
                cancellationToken
            );

    /// <summary>The article failed by itself.</summary>
    public Task<AttemptCounts> FailAsync(
        ArticleLease lease,
        AttemptCounts attempts,
        string error,
        CancellationToken cancellationToken
    ) =>
        WriteAsync(
            lease,
            attempts with
            {
                Begun = Math.Max(1, attempts.Begun),
                Failed = attempts.Failed + 1,
                Errors = [.. attempts.Errors.TakeLast(MaxErrors - 1), error],
            },
            cancellationToken
        );

    public Task ForgetAsync(ArticleLease lease, CancellationToken cancellationToken) =>
        lease.DeliveryCount <= 1
            ? Task.CompletedTask
            : store.DeleteAsync(PathOf(lease), cancellationToken);

    /// <summary>Each attempt writes anew; what is left of a message that nobody has tried for so long is forgotten.</summary>
    public Task<int> DeleteOldAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        store.DeleteOlderAsync(Folder, before, cancellationToken);

    private static StorePath PathOf(ArticleLease lease) =>
        Folder.Append($"{Convert.ToHexStringLower(SHA256.HashData(lease.Body.Span))}.json");

    private async Task<AttemptCounts> WriteAsync(
        ArticleLease lease,
        AttemptCounts attempts,
        CancellationToken cancellationToken
    )
    {
        await store.PutAsync(
            PathOf(lease),
            JsonSerializer.SerializeToUtf8Bytes(attempts, ArticleJson.Options),
            cancellationToken
        );
        return attempts;
    }
}
