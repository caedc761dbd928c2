using NewsDigest.Articles;

namespace NewsDigest.Summarization;

/// <summary>Writes the English summary from verified English, each bullet with the ids of the paragraphs that support it.</summary>
internal interface ISummarizer
{
    EngineInfo Engine { get; }

    Task<Summary> SummarizeAsync(TranslatedArticle article, CancellationToken cancellationToken);

    /// <summary>
    /// Mends or removes what <paramref name="findings"/> name. One that cannot mend returns <paramref name="summary"/> itself.
    /// </summary>
    Task<Summary> RepairAsync(
        TranslatedArticle article,
        Summary summary,
        IReadOnlyList<Finding> findings,
        CancellationToken cancellationToken
    );
}
