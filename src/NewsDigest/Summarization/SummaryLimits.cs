using NewsDigest.Articles;

namespace NewsDigest.Summarization;

/// <summary>How long a summary may be. The prompt asks for the lower figures; code holds it to these, because a schema cannot.</summary>
internal sealed record SummaryLimits(int MinBullets, int MaxBullets)
{
    public const int WordsAsked = 28;

    /// <summary>A bullet a few words over is still a bullet; one beyond this is a paragraph.</summary>
    public const int MaxWords = 40;

    public const int MaxSources = 3;
    public const int MaxTopics = 3;

    private const int ShortArticle = 120; // words

    public static SummaryLimits For(TranslatedArticle article) =>
        article.Paragraphs.Sum(paragraph => Words(paragraph.English ?? "")) < ShortArticle ? new SummaryLimits(1, 2) : new SummaryLimits(3, 5);

    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
