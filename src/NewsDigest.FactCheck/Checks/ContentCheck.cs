using NewsDigest.Facts.Reading.Content;

namespace NewsDigest.Facts.Checks;

/// <summary>V25: does the English speak of what the source speaks of? A translation of something else, a bare list of names, applause for a speech.</summary>
internal static class ContentCheck
{
    private const double MinOfOne = 12;
    private const double MinOfHard = 18;
    private const int MinOfArticle = 140;
    private const double ShareOfArticle = 0.39;

    // How low the share may be, by how much there is to go by: a soft and a hard limit.
    private static readonly (double From, double Soft, double Hard)[] Limits =
    [
        (40, 0.34, 0.33),
        (30, 0.31, 0.27),
        (25, 0.28, 0.22),
        (20, 0.24, 0.12),
        (17.5, 0.18, 0.01),
        (14, 0.15, double.MinValue),
        (12, 0.02, double.MinValue),
    ];

    // Their tables say too little: too few words in the texts that they were learnt from, or pieces that are no words.
    private static readonly HashSet<string> Unsure = ["ig", "my"];

    /// <summary>Whether there is a table for any language of the text.</summary>
    public static bool CanCompare(BilingualText text) =>
        text.Translated.Any(paragraph =>
            !Unsure.Contains(text.LanguageOf(paragraph))
            && ContentTable.For(text.LanguageOf(paragraph)) is not null
        );

    public static IEnumerable<Finding> Check(IReadOnlyList<CheckedParagraph> paragraphs)
    {
        Dictionary<string, ContentScore> sums = new(StringComparer.Ordinal);
        var paragraphFound = false;
        foreach (var paragraph in paragraphs)
        {
            var language = paragraph.Source.Language;
            if (Unsure.Contains(language) || ContentTable.For(language) is not { } table)
            {
                continue;
            }

            var score = ContentScore.Of(
                paragraph.Source.Content,
                paragraph.English.Text,
                language,
                table
            );
            sums[language] = sums.GetValueOrDefault(language) + score;
            if (Judge(score, table) is { } severity)
            {
                paragraphFound |= severity == Severity.Hard;
                yield return new Finding(
                    "V25",
                    severity,
                    paragraph.Id,
                    "The English has almost none of the words that this source is translated by: it may be the translation of something else."
                );
            }
        }

        foreach (var (language, sum) in paragraphFound ? [] : sums)
        {
            if (
                sum.Known >= MinOfArticle
                && sum.Share(ContentTable.For(language)!) < ShareOfArticle
            )
            {
                yield return new Finding(
                    "V25",
                    Severity.Hard,
                    null,
                    "The English as a whole has almost none of the words that this source is translated by: it may be the translation of something else."
                );
            }
        }
    }

    /// <summary>Null where the English is near enough, or where there is too little to go by.</summary>
    public static Severity? Judge(ContentScore score, ContentTable table)
    {
        var much = score.Known / table.Noise;
        if (much < MinOfOne)
        {
            return null;
        }

        var share = score.Share(table);
        foreach (var (from, soft, hard) in Limits)
        {
            if (much >= from)
            {
                return share < hard && much >= MinOfHard ? Severity.Hard
                    : share < soft ? Severity.Soft
                    : null;
            }
        }

        return null;
    }
}
