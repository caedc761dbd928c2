namespace NewsDigest.Facts.Checks.Summaries;

/// <summary>A summary as a whole, with its bullets as they were read.</summary>
internal sealed record CheckedSummary(
    SummaryText Summary,
    ArticleEvidence Article,
    IReadOnlyList<Statement> Bullets
);
