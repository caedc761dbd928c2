using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>
/// Says which articles had a result published when: <c>published/DAY/HOUR/KEY</c>, in UTC. Its entries follow from the results, so that
/// writing one again, by a redelivery or by a command, changes nothing.
/// </summary>
internal sealed class PublishedIndex(IResultStore store)
{
    private const string Folder = "published";
    private const string TimeFormat = "mmssfff";
    private const int HashLength = 12;

    /// <summary>Notes a published result at the time when it was finished.</summary>
    public Task NoteAsync(
        StorePath result,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) =>
        store.PutIfAbsentAsync(
            PathOf(result, at),
            JsonSerializer.SerializeToUtf8Bytes(new Entry(result.Value, at), ArticleJson.OneLine),
            cancellationToken
        );

    /// <summary>All articles with a result published from one moment, before another; an article with two results twice. In order of time, then of key.</summary>
    public async Task<IReadOnlyList<PublishedArticle>> ListAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        List<PublishedArticle> found = [];
        for (var day = from.UtcDateTime.Date; day < to.UtcDateTime; day = day.AddDays(1))
        {
            var folder = StorePath.Of(Folder, DayOf(day));
            await foreach (var path in store.ListAsync(folder, cancellationToken))
            {
                if (Read(path) is { } article && article.At >= from && article.At < to)
                {
                    found.Add(article);
                }
            }
        }

        found.Sort(
            (one, other) =>
                one.At != other.At
                    ? one.At.CompareTo(other.At)
                    : string.CompareOrdinal(one.Key, other.Key)
        );
        return found;
    }

    /// <summary>Writes the entries that are missing, by reading every result: for a store of an earlier version, or after a loss.</summary>
    /// <param name="onDamaged">Told of each result that cannot be read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many results there are, and how many entries were missing.</returns>
    public async Task<(int Results, int Written)> RepairAsync(
        Action<DamagedResultException> onDamaged,
        CancellationToken cancellationToken
    )
    {
        var (results, written) = (0, 0);
        var all = StorePath.Of(ResultKey.ResultsFolder);
        await foreach (var path in store.ListAsync(all, cancellationToken))
        {
            if (!CurrentResults.IsResult(path))
            {
                continue;
            }

            results++;
            try
            {
                if (
                    await ResultFile.ReadAsync(store, path, cancellationToken) is { } result
                    && await IsMissingAsync(path, result, cancellationToken)
                )
                {
                    await NoteAsync(path, result.Timings.FinishedAt, cancellationToken);
                    written++;
                }
            }
            catch (DamagedResultException exception)
            {
                onDamaged(exception);
            }
        }

        return (results, written);
    }

    private async Task<bool> IsMissingAsync(
        StorePath path,
        ArticleResult result,
        CancellationToken cancellationToken
    ) => await store.ReadAsync(PathOf(path, result.Timings.FinishedAt), cancellationToken) is null;

    private static StorePath PathOf(StorePath result, DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        var parts = result.Value.Split('/');
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts[^2])));
        return StorePath.Of(
            Folder,
            DayOf(utc),
            utc.ToString("HH", CultureInfo.InvariantCulture),
            $"{utc.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{parts[^3]}-{version[..HashLength]}"
        );
    }

    private static string DayOf(DateTime day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Null when somebody put something else there. The name says all: a window is read without opening a document.</summary>
    private static PublishedArticle? Read(StorePath path)
    {
        if (
            path.Value.Split('/') is not [Folder, var day, var hour, var name]
            || name.Length < TimeFormat.Length + HashLength + 3
        )
        {
            return null;
        }

        var isTime = DateTimeOffset.TryParseExact(
            $"{day} {hour} {name[..TimeFormat.Length]}",
            $"yyyy-MM-dd HH {TimeFormat}",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        );
        var key = name[(TimeFormat.Length + 1)..^(HashLength + 1)];
        return isTime && StorePath.TryParse(key) is not null ? new PublishedArticle(key, at) : null;
    }

    /// <summary>For people; the name of the entry says all that the worker needs.</summary>
    private sealed record Entry(string Result, DateTimeOffset At);
}
