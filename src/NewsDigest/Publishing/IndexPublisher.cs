using Microsoft.Extensions.Logging;
using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>Writes one page that links to the results that count, newest first: a door for people, rewritten at will.</summary>
internal sealed partial class IndexPublisher(
    IResultStore store,
    ResultLibrary library,
    PageRenderer pages,
    TimeProvider time,
    ILogger<IndexPublisher> logger
)
{
    /// <summary>A drain ends soon after its last article, also where a store hangs.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    private static readonly StorePath Page = StorePath.Of("index.html");
    private static readonly StorePath Archive = StorePath.Of("editions", "index.html");

    private readonly NeighbourLinks _links = new(store, pages, time);

    /// <summary>Reads one small document for each article; a result that cannot be read is left out.</summary>
    /// <returns>Where the page lies.</returns>
    public async Task<string> PublishAsync(CancellationToken cancellationToken)
    {
        var current = await library
            .ListCurrentAsync(_ => { }, cancellationToken)
            .ToListAsync(cancellationToken);
        CurrentResult[] newest =
        [
            .. current
                .OrderByDescending(result => result.FinishedAt)
                .ThenBy(result => result.Id, StringComparer.Ordinal),
        ];
        var view = IndexView.Of(newest) with
        {
            HasEditions = await store.ReadAsync(Archive, cancellationToken) is not null,
        };
        await store.PutAsync(Page, await pages.RenderAsync<IndexPage>(view), cancellationToken);
        await _links.UpdateAsync(newest, view.Listed, cancellationToken);
        return store.Locate(Page);
    }

    /// <summary>As above, beside or after work that does not fail for want of it.</summary>
    public async Task TryPublishAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(longest, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            limit.Token
        );
        try
        {
            Log.Written(logger, await PublishAsync(end.Token));
        }
        catch (StoreUnavailableException exception)
        {
            Log.NotWritten(logger, exception.Message);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            Log.NotWritten(logger, "There was no time left for it.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(651, LogLevel.Information, "A page of links to the results: {Location}.")]
        public static partial void Written(ILogger logger, string location);

        [LoggerMessage(
            652,
            LogLevel.Warning,
            "The page of links to the results could not be written; the next run writes it. {Cause}"
        )]
        public static partial void NotWritten(ILogger logger, string cause);
    }
}
