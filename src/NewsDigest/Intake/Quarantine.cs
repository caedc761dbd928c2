using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Intake;

/// <summary>
/// Messages that cannot be worked on, with the reason and their original bytes, until somebody decides. They lie in the store
/// and not in a second queue: see docs/decisions/0001-quarantine-lies-in-the-store.md.
/// </summary>
internal sealed class Quarantine(IResultStore store, TimeProvider time)
{
    private const string Unidentified = "unidentified";
    private const int MaxDetail = 1000;

    private static readonly StorePath Folder = StorePath.Of("quarantine");

    private readonly MessageOrigins _origins = new(store);

    /// <summary>The same message twice gives one record. The record is written last, so whoever sees it finds the bytes.</summary>
    public async Task AddAsync(
        ArticleLease lease,
        string? articleId,
        Rejection reason,
        CancellationToken cancellationToken
    )
    {
        var key = await KeyOfAsync(lease.Body, articleId, cancellationToken);
        var detail = await _origins.FindAsync(lease.Body, cancellationToken) is { } origin
            ? $"{reason.Detail} It was submitted from {origin}."
            : reason.Detail;
        var record = new QuarantineRecord(
            QuarantineRecord.SchemaName,
            key,
            articleId,
            reason.Code,
            reason.Field,
            VisibleText.Line(detail, MaxDetail),
            time.GetUtcNow(),
            lease.EnqueuedAt,
            lease.DeliveryCount,
            lease.Body.Length,
            reason.Held
        );

        await store.PutAsync(Message(key), lease.Body, cancellationToken);
        await store.PutAsync(
            Record(key),
            JsonSerializer.SerializeToUtf8Bytes(record, ArticleJson.Options),
            cancellationToken
        );
    }

    /// <summary>128 bits of the bytes; where an earlier version put the same bytes under fewer, they stay there.</summary>
    private async Task<string> KeyOfAsync(
        ReadOnlyMemory<byte> message,
        string? articleId,
        CancellationToken cancellationToken
    )
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(message.Span));
        var earlier =
            $"{(articleId is null ? Unidentified : StorePath.EarlierKeyOf(new ArticleId(articleId)))}-{hash[..12]}";
        return
            await store.ReadAsync(Message(earlier), cancellationToken) is { } there
            && there.Span.SequenceEqual(message.Span)
            ? earlier
            : $"{(articleId is null ? Unidentified : StorePath.KeyOf(new ArticleId(articleId)))}-{hash[..32]}";
    }

    public async IAsyncEnumerable<QuarantineRecord> ListAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var path in store.ListAsync(Folder, cancellationToken))
        {
            if (
                path.Value.EndsWith("/record.json", StringComparison.Ordinal)
                && await store.ReadAsync(path, cancellationToken) is { } json
            )
            {
                yield return Read(json, path);
            }
        }
    }

    /// <summary>The keys of all records, without a read.</summary>
    public IAsyncEnumerable<string> ListKeysAsync(CancellationToken cancellationToken) =>
        store
            .ListAsync(Folder, cancellationToken)
            .Where(path => path.Value.EndsWith("/record.json", StringComparison.Ordinal))
            .Select(path => path.Value.Split('/')[^2]);

    /// <summary>Null when there is none.</summary>
    public async Task<QuarantineRecord?> FindAsync(
        string key,
        CancellationToken cancellationToken
    ) =>
        await store.ReadAsync(Record(key), cancellationToken) is { } json
            ? Read(json, Record(key))
            : null;

    /// <summary>The message as it was received; null when it is gone.</summary>
    public Task<ReadOnlyMemory<byte>?> ReadMessageAsync(
        QuarantineRecord record,
        CancellationToken cancellationToken
    ) => store.ReadAsync(Message(record.Key), cancellationToken);

    /// <summary>Sends first and deletes then: a crash between the two delivers the message twice, which costs nothing, and loses nothing.</summary>
    public async Task RequeueAsync(
        QuarantineRecord record,
        IArticleQueue queue,
        CancellationToken cancellationToken
    )
    {
        var message =
            await ReadMessageAsync(record, cancellationToken)
            ?? throw new InvalidDataException(
                $"The message of '{record.Key}' is gone from the store; nothing was put on the queue. Drop the record when nobody can bring the message back."
            );
        var bodies = new ArticleBodies(store);
        foreach (var reference in OldBodies.NamedIn(message))
        {
            await bodies.RefreshAsync(reference, cancellationToken); // from here on no record keeps it
        }

        await queue.SendAsync(message, cancellationToken);
        await DropAsync(record, cancellationToken);
    }

    public async Task DropAsync(QuarantineRecord record, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(Record(record.Key), cancellationToken);
        await store.DeleteAsync(Message(record.Key), cancellationToken);
    }

    /// <summary>A record that somebody damaged must not hide the others, nor be hidden.</summary>
    private QuarantineRecord Read(ReadOnlyMemory<byte> json, StorePath path)
    {
        var key = path.Value.Split('/')[^2]; // where its message lies, whatever the record says
        return StoredDocument.TryRead<QuarantineRecord>(json, out var record, out var damage)
            ? record with
            {
                Key = key,
            }
            : new QuarantineRecord(
                QuarantineRecord.SchemaName,
                key,
                null,
                "damaged_record",
                null,
                $"The record '{store.Locate(path)}' cannot be read: {damage}. Its message may still be requeued or dropped.",
                default,
                default,
                0,
                0
            );
    }

    private static StorePath Record(string key) => Folder.Append(key).Append("record.json");

    private static StorePath Message(string key) => Folder.Append(key).Append("message.bin");
}
