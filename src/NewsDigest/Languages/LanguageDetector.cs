using NewsDigest.Articles;

namespace NewsDigest.Languages;

/// <summary>
/// Names the language of an article and of the paragraphs that differ from it; says unknown rather than guess. The script decides
/// where one language writes it; the rest is statistics. The producer's hint and the page's own word count where languages are
/// near each other, and give way to strong evidence.
/// </summary>
internal static class LanguageDetector
{
    private const int EnoughLetters = 20;
    private const int EnoughForException = 60;
    private const double Sure = 0.9;
    private const double Likely = 0.5;

    // Near relatives, which statistics mix up and a hint tells apart.
    private static readonly string[][] Families =
    [
        ["bs", "hr", "sr", "sh", "me", "cnr"], ["gl", "pt", "es", "ca", "oc", "ast", "an"], ["nb", "no", "nn", "da", "sv"],
        ["id", "ms"], ["mk", "bg", "sr"], ["cs", "sk"], ["ru", "be", "uk"], ["zu", "xh", "st", "tn"], ["fa", "ps", "ar", "ur"], ["hi", "mr", "ne"],
    ];

    public static ArticleLanguage Detect(CleanArticle article)
    {
        var hint = article.Raw.Language ?? article.Page.Language?.Split('-', '_')[0].ToLowerInvariant();
        var main = WithHint(Detect(article.Title is { } title ? $"{title}\n{article.Text}" : article.Text), hint);
        if (article.Paragraphs.Count < 2)
        {
            return new ArticleLanguage(main, new Dictionary<string, DetectedLanguage>());
        }

        var exceptions = article.Paragraphs
            .Where(paragraph => LetterCount(paragraph.Text) >= EnoughForException && SmallWords.AreStrange(paragraph, article.Paragraphs))
            .Select(paragraph => (paragraph.Id, Language: Detect(paragraph.Text)))
            .Where(found => found.Language.Confidence >= Sure && found.Language.Code != main.Code && !AreNear(found.Language.Code, main.Code))
            .ToDictionary(found => found.Id, found => found.Language);
        return new ArticleLanguage(main, exceptions);
    }

    /// <summary>Of a text alone, without any hint.</summary>
    public static DetectedLanguage Detect(string text) =>
        LetterCount(text) < EnoughLetters && !Scripts.IsDense(text) ? DetectedLanguage.Unknown
        : Scripts.Detect(text) ?? (StatisticalDetector.Detect(text) is { Confidence: >= Likely } found ? found : DetectedLanguage.Unknown);

    private static DetectedLanguage WithHint(DetectedLanguage found, string? hint)
    {
        if (hint is null || hint == found.Code)
        {
            return found;
        }

        // A hint fills a gap and settles a family quarrel; against a sure detector it is a producer's mistake.
        return found.IsUnknown ? new DetectedLanguage(hint, Likely)
            : AreNear(hint, found.Code) || found.Confidence < Sure ? new DetectedLanguage(hint, Math.Max(Likely, 1 - found.Confidence))
            : found;
    }

    private static bool AreNear(string one, string other) => Families.Any(family => family.Contains(one) && family.Contains(other));

    private static int LetterCount(string text) => text.Count(char.IsLetter);
}
