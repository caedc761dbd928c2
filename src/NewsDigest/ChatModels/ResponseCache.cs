using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.ChatModels;

/// <summary>
/// Keeps every answer that was paid for and could be read, in the store, for one to two weeks: the same question is not paid for
/// again after a restart, in another worker, or for the same text under another id. What was of no use is not kept: it would
/// stand in the way when the service is mended.
/// </summary>
internal sealed partial class ResponseCache(
    IResultStore store,
    TimeProvider time,
    ILogger<ResponseCache> logger
)
{
    /// <summary>Helps to understand the text; the same text on another day is the same text.</summary>
    private const string PublicationDate = "published";

    private static readonly StorePath Folder = StorePath.Of("answers");

    /// <summary>What could not be written: an outage of the store must not cost a second call. No larger than what was in work when it began.</summary>
    private readonly ConcurrentDictionary<string, CachedResponse> _unwritten = new(
        StringComparer.Ordinal
    );

    /// <summary>How many of those there are.</summary>
    public int Unwritten => _unwritten.Count;

    /// <summary>One name for one question: everything that is sent, and to whom.</summary>
    public static string Question(
        string model,
        string? deployment,
        Prompt prompt,
        IReadOnlyDictionary<string, string> values
    )
    {
        string[] parts =
        [
            model,
            deployment ?? "",
            prompt.Id,
            .. values
                .Where(value => value.Key != PublicationDate)
                .OrderBy(value => value.Key, StringComparer.Ordinal)
                .SelectMany(value => new[] { value.Key, value.Value }),
        ];
        return Convert.ToHexStringLower(
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts))
        );
    }

    /// <summary>Null when nobody asked this in the last week.</summary>
    /// <param name="since">Older answers do not count; null when all do.</param>
    public async Task<CachedResponse?> FindAsync(
        string question,
        DateTimeOffset? since,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(question, cancellationToken) is { } kept
        && (since is null || kept.At > since)
            ? kept
            : null;

    private async Task<CachedResponse?> FindAsync(
        string question,
        CancellationToken cancellationToken
    )
    {
        if (_unwritten.TryGetValue(question, out var unwritten))
        {
            await TryWriteAsync(question, unwritten);
            return unwritten;
        }

        var week = ThisWeek();
        return await ReadAsync(PathOf(week, question), cancellationToken)
            ?? await ReadAsync(PathOf(week.AddDays(-7), question), cancellationToken);
    }

    /// <summary>Not cancelled by a stop: it is paid for.</summary>
    public Task KeepAsync(string question, CachedResponse answer) =>
        TryWriteAsync(question, answer with { At = time.GetUtcNow() });

    private async Task TryWriteAsync(string question, CachedResponse answer)
    {
        try
        {
            await WriteAsync(question, answer);
        }
        catch (StoreUnavailableException exception)
        {
            Log.NotKept(logger, exception);
            _unwritten[question] = answer;
        }
    }

    /// <summary>Writes what could not be written before, as far as the store takes it.</summary>
    public async Task WriteUnwrittenAsync()
    {
        try
        {
            foreach (var (question, answer) in _unwritten)
            {
                await WriteAsync(question, answer);
            }
        }
        catch (StoreUnavailableException)
        {
            // Said when the answer was made; saying it each second would bury the log of an outage.
        }
    }

    /// <summary>Returns how many were deleted.</summary>
    public async Task<int> DeleteOldAsync(CancellationToken cancellationToken)
    {
        var oldest = ThisWeek().AddDays(-7);
        var deleted = 0;
        await foreach (var path in store.ListAsync(Folder, cancellationToken))
        {
            if (
                path.Value.Split('/') is [_, var week, _]
                && DateOnly.TryParseExact(
                    week,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var monday
                )
                && monday < oldest
            )
            {
                await store.DeleteAsync(path, cancellationToken);
                deleted++;
            }
        }

        return deleted;
    }

    private async Task WriteAsync(string question, CachedResponse answer)
    {
        await store.PutAsync(
            PathOf(ThisWeek(), question),
            JsonSerializer.SerializeToUtf8Bytes(answer, ArticleJson.Options),
            CancellationToken.None
        );
        _unwritten.TryRemove(question, out _);
    }

    private async Task<CachedResponse?> ReadAsync(
        StorePath path,
        CancellationToken cancellationToken
    )
    {
        if (await store.ReadAsync(path, cancellationToken) is not { } json)
        {
            return null;
        }

        if (!StoredDocument.TryRead<CachedResponse>(json, out var answer, out var damage))
        {
            Log.Damaged(logger, path.Value, damage);
        }

        return answer;
    }

    private static StorePath PathOf(DateOnly week, string question) =>
        StorePath.Of(
            "answers",
            week.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            $"{question}.json"
        );

    /// <summary>Answers lie in folders by the Monday of their week, so that old ones are known by their name.</summary>
    private DateOnly ThisWeek()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
    }

    private static partial class Log
    {
        [LoggerMessage(
            221,
            LogLevel.Warning,
            "A response could not be written to the response cache; it stays in memory until the store takes it."
        )]
        public static partial void NotKept(ILogger logger, Exception exception);

        [LoggerMessage(
            222,
            LogLevel.Warning,
            "The cached response '{Path}' is damaged: {Damage}. The model is asked again, and the new response replaces it."
        )]
        public static partial void Damaged(ILogger logger, string path, string damage);
    }
}
