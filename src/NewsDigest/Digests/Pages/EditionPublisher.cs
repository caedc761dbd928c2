using System.Text;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Publishing;
using NewsDigest.Storage;

namespace NewsDigest.Digests.Pages;

/// <summary>
/// Writes what readers see of editions. All of it follows from the <c>edition.json</c> files that lie in the store, so it can be written
/// again at any time: a kill in the middle costs nothing but another run.
/// </summary>
/// <param name="baseUrl">Where the root of the store is read from; null when nobody said. Feeds need it for whole addresses.</param>
internal sealed class EditionPublisher(IResultStore store, PageRenderer pages, Uri? baseUrl)
{
    /// <summary>Editions that the archive shows with their headlines.</summary>
    private const int MostRecent = 100;

    /// <summary>A reader of feeds that looks in once a day must not miss an hour.</summary>
    private const int MostInFeed = 60;

    private const int MostStoriesInFeed = 200;
    private const int ReadsAtOnce = 16;
    private const string Title = "NewsDigest editions";

    private static readonly StorePath Folder = StorePath.Of(EditionKey.EditionsFolder);

    private readonly FeedEntries _entries = new(pages, baseUrl);

    /// <summary>The pages of one edition. Readers find its newest revision at the place of the first.</summary>
    /// <returns>Where its page lies.</returns>
    public async Task<string> PublishAsync(
        EditionKey key,
        Edition edition,
        CancellationToken cancellationToken
    )
    {
        var first = key with { Revision = 1 };
        if (key != first)
        {
            await PutPagesAsync(
                key,
                new EditionView(edition, EditionLinks.InRevision),
                cancellationToken
            );
        }

        await PutPagesAsync(
            first,
            new EditionView(edition, EditionLinks.BesideEdition),
            cancellationToken
        );
        return store.Locate(first.Html);
    }

    /// <summary>Writes the pages that a kill prevented.</summary>
    /// <param name="since">Only editions that appeared then or later are looked at.</param>
    /// <param name="always">The archive and the feeds are written even where no page was missing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>These editions, oldest first.</returns>
    public async Task<IReadOnlyList<Edition>> RepairAsync(
        DateTimeOffset since,
        bool always,
        CancellationToken cancellationToken
    )
    {
        List<Edition> recent = [];
        var isDue = false;
        var keys = await NewestAsync(cancellationToken);
        foreach (var key in keys.Where(key => key.At >= since).Reverse())
        {
            if (await TryReadAsync(key, cancellationToken) is not { } edition)
            {
                continue;
            }

            recent.Add(edition);
            if (await store.ReadAsync(key.Html, cancellationToken) is null)
            {
                await PublishAsync(key, edition, cancellationToken);
                isDue = true;
            }
        }

        if (isDue || (always && recent.Count > 0))
        {
            await PublishListsAsync(cancellationToken);
        }

        return recent;
    }

    /// <summary>The archive and the feeds, out of all editions that lie in the store.</summary>
    public async Task PublishListsAsync(CancellationToken cancellationToken)
    {
        var keys = await NewestAsync(cancellationToken);
        List<Edition> recent = [];
        foreach (var some in keys.Take(MostRecent).Chunk(ReadsAtOnce))
        {
            var read = await Task.WhenAll(some.Select(key => TryReadAsync(key, cancellationToken)));
            recent.AddRange(read.OfType<Edition>());
        }

        await store.PutAsync(
            Folder.Append("index.html"),
            await pages.RenderAsync<ArchivePage>(
                new ArchiveView(recent, [.. keys.Skip(MostRecent)])
            ),
            cancellationToken
        );
        var editions = await EntriesAsync(recent.Take(MostInFeed).Select(_entries.OfEditionAsync));
        var stories = await EntriesAsync(
            recent
                .SelectMany(edition => edition.Stories.Select(story => (edition, story)))
                .Take(MostStoriesInFeed)
                .Select(pair => _entries.OfStoryAsync(pair.edition, pair.story))
        );
        await PutAtomAsync(
            "atom.xml",
            "urn:newsdigest:editions",
            Title,
            editions,
            cancellationToken
        );
        await PutAtomAsync(
            "stories.xml",
            "urn:newsdigest:stories",
            "NewsDigest stories",
            stories,
            cancellationToken
        );
        await store.PutAsync(
            Folder.Append("feed.json"),
            JsonSerializer.SerializeToUtf8Bytes(
                JsonFeed.Of(Title, Address("index.html"), Address("feed.json"), editions),
                ArticleJson.Options
            ),
            cancellationToken
        );
    }

    private async Task PutPagesAsync(
        EditionKey key,
        EditionView view,
        CancellationToken cancellationToken
    )
    {
        await store.PutAsync(
            key.Markdown,
            Encoding.UTF8.GetBytes(EditionMarkdown.Write(view)),
            cancellationToken
        );
        await store.PutAsync(
            key.Html,
            await pages.RenderAsync<EditionPage>(view),
            cancellationToken
        );
    }

    /// <summary>One key for each edition: that of its newest revision.</summary>
    private async Task<IReadOnlyList<EditionKey>> NewestAsync(CancellationToken cancellationToken)
    {
        var keys = await store
            .ListAsync(Folder, cancellationToken)
            .Select(EditionKey.OfJson)
            .ToListAsync(cancellationToken);
        return
        [
            .. keys.OfType<EditionKey>()
                .GroupBy(key => key.Id)
                .Select(edition => edition.MaxBy(key => key.Revision)!) // no group is empty
                .OrderByDescending(key => key.At)
                .ThenBy(key => key.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Null when it is damaged or gone: the others are shown all the same.</summary>
    private async Task<Edition?> TryReadAsync(EditionKey key, CancellationToken cancellationToken)
    {
        try
        {
            return await EditionFile.ReadAsync(store, key, cancellationToken);
        }
        catch (DamagedDocumentException)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<FeedEntry>> EntriesAsync(
        IEnumerable<Task<FeedEntry>> entries
    )
    {
        List<FeedEntry> made = [];
        foreach (var entry in entries)
        {
            made.Add(await entry);
        }

        return made;
    }

    private async Task PutAtomAsync(
        string file,
        string id,
        string title,
        IReadOnlyList<FeedEntry> entries,
        CancellationToken cancellationToken
    )
    {
        var feed = await WholeDocument.WriteAsync(bytes =>
            AtomFeed.WriteAsync(bytes, id, title, Address(file), Address("index.html"), entries)
        );
        await store.PutAsync(Folder.Append(file), feed, cancellationToken);
    }

    private string Address(string file) =>
        baseUrl is null ? file : $"{baseUrl.AbsoluteUri}{EditionKey.EditionsFolder}/{file}";
}
