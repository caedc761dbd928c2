using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.ChatModels;

/// <summary>
/// Books every answer of a model in the store as soon as it came, whatever becomes of its article: one small document a day for each
/// process, which nobody else writes. Money is then added up from a few documents and not from all results.
/// </summary>
/// <param name="engine">Its name in the settings.</param>
internal sealed partial class CallBook(
    IResultStore store,
    string engine,
    TimeProvider time,
    ILogger<CallBook> logger
) : IDisposable
{
    public static readonly StorePath Folder = StorePath.Of("costs");

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _lock = new();
    private readonly string _process = Guid.NewGuid().ToString("N");
    private Dictionary<BookedCalls.Key, BookedCalls> _rows = [];
    private DateOnly _day;
    private long _entered;
    private long _written;

    /// <summary>Ends when the call stands in the store. A store that does not take it gets it with the next call.</summary>
    /// <param name="article">That the call was made for.</param>
    /// <param name="language">As it was detected.</param>
    public async Task BookAsync(
        RawArticle article,
        string language,
        string deployment,
        UsageDetails? usage,
        decimal? cost
    )
    {
        var key = new BookedCalls.Key(
            article.Source.Name ?? article.Source.Url?.Host ?? BookedCalls.NoSource,
            engine,
            deployment,
            language
        );
        await BeginDayAsync();
        var mine = Enter(key, usage, cost);
        await WriteAsync(mine);
    }

    public void Dispose() => _turn.Dispose();

    private long Enter(BookedCalls.Key key, UsageDetails? usage, decimal? cost)
    {
        lock (_lock)
        {
            var row = _rows.GetValueOrDefault(key) ?? BookedCalls.None(key);
            _rows[key] = row.With(usage, cost);
            return ++_entered;
        }
    }

    /// <summary>Many calls end at once, and one write is enough for all that were entered before it.</summary>
    private async Task WriteAsync(long mine)
    {
        await _turn.WaitAsync();
        try
        {
            if (_written < mine)
            {
                await WriteAllAsync();
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What belongs to yesterday is written for the last time before the first call of today is entered.</summary>
    private async Task BeginDayAsync()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await _turn.WaitAsync();
        try
        {
            if (_day == today)
            {
                return;
            }

            if (_written < _entered && !await WriteAllAsync())
            {
                return; // the store is out of order: it stands with the other day until it is written
            }

            lock (_lock)
            {
                (_day, _rows) = (today, []);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<bool> WriteAllAsync()
    {
        BookedCalls[] rows;
        long upTo;
        lock (_lock)
        {
            (rows, upTo) = ([.. _rows.Values], _entered);
        }

        try
        {
            await store.PutAsync(
                Folder
                    .Append(_day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                    .Append($"{_process}.json"),
                JsonSerializer.SerializeToUtf8Bytes(
                    new CallBookPage(CallBookPage.SchemaName, rows),
                    ArticleJson.Options
                ),
                CancellationToken.None // it is paid for
            );
            _written = upTo;
            return true;
        }
        catch (StoreUnavailableException exception)
        {
            Log.NotBooked(logger, exception);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            226,
            LogLevel.Warning,
            "The cost of a call could not be booked in the store; it is booked with the next one."
        )]
        public static partial void NotBooked(ILogger logger, Exception exception);
    }
}
