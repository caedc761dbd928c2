using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>Takes the article, and only the article, out of what a scraper delivered.</summary>
internal static class ArticleCleaner
{
    /// <summary>Null when nothing readable is left.</summary>
    public static CleanArticle? TryClean(RawArticle raw)
    {
        var paragraphs = Paragraph.Number(raw.Body
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return paragraphs is [] ? null : new CleanArticle(raw, raw.Title, paragraphs, [], PageMetadata.None);
    }
}
