using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Digests.Stories;
using NewsDigest.Storage;

namespace NewsDigest.Digests;

/// <summary>What later editions must know of the stories of this one, as <c>memory.json</c> beside it.</summary>
internal sealed record EditionMemory(IReadOnlyList<RememberedStory> Stories)
{
    private const string FileName = "memory.json";
    private const int TextsOfStory = 3;
    private const int ReadsAtOnce = 16;

    public static RememberedStory Remember(
        string id,
        string headline,
        IEnumerable<StoryText> texts
    ) => new(id, headline, [.. texts.Take(TextsOfStory)]);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, ArticleJson.OneLine);

    public static StorePath PathOf(EditionKey key) => key.Folder.Append(FileName);

    /// <summary>The stories of some editions, in their order; one whose memory is gone or damaged has none.</summary>
    public static async Task<IReadOnlyList<EarlierStory>> ReadAsync(
        IResultStore store,
        IReadOnlyList<string> editions,
        CancellationToken cancellationToken
    )
    {
        List<EarlierStory> stories = [];
        foreach (
            var some in editions.Select(EditionKey.OfId).OfType<EditionKey>().Chunk(ReadsAtOnce)
        )
        {
            var read = await Task.WhenAll(
                some.Select(async key =>
                    (Key: key, Json: await store.ReadAsync(PathOf(key), cancellationToken))
                )
            );
            foreach (var (key, json) in read)
            {
                if (
                    json is { } there
                    && StoredDocument.TryRead<EditionMemory>(there, out var memory, out _)
                )
                {
                    stories.AddRange(
                        memory.Stories.Select(story => new EarlierStory(
                            story.Id,
                            key.Id,
                            key.At,
                            story.Headline,
                            story.Texts
                        ))
                    );
                }
            }
        }

        // The newest of each story is enough: it goes on from there.
        return [.. stories.DistinctBy(story => story.Id)];
    }
}

internal sealed record RememberedStory(string Id, string Headline, IReadOnlyList<StoryText> Texts);
