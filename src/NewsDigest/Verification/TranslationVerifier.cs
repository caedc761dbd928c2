using NewsDigest.Articles;

namespace NewsDigest.Verification;

/// <summary>Holds the English against the source in its own language. Pure: no model, no I/O.</summary>
internal static class TranslationVerifier
{
    public static IReadOnlyList<Finding> Check(TranslatedArticle article) =>
        [.. article.Paragraphs
            .Where(paragraph => paragraph.Status is ParagraphStatus.Missing or ParagraphStatus.Blocked)
            .Select(paragraph => new Finding("V03", Severity.Hard, paragraph.Id, "The paragraph has no English text."))];
}
