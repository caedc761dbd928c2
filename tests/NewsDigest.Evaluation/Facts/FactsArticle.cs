using NewsDigest.Articles;
using NewsDigest.Verification;

namespace NewsDigest.Evaluation.Facts;

/// <summary>Pairs of texts as the paragraphs of an article, and what the verifier says of it.</summary>
internal static class FactsArticle
{
    public static IReadOnlyList<Finding> Check(
        string language,
        params IReadOnlyList<(string Source, string English)> paragraphs
    ) => TranslationVerifier.Check(Of(language, paragraphs));

    public static TranslatedArticle Of(
        string language,
        IReadOnlyList<(string Source, string English)> paragraphs
    )
    {
        var numbered = Paragraph.Number(paragraphs.Select(paragraph => paragraph.Source));
        return new TranslatedArticle(
            new CleanArticle(
                new RawArticle(
                    new ArticleId("x"),
                    null,
                    "x",
                    ArticleFormat.Text,
                    null,
                    ArticleSource.Unknown,
                    null,
                    ArticlePriority.Normal,
                    [],
                    null
                ),
                null,
                numbered,
                [],
                PageMetadata.None
            ),
            new ArticleLanguage(
                new DetectedLanguage(language, 1),
                new Dictionary<string, DetectedLanguage>()
            ),
            null,
            [
                .. numbered.Zip(
                    paragraphs,
                    (paragraph, pair) =>
                        new TranslatedParagraph(
                            paragraph.Id,
                            pair.Source,
                            pair.English,
                            ParagraphStatus.Translated
                        )
                ),
            ],
            [],
            [],
            []
        );
    }
}
