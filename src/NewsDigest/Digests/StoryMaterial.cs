using NewsDigest.Articles;

namespace NewsDigest.Digests;

/// <summary>A story before it is written: its articles under their references, the most representative first.</summary>
/// <param name="Articles">As the edition lists them.</param>
/// <param name="Results">By reference: the whole results of those that count, without copies and round-ups.</param>
internal sealed record StoryMaterial(
    string Id,
    IReadOnlyList<StoryArticle> Articles,
    IReadOnlyDictionary<string, ArticleResult> Results
)
{
    public StoryArticle Main => Articles[0];

    /// <summary>English of a cited paragraph; null when there is no such.</summary>
    public string? English(Citation citation) =>
        !Results.TryGetValue(citation.Article, out var result) ? null
        : citation.Paragraph == "title" ? result.Title.English
        : result
            .Paragraphs.FirstOrDefault(paragraph => paragraph.Id == citation.Paragraph)
            ?.English;
}
