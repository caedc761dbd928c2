namespace NewsDigest.Articles;

/// <summary>How long a summary may be. The prompt asks for the lower figures; code holds it to these, because a schema cannot.</summary>
/// <param name="MinBullets">Fewest bullets that are asked for.</param>
/// <param name="MaxBullets">Most bullets that are taken.</param>
/// <param name="WordsInAll">Of the bullets together; null where the count of bullets is limit enough.</param>
internal sealed record SummaryLimits(int MinBullets, int MaxBullets, int? WordsInAll)
{
    public const int WordsAsked = 28;

    /// <summary>A bullet a few words over is still a bullet; one beyond this is a paragraph.</summary>
    public const int MaxWords = 40;

    public const int MaxSources = 3;
    public const int MaxTopics = 3;

    private const int ShortArticle = 120; // words
    private const double MaxShare = 0.35; // of the article; a summary beyond this saves no reading

    public static SummaryLimits For(TranslatedArticle article)
    {
        var words = article.Paragraphs.Sum(paragraph => Words(paragraph.English ?? ""));
        return words < ShortArticle
            ? new SummaryLimits(1, 2, WordsInAll: null)
            : new SummaryLimits(3, 5, (int)(words * MaxShare));
    }

    public static int Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
