using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>Writes one page that links to the results that count, newest first: a door for people, rewritten at will.</summary>
internal sealed class IndexPublisher(IResultStore store, ResultLibrary library, PageRenderer pages)
{
    private static readonly StorePath Page = StorePath.Of("index.html");

    /// <summary>Reads one small document for each article; a result that cannot be read is left out.</summary>
    /// <returns>Where the page lies.</returns>
    public async Task<string> PublishAsync(CancellationToken cancellationToken)
    {
        var current = await library.ListCurrentAsync(_ => { }, cancellationToken).ToListAsync(cancellationToken);
        var newest = current.OrderByDescending(result => result.FinishedAt).ThenBy(result => result.Id, StringComparer.Ordinal).Take(IndexView.Most);
        await store.PutAsync(Page, await pages.RenderAsync<IndexPage>(new IndexView([.. newest], current.Count)), cancellationToken);
        return store.Locate(Page);
    }
}
