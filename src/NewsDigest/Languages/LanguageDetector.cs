using System.Text;
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
    private const int EnoughText = 20_000; // characters
    private const double Sure = 0.9;
    private const double Likely = 0.5;
    private const double Most = 0.5;

    // What statistics cannot tell apart or know only one of: here a hint decides, whatever they say.
    private static readonly string[][] Twins =
    [
        ["bs", "hr", "sr", "sh", "me", "cnr"], ["id", "ms", "jv", "su"], ["gl", "es"], ["gl", "pt"], ["ast", "es"], ["an", "es"], ["oc", "ca"], ["oc", "fr"],
        ["hi", "ne"], ["fa", "ps"], ["he", "yi"], ["am", "ti"],
    ];

    // Near relatives: a paragraph that seems to be in one of them on a page in the other is a mistake more often than not.
    private static readonly string[][] Families =
    [
        ["bs", "hr", "sr", "sh", "me", "cnr"], ["gl", "pt", "es", "ca", "oc", "ast", "an"], ["nb", "no", "nn", "da", "sv"],
        ["id", "ms"], ["mk", "bg", "sr"], ["cs", "sk"], ["ru", "be", "uk"], ["zu", "xh", "st", "tn"], ["fa", "ps", "ar", "ur"], ["hi", "mr", "ne"],
    ];

    public static ArticleLanguage Detect(CleanArticle article)
    {
        var hint = (article.Raw.Language ?? article.Page.Language)?.Split('-', '_')[0].ToLowerInvariant();
        var paragraphs = article.Paragraphs.Where(paragraph => article.Paragraphs.Count > 1 && LetterCount(paragraph.Text) >= EnoughForException)
            .Select(paragraph => (paragraph.Id, Letters: LetterCount(paragraph.Text), Language: Detect(paragraph.Text))).ToArray();
        var whole = Detect(Beginning(article));
        var main = WithHint(MostOf(paragraphs, whole), hint);
        var exceptions = paragraphs
            .Where(found => found.Language.Confidence >= (HasTwin(found.Language) ? Likely : Sure) && found.Language.Code != main.Code && !AreIn(Families, found.Language.Code, main.Code))
            .ToDictionary(found => found.Id, found => found.Language);
        return new ArticleLanguage(main, exceptions);
    }

    // Title and paragraphs until it is enough: a very long article is not put together for it.
    private static string Beginning(CleanArticle article)
    {
        var text = new StringBuilder(article.Title is { } title ? title + "\n" : "");
        foreach (var paragraph in article.Paragraphs.TakeWhile(_ => text.Length < EnoughText))
        {
            text.Append(paragraph.Text).Append("\n\n");
        }

        return text.ToString().TrimEnd('\n');
    }

    // A text in two languages can look as a whole like a third.
    private static DetectedLanguage MostOf((string Id, int Letters, DetectedLanguage Language)[] paragraphs, DetectedLanguage whole)
    {
        var most = paragraphs.Where(found => found.Language.Confidence >= Sure).GroupBy(found => found.Language.Code).MaxBy(language => language.Sum(found => found.Letters));
        return most is not null && most.Sum(found => found.Letters) > Most * paragraphs.Sum(found => found.Letters) && !AreIn(Families, most.Key, whole.Code)
            ? most.MaxBy(found => found.Language.Confidence).Language
            : whole;
    }

    /// <summary>Of a text alone, without any hint.</summary>
    public static DetectedLanguage Detect(string text) =>
        LetterCount(text) < EnoughLetters && !Scripts.IsDense(text) ? DetectedLanguage.Unknown
        : Scripts.Detect(text) ?? (Prose.Is(text) ? StatisticalDetector.Detect(text) : DetectedLanguage.Unknown);

    private static DetectedLanguage WithHint(DetectedLanguage found, string? hint)
    {
        if (hint is null || hint == found.Code)
        {
            return found;
        }

        // A hint fills a gap and settles a quarrel between twins; against a sure detector it is a producer's mistake.
        return found.IsUnknown ? new DetectedLanguage(hint, Likely)
            : AreIn(Twins, hint, found.Code) || found.Confidence < Sure ? new DetectedLanguage(hint, Math.Max(Likely, 1 - found.Confidence))
            : found;
    }

    private static bool HasTwin(DetectedLanguage language) => Twins.Any(twins => twins.Contains(language.Code));

    private static bool AreIn(string[][] groups, string one, string other) => groups.Any(family => family.Contains(one) && family.Contains(other));

    private static int LetterCount(string text) => text.Count(char.IsLetter);
}
