using NewsDigest.ChatModels;

namespace NewsDigest.Translation;

/// <summary>An article is translated whole while it fits; a longer one is cut at paragraph ends into even parts.</summary>
internal static class ArticleChunks
{
    private const int MaxTokens = 2000;
    private const int MaxItems = 40;
    private const int ChunkTokens = 1600;

    /// <param name="fits">Whether the model can take a part and answer it whole. A single item that does not fit goes alone.</param>
    public static IReadOnlyList<IReadOnlyList<SourceItem>> Of(
        IReadOnlyList<SourceItem> items,
        Func<IReadOnlyList<SourceItem>, bool> fits
    )
    {
        if (items is [])
        {
            return [];
        }

        int[] tokens = [.. items.Select(item => TokenCounter.Count(item.Text))];
        if (items.Count <= MaxItems && tokens.Sum() <= MaxTokens && fits(items))
        {
            return [items];
        }

        var parts = Math.Max(
            2,
            Math.Max(
                Math.Ceiling(tokens.Sum() / (double)ChunkTokens),
                Math.Ceiling(items.Count / (double)MaxItems)
            )
        );
        while (true)
        {
            var chunks = Cut(items, tokens, tokens.Sum() / parts);
            if (parts >= items.Count || chunks.All(chunk => chunk.Count == 1 || fits(chunk)))
            {
                return chunks;
            }

            parts++;
        }
    }

    private static List<IReadOnlyList<SourceItem>> Cut(
        IReadOnlyList<SourceItem> items,
        int[] tokens,
        double target
    )
    {
        List<IReadOnlyList<SourceItem>> chunks = [];
        List<SourceItem> chunk = [];
        var size = 0;
        for (var index = 0; index < items.Count; index++)
        {
            // Cut where the chunk comes nearest to its target, so that the last one is no scrap.
            if (
                chunk.Count > 0
                && (chunk.Count == MaxItems || size + (tokens[index] / 2.0) > target)
            )
            {
                chunks.Add(chunk);
                (chunk, size) = ([], 0);
            }

            chunk.Add(items[index]);
            size += tokens[index];
        }

        return [.. chunks, chunk];
    }
}
