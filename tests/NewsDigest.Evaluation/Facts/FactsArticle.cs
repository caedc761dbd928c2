namespace NewsDigest.Evaluation.Facts;

/// <summary>Pairs of texts as the paragraphs of an article, and what the verifier says of it.</summary>
internal static class FactsArticle
{
    public static IReadOnlyList<Finding> Check(
        string language,
        params IReadOnlyList<(string Source, string English)> paragraphs
    ) =>
        FactCheck
            .Run(
                new BilingualText(
                    language,
                    [
                        .. paragraphs.Select(
                            (pair, index) =>
                                new BilingualParagraph($"p{index + 1}", pair.Source, pair.English)
                        ),
                    ]
                )
            )
            .Findings;
}
