using NewsDigest.Articles;

namespace NewsDigest.Verification;

/// <summary>
/// V13 and V14: how long each paragraph is for its source, against the other paragraphs of the article, and how many sentences it
/// has. A lost sentence shows in both; a length alone may be style.
/// </summary>
internal static class OmissionCheck
{
    private const int EnoughParagraphs = 3;
    private const int MinLength = 60; // characters of the source; shorter ones vary too much
    private const double Short = 0.9;
    private const double VeryShort = 0.72;
    private const double Gone = 0.55;
    private const double Long = 1.45;

    // English characters for one of the source, where the article is too short to tell: medians over news and encyclopedia sentences.
    private static readonly Dictionary<string, double> Typical = new()
    {
        ["af"] = 0.95,
        ["am"] = 1.47,
        ["ar"] = 1.2,
        ["az"] = 0.92,
        ["be"] = 0.9,
        ["bg"] = 0.96,
        ["bn"] = 1.02,
        ["bs"] = 0.99,
        ["ca"] = 0.92,
        ["cs"] = 1.03,
        ["cy"] = 0.94,
        ["da"] = 0.97,
        ["de"] = 0.88,
        ["el"] = 0.86,
        ["es"] = 0.86,
        ["et"] = 1.02,
        ["fa"] = 1.05,
        ["fi"] = 0.93,
        ["fr"] = 0.87,
        ["gl"] = 0.91,
        ["gu"] = 1.04,
        ["he"] = 1.35,
        ["hi"] = 1.0,
        ["hr"] = 1.02,
        ["hu"] = 0.95,
        ["hy"] = 0.91,
        ["id"] = 0.91,
        ["ig"] = 0.99,
        ["is"] = 1.01,
        ["it"] = 0.89,
        ["ja"] = 2.45,
        ["kn"] = 0.95,
        ["ko"] = 2.0,
        ["lt"] = 1.0,
        ["lv"] = 0.98,
        ["mk"] = 0.96,
        ["ml"] = 0.88,
        ["mr"] = 0.99,
        ["ms"] = 0.9,
        ["mt"] = 0.91,
        ["my"] = 0.8,
        ["nb"] = 0.99,
        ["nl"] = 0.9,
        ["pl"] = 0.94,
        ["pt"] = 0.93,
        ["ro"] = 0.89,
        ["ru"] = 0.95,
        ["sk"] = 0.99,
        ["sl"] = 1.0,
        ["sr"] = 1.01,
        ["sv"] = 0.99,
        ["ta"] = 0.85,
        ["te"] = 0.98,
        ["th"] = 1.05,
        ["tl"] = 0.79,
        ["tr"] = 0.98,
        ["uk"] = 0.99,
        ["vi"] = 0.95,
        ["zh"] = 3.2,
    };

    /// <summary>English characters for one of the language; 0 when nobody knows.</summary>
    public static double Usual(string language) => Typical.GetValueOrDefault(language);

    public static IEnumerable<Finding> Check(TranslatedArticle article)
    {
        var translated = article.Paragraphs.Where(paragraph => paragraph is { Status: ParagraphStatus.Translated, English.Length: > 0 } && paragraph.Original.Length >= MinLength).ToArray();
        foreach (var group in translated.GroupBy(paragraph => article.Language.Of(paragraph.Id).Code))
        {
            var usual = group.Count() >= EnoughParagraphs ? Median(group.Select(Ratio)) : Typical.GetValueOrDefault(group.Key);
            foreach (var finding in usual > 0 ? group.SelectMany(paragraph => Check(paragraph, Ratio(paragraph) / usual)) : [])
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> Check(TranslatedParagraph paragraph, double ratio)
    {
        var lost = Sentences.Split(paragraph.Original).Count - Sentences.Split(paragraph.English!).Count; // only translated ones come here
        if ((lost >= 1 && ratio < Short) || ratio < VeryShort)
        {
            yield return new Finding(
                "V13", ratio < Gone ? Severity.Hard : Severity.Soft, paragraph.Id, $"The translation has {Math.Round(ratio * 100)} % of the length that the article's other paragraphs would give it{(lost >= 1 ? $", and {lost} sentences fewer than the source" : "")}: something may be left out.");
        }
        else if (ratio > Long || (lost <= -2 && ratio > 1.25))
        {
            yield return new Finding(
                "V14", Severity.Soft, paragraph.Id, $"The translation has {Math.Round(ratio * 100)} % of the length that the article's other paragraphs would give it: something may be added.");
        }
    }

    private static double Ratio(TranslatedParagraph paragraph) => paragraph.English!.Length / (double)paragraph.Original.Length; // only translated ones come here

    private static double Median(IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;
}
