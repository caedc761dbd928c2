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
    public async Task<Attempts> ReadAsync(
        ArticleLease lease,
        CancellationToken cancellationToken
    ) =>
        lease.DeliveryCount > 1
        && await store.ReadAsync(PathOf(lease), cancellationToken) is { } json
        && StoredDocument.TryRead<Attempts>(json, out var attempts, out _)
            ? attempts
            : Attempts.None;

    /// <summary>Written before the work begins, and not before that: so an attempt that crashes the process counts, and one that is still waiting does not.</summary>
    public Task<Attempts> BeginAsync(
        ArticleLease lease,
        Attempts before,
        CancellationToken cancellationToken
    ) =>
        lease.DeliveryCount > 1
            ? WriteAsync(lease, before with { Begun = before.Begun + 1 }, cancellationToken)
            : Task.FromResult(Attempts.None);

    /// <summary>The attempt ended by something that every article needs, or by a stop: it does not count.</summary>
    public Task<Attempts> ExcuseAsync(
        ArticleLease lease,
        Attempts attempts,
        CancellationToken cancellationToken
    ) =>
        attempts == Attempts.None
            ? Task.FromResult(attempts)
            : WriteAsync(
                lease,
                attempts with
                {
                    Excused = attempts.Excused + 1,
                },
                cancellationToken
            );

    /// <summary>The article failed by itself.</summary>
    public Task<Attempts> FailAsync(
        ArticleLease lease,
        Attempts attempts,
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

    private async Task<Attempts> WriteAsync(
        ArticleLease lease,
        Attempts attempts,
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

/// <param name="Begun">Attempts that began, this one included.</param>
/// <param name="Excused">Of these, the ones that ended through no fault of the article.</param>
/// <param name="Failed">Of these, the ones that the article ended by an error of its own.</param>
/// <param name="Errors">The last errors, oldest first.</param>
internal sealed record Attempts(int Begun, int Excused, int Failed, IReadOnlyList<string> Errors)
{
    public static Attempts None { get; } = new(0, 0, 0, []);

    public int Own => Begun - Excused;

    /// <summary>Attempts that began and were not heard of again: the process was gone. While one is under way it counts here.</summary>
    public int Vanished => Own - Failed;
}
