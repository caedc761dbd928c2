using NewsDigest.Articles;

namespace NewsDigest.Publishing;

/// <summary>English of the offline engine is a draft, and every page says so: it reads worse than its verdict looks.</summary>
internal static class MachineDraft
{
    public const string Label = "machine draft";

    private const string OfflineEngine = "offline";

    public static bool Is(ArticleResult result) =>
        result.Engine.Name == OfflineEngine
        && result.Paragraphs.Any(paragraph => paragraph.Status == ParagraphStatus.Translated);

    public static bool Is(CurrentResult result) =>
        result.Engine == OfflineEngine
        && result.Verdict != Verdict.Failed
        && result.Language != DetectedLanguage.English;
}
