using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Checks;

/// <summary>
/// V13 and V14: how long each paragraph is for its source, against the other paragraphs of the article, and how many sentences it
/// has. A lost sentence shows in both; a length alone may be style.
/// </summary>
internal static class OmissionCheck
{
    private const int EnoughParagraphs = 3;
    private const int MinLength = 60; // characters of English that the source should give; shorter ones vary too much
    private const int LongParagraph = 200; // from here on style evens out
    private const double ShortWithFewer = 0.92; // with a sentence less than the source
    private const double Short = 0.76;
    private const double ShortOfLittle = 0.65;
    private const double Gone = 0.55;
    private const double LongWithMore = 1.2; // with a sentence more than the source
    private const double Long = 1.35;
    private const double LongOfLittle = 1.55;

    /// <summary>Whether it is known how long the English should be: by other paragraphs, or by the language.</summary>
    public static bool CanMeasure(BilingualText text) =>
        text
            .Translated.GroupBy(text.LanguageOf)
            .Any(paragraphs =>
                paragraphs.Count() >= EnoughParagraphs
                || EnglishLength.Expected("x", paragraphs.Key) > 0
            );

    // Of a thousand true translations, human and machine, one is shorter for its source; by the characters that English should have.
    private static readonly (double From, double Least, double OfCharacters)[] Bounds =
    [
        (400, 0.7, 0.45),
        (200, 0.63, 0.4),
        (100, 0.55, 0.35),
        (50, 0.48, 0.35),
        (20, 0.45, 0.4),
    ];

    public static IEnumerable<Finding> Check(BilingualText text)
    {
        foreach (var group in text.Translated.GroupBy(text.LanguageOf))
        {
            foreach (
                var finding in group
                    .Select(paragraph => new Measured(paragraph, group.Key))
                    .SelectMany(paragraph => CheckAlone(paragraph, group.Key))
            )
            {
                yield return finding;
            }

            Measured[] paragraphs =
            [
                .. group
                    .Select(paragraph => new Measured(paragraph, group.Key))
                    .Where(paragraph => paragraph.Expected >= MinLength),
            ];
            var usual =
                paragraphs.Length >= EnoughParagraphs
                    ? Median(paragraphs.Select(paragraph => paragraph.Ratio))
                : EnglishLength.Expected("x", group.Key) > 0 ? 1
                : 0;
            foreach (
                var finding in usual > 0
                    ? paragraphs
                        .Where(paragraph => !CheckAlone(paragraph, group.Key).Any())
                        .SelectMany(paragraph => Check(paragraph, usual))
                    : []
            )
            {
                yield return finding;
            }
        }
    }

    /// <summary>Against what the language becomes in English, where the article's other paragraphs are as short, or there are none.</summary>
    private static IEnumerable<Finding> CheckAlone(Measured paragraph, string language)
    {
        if (
            EnglishLength.Expected("x", language) <= 0
            || Bounds.FirstOrDefault(bound => paragraph.Expected >= bound.From)
                is not { From: > 0 } bound
            || paragraph.Ratio >= (language is "zh" or "ja" ? bound.OfCharacters : bound.Least)
        )
        {
            yield break;
        }

        yield return new Finding(
            "V13",
            Severity.Hard,
            paragraph.Id,
            $"The translation has {Math.Round(paragraph.Ratio * 100)} % of the length that English usually has for this source: most of it is left out."
        );
    }

    private static IEnumerable<Finding> Check(Measured paragraph, double usual)
    {
        var (ratio, isLong, lost) = (
            paragraph.Ratio / usual,
            paragraph.Expected * usual >= LongParagraph,
            paragraph.SentencesLost
        );
        if ((lost >= 1 && ratio < ShortWithFewer) || ratio < (isLong ? Short : ShortOfLittle))
        {
            yield return Finding(
                "V13",
                ratio < Gone ? Severity.Hard : Severity.Soft,
                paragraph,
                ratio,
                $"{(lost >= 1 ? $", and {Count(lost)} fewer than the source" : "")}: something may be left out."
            );
        }
        else if ((lost <= -1 && ratio > LongWithMore) || ratio > (isLong ? Long : LongOfLittle))
        {
            yield return Finding(
                "V14",
                Severity.Soft,
                paragraph,
                ratio,
                $"{(lost <= -1 ? $", and {Count(-lost)} more than the source" : "")}: something may be added."
            );
        }
    }

    private static Finding Finding(
        string check,
        Severity severity,
        Measured paragraph,
        double ratio,
        string rest
    ) =>
        new(
            check,
            severity,
            paragraph.Id,
            $"The translation has {Math.Round(ratio * 100)} % of the length that the article's other paragraphs would give it{rest}"
        );

    private static string Count(int sentences) =>
        sentences == 1 ? "1 sentence" : $"{sentences} sentences";

    private static double Median(IEnumerable<double> values) =>
        values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;

    /// <param name="Expected">Characters of English that its source gives elsewhere.</param>
    private sealed record Measured(string Id, string Source, string English, double Expected)
    {
        public Measured(BilingualParagraph paragraph, string language)
            : this(
                paragraph.Id,
                paragraph.Source,
                paragraph.English ?? "",
                EnglishLength.Expected(paragraph.Source, language) is > 0 and var known
                    ? known
                    : EnglishLength.Weight(paragraph.Source, language)
            ) { }

        public double Ratio => English.Length / Expected;

        public int SentencesLost => Sentences.Split(Source).Count - Sentences.Split(English).Count;
    }
}
