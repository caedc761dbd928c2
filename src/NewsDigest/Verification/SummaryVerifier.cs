using NewsDigest.Articles;

namespace NewsDigest.Verification;

/// <summary>Holds each bullet against the English paragraphs that it cites. Pure: no model, no I/O.</summary>
internal static class SummaryVerifier
{
    public static IReadOnlyList<Finding> Check(TranslatedArticle article, Summary summary) =>
        [.. summary.Bullets
            .Where(bullet => !bullet.Paragraphs.All(id => article.Paragraphs.Any(paragraph => paragraph.Id == id)))
            .Select(bullet => new Finding("S01", Severity.Hard, null, $"A bullet cites {string.Join(", ", bullet.Paragraphs)}, which the article does not have."))];
}
