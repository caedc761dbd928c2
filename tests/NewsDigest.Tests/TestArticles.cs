using NewsDigest.Articles;
using NewsDigest.Cleaning;

namespace NewsDigest.Tests;

internal static class TestArticles
{
    /// <summary>The fact check with the words of our own prompts.</summary>
    public static ArticleFacts Facts { get; } = Matrix.Draft.Facts;

    public static RawArticle Raw(
        string body,
        string? title = null,
        string? language = null,
        ArticleFormat format = ArticleFormat.Text,
        string id = "a-1"
    ) =>
        new(
            new ArticleId(id),
            title,
            body,
            format,
            language,
            ArticleSource.Unknown,
            null,
            ArticlePriority.Normal,
            [],
            null
        );

    public static CleanArticle Clean(
        string body,
        string? title = null,
        string? language = null,
        ArticleFormat format = ArticleFormat.Text
    ) =>
        ArticleCleaner.TryClean(Raw(body, title, language, format))
        ?? throw new InvalidOperationException("Nothing was left.");

    public static TranslatedArticle English(params string[] paragraphs) =>
        TranslatedArticle.AlreadyEnglish(
            new CleanArticle(
                Raw(string.Join('\n', paragraphs)),
                "A headline",
                Paragraph.Number(paragraphs),
                [],
                PageMetadata.None
            ),
            new ArticleLanguage(
                new DetectedLanguage("en", 1),
                new Dictionary<string, DetectedLanguage>()
            )
        );
}
