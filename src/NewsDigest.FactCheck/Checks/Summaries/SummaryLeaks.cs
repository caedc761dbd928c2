using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Checks.Summaries;

/// <summary>S09: what V04, V06, V07, V20 and V22 find in a translation, found in a summary; its source is the English article.</summary>
internal static partial class SummaryLeaks
{
    public static IEnumerable<Finding> Check(Statement statement)
    {
        var place = statement.Place;
        var text = statement.Text.Text;
        var article = statement.Evidence.Article;
        if (Announcement().Match(text) is { Success: true } meta)
        {
            return
            [
                new Finding(
                    "S09",
                    Severity.Hard,
                    place,
                    $"The summary speaks about itself: '{meta.Value}'.",
                    null,
                    meta.Value,
                    null,
                    new TextSpan(meta.Index, meta.Length)
                ),
            ];
        }

        if (
            !EnglishCheck
                .Check(place, "", text)
                .Concat(LeakCheck.Check(place, "", text, article.Prompts))
                .Any()
        )
        {
            return [];
        }

        // Something may be wrong, so the whole article is worth the reading: it may have the same address or foreign word.
        return EnglishCheck
            .Check(place, "", text)
            .Where(finding => (finding.Check is "V04" or "V22") && !IsOfArticle(finding, article))
            .Concat(
                LeakCheck
                    .Check(place, article.Text, text, article.Prompts)
                    .Where(finding => !IsLostAddress(finding))
            )
            .Select(finding =>
                finding with
                {
                    Check = "S09",
                    Message = finding
                        .Message.Replace("The translation", "The summary", StringComparison.Ordinal)
                        .Replace("of the translation", "of the summary", StringComparison.Ordinal),
                }
            );
    }

    /// <summary>Bullets are written like headlines, with few small words; what the article says too is in its language.</summary>
    private static bool IsOfArticle(Finding finding, ArticleEvidence article)
    {
        var stems = finding.Found is { } sentence ? new EnglishText(sentence).Stems : [];
        return stems.Count > 0
            && 2
                * stems.Count(stem =>
                    article.Paragraphs.Any(paragraph => paragraph.Stems.Contains(stem))
                )
                >= stems.Count;
    }

    // At the beginning only: an article may report on summaries.
    [GeneratedRegex(
        @"^\W*(?:here(?:'s| is| are) (?:the|a|an|my|your) [\w ]{0,30}(?:summary|bullet)|(?:english )?summary:|in summary,|this (?:article|text|paragraph) )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Announcement();

    /// <summary>A summary need not have every address of the article.</summary>
    private static bool IsLostAddress(Finding finding) => finding is { Check: "V20", Found: null };
}
