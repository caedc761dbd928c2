using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>Writes one page that links to all results of a store: a door for people, rewritten at will.</summary>
internal sealed class IndexPublisher(IResultStore store, PageRenderer pages)
{
    private static readonly StorePath Page = StorePath.Of("index.html");

    /// <returns>Where the page lies.</returns>
    public async Task<string> PublishAsync(IReadOnlyList<StoredResult> results, CancellationToken cancellationToken)
    {
        await store.PutAsync(Page, await pages.RenderAsync<IndexPage>(results), cancellationToken);
        return store.Locate(Page);
    }
}
