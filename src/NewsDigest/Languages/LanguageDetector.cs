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
    private const int EnoughLetters = 12;
    private const int EnoughForException = 60;
    private const int EnoughForOneWord = 30; // below, a paragraph in another language must show two small words of it
    private const int EnoughText = 20_000; // characters
    private const double Sure = 0.9;
    private const double Likely = 0.5;
    private const double HintIsWorth = 5; // on the scale of the scores
    private const double HintOutvotes = 1.5;
    private const double ShortIsSure = 7; // how far the language of a short paragraph must lead
    private const double NamesAtMost = 0.5; // small words of the page's own language for one of the other
    private const double FewestEnglish = 0.1; // of the words of a text that is English

    // What statistics cannot tell apart or know only one of: here a hint decides, whatever they say.
    private static readonly string[][] Twins =
    [
        ["bs", "hr", "sr", "sh", "me", "cnr"],
        ["id", "ms", "jv", "su"],
        ["gl", "es"],
        ["gl", "pt"],
        ["ast", "es"],
        ["an", "es"],
        ["oc", "ca"],
        ["oc", "fr"],
        ["hi", "ne"],
        ["fa", "ps"],
        ["he", "yi"],
        ["am", "ti"],
    ];

    // Near relatives: a paragraph that seems to be in one of them on a page in the other is a mistake more often than not.
    private static readonly string[][] Families =
    [
        ["bs", "hr", "sr", "sh", "me", "cnr"],
        ["gl", "pt", "es", "ca", "oc", "ast", "an"],
        ["nb", "no", "nn", "da", "sv"],
        ["id", "ms", "jv", "su", "min"],
        ["mk", "bg", "sr"],
        ["cs", "sk"],
        ["ru", "be", "uk"],
        ["zu", "xh", "ss", "st", "tn"],
        ["fa", "ps", "ar", "ur"],
        ["hi", "mr", "ne", "bho", "mai", "mag"],
        ["rw", "rn"],
        ["tl", "ceb", "war", "hil", "bcl", "ilo", "pam"],
        ["kk", "ky", "tt", "ba"],
        ["nl", "af", "fy", "nds"],
        ["de", "lb", "nds"],
        ["tr", "az", "tk"],
        ["sl", "hr"],
    ];

    public static ArticleLanguage Detect(CleanArticle article)
    {
        var hint = (article.Raw.Language ?? article.Page.Language)
            ?.Split('-', '_')[0]
            .ToLowerInvariant();
        PartOfArticle[] paragraphs =
        [
            .. article
                .Paragraphs.Select(paragraph => PartOfArticle.Read(paragraph.Id, paragraph.Text))
                .Where(part => part.Letters >= EnoughLetters || part.IsDense),
        ];
        var main = WithHint(MainOf(article, paragraphs, hint), hint);
        var exceptions =
            article.Paragraphs.Count < 2
                ? []
                : paragraphs
                    .Where(part => IsException(part, main.Code))
                    .ToDictionary(part => part.Id, part => part.Scores.Best);
        return new ArticleLanguage(main, exceptions);
    }

    /// <summary>Of a text alone, without any hint.</summary>
    public static DetectedLanguage Detect(string text) => Read(text).Best;

    public static LanguageScores Read(string text) =>
        Scripts.CountLetters(text) < EnoughLetters && !Scripts.IsDense(text)
            ? LanguageScores.Only(DetectedLanguage.Unknown)
        : Scripts.Detect(text) is { } written ? LanguageScores.Only(written)
        : Prose.Is(text) ? StatisticalDetector.Read(text)
        : LanguageScores.Only(DetectedLanguage.Unknown);

    /// <summary>
    /// The language of most paragraphs, a long one counting less than as many letters in short ones: a quotation or a note about
    /// the sponsor makes no article English. As a whole, a text in two languages can look like a third.
    /// </summary>
    private static LanguageScores MainOf(
        CleanArticle article,
        PartOfArticle[] paragraphs,
        string? hint
    )
    {
        var votes = paragraphs
            .Where(part => !part.Scores.Best.IsUnknown && part.Scores.Best.Confidence >= Likely)
            .ToArray();
        var most = votes
            .GroupBy(part => part.Scores.Best.Code)
            .MaxBy(language =>
                language.Sum(part => part.Weight) * (language.Key == hint ? HintOutvotes : 1)
            )
            ?.Key;
        if (most is null)
        {
            return Read(
                Beginning(article.Title, article.Paragraphs.Select(paragraph => paragraph.Text))
            );
        }

        var own = votes
            .Where(part =>
                part.Scores.Best.Code == most || AreIn(Families, part.Scores.Best.Code, most)
            )
            .ToArray();
        var whole = Read(Beginning(null, own.Select(part => part.OutsideQuotes)));
        return whole.Best.Code == most || AreIn(Families, whole.Best.Code, most)
            ? whole
            : own.First(part => part.Scores.Best.Code == most).Scores;
    }

    // Paragraphs until it is enough: a very long article is not put together for it.
    private static string Beginning(string? title, IEnumerable<string> paragraphs)
    {
        var text = new StringBuilder(title is null ? "" : title + "\n");
        foreach (var paragraph in paragraphs.TakeWhile(_ => text.Length < EnoughText))
        {
            text.Append(paragraph).Append("\n\n");
        }

        return text.ToString().TrimEnd('\n');
    }

    private static bool IsException(PartOfArticle part, string main)
    {
        var found = part.Scores.Best;
        if (found.IsUnknown)
        {
            return main == DetectedLanguage.English
                && part.Letters >= EnoughForException
                && !MayBeEnglish(part.Scores);
        }

        if (found.Code == main || AreIn(Families, found.Code, main))
        {
            return false;
        }

        // "Animal Liberation i la Royal Society for the Prevention of …": a long name is no sentence.
        if (
            found.IsEnglish
            && part.Scores.SmallWordsOf(main) > NamesAtMost * part.Scores.SmallWordsOf(found.Code)
        )
        {
            return false;
        }

        return part.Letters >= EnoughForException || part.Scores.Words == 0
            ? found.Confidence >= (HasTwin(found) ? Likely : Sure)
            : part.Scores.LeadOver(main) >= ShortIsSure && HasWordsOfItsOwn(part, found.Code, main);
    }

    // Names alone make no other language.
    private static bool HasWordsOfItsOwn(PartOfArticle part, string code, string main) =>
        part.Scores.SmallWordsOf(code) - part.Scores.SmallWordsOf(main)
        >= (part.Letters >= EnoughForOneWord ? 1 : 2);

    private static DetectedLanguage WithHint(LanguageScores scores, string? hint)
    {
        var found = scores.Best;
        if (hint is null || hint == found.Code)
        {
            return found;
        }

        // A hint fills a gap and settles a quarrel between twins; against a sure detector it is a producer's mistake. Pages in any language say "en".
        return found.IsUnknown
                ? (
                    hint == DetectedLanguage.English && !MayBeEnglish(scores)
                        ? found
                        : new DetectedLanguage(hint, Likely)
                )
            : AreIn(Twins, hint, found.Code) || scores.LeadOver(hint) < HintIsWorth
                ? new DetectedLanguage(hint, Math.Max(Likely, Math.Round(1 - found.Confidence, 2)))
            : found;
    }

    private static bool MayBeEnglish(LanguageScores scores) =>
        scores.Words == 0
        || scores.SmallWordsOf(DetectedLanguage.English) >= FewestEnglish * scores.Words;

    private static bool HasTwin(DetectedLanguage language) =>
        Twins.Any(twins => twins.Contains(language.Code));

    private static bool AreIn(string[][] groups, string one, string other) =>
        groups.Any(family => family.Contains(one) && family.Contains(other));
}
