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

    // English characters for one of the source, where the article is too short to tell.
    private static readonly Dictionary<string, double> Typical = new()
    {
        ["es"] = 0.87,
        ["de"] = 0.89,
        ["cs"] = 1.02,
        ["ru"] = 0.99,
        ["uk"] = 0.99,
        ["hi"] = 0.98,
        ["he"] = 1.44,
        ["ar"] = 1.3,
        ["zh"] = 3.5,
        ["ja"] = 2.6,
        ["ko"] = 2.1,
        ["fr"] = 0.9,
        ["it"] = 0.92,
        ["pt"] = 0.93,
        ["ca"] = 0.93,
    };

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
