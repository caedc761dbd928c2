using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>Puts links to the next and the previous result into the pages of results. Only pages whose neighbours changed are touched.</summary>
internal sealed class NeighbourLinks(IResultStore store, PageRenderer pages, TimeProvider time)
{
    /// <summary>A store whose pages were never linked is done in several runs.</summary>
    private const int MostPages = 300;

    private const int PagesAtOnce = 8;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private static readonly StorePath State = StorePath.Of("index-links.json");

    /// <param name="newest">All results that count, newest first.</param>
    /// <param name="listed">How many of them the index lists.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task UpdateAsync(
        IReadOnlyList<CurrentResult> newest,
        int listed,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        var before = await ReadAsync(cancellationToken);
        var wanted = Enumerable.Range(0, listed).Select(index => Wanted(newest, index)).ToList();
        var kept = wanted.Where(page => before.Contains(page.Page)).Select(page => page.Page);
        List<IndexedPage> state = [.. kept];
        var changed = wanted.Where(page => !before.Contains(page.Page)).Take(MostPages);
        foreach (var some in changed.Chunk(PagesAtOnce))
        {
            if (time.GetElapsedTime(started) > Longest)
            {
                break;
            }

            await Task.WhenAll(
                some.Select(page => WriteAsync(page.Page, page.Links, cancellationToken))
            );
            state.AddRange(some.Select(page => page.Page));
        }

        await store.PutAsync(
            State,
            JsonSerializer.SerializeToUtf8Bytes(state, ArticleJson.OneLine),
            cancellationToken
        );
    }

    private static (IndexedPage Page, PageLinks Links) Wanted(
        IReadOnlyList<CurrentResult> newest,
        int index
    )
    {
        var newer = index > 0 ? newest[index - 1] : null;
        var older = index < newest.Count - 1 ? newest[index + 1] : null;
        var page = newest[index];
        return (
            new IndexedPage(page.Result, page.FinishedAt, newer?.Result, older?.Result),
            new PageLinks(
                newer is null ? null : PageLink.To(newer),
                older is null ? null : PageLink.To(older)
            )
        );
    }

    /// <summary>A page that somebody else writes meanwhile stays as that one wrote it, and has its links after the next run.</summary>
    private async Task WriteAsync(
        IndexedPage page,
        PageLinks links,
        CancellationToken cancellationToken
    )
    {
        if (
            StorePath.TryParse(page.Result[..^".json".Length] + ".html") is { } path
            && await store.ReadAsync(path, cancellationToken) is { } html
            && PageLinks.Replace(html, await pages.RenderAsync<PageLinksLine>(links)) is { } linked
        )
        {
            await store.PutIfUnchangedAsync(path, html, linked, cancellationToken);
        }
    }

    private async Task<HashSet<IndexedPage>> ReadAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(State, cancellationToken) is { } json
        && StoredDocument.TryRead<List<IndexedPage>>(json, out var state, out _)
            ? [.. state]
            : []; // never written, or damaged: all links are put in again
}
