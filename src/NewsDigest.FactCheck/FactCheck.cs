using NewsDigest.Facts.Checks;

namespace NewsDigest.Facts;

/// <summary>Does this English say what the source says? Pure: no model, no I/O. What it cannot see is said in docs/fact-check.md.</summary>
public static class FactCheck
{
    /// <summary>Every check there is, by id: of translations, then of summaries.</summary>
    public static IReadOnlyList<CheckInfo> Checks { get; } =
    [
        .. TranslationChecks.All.OrderBy(check => check.Id, StringComparer.Ordinal),
        .. SummaryChecks.All.OrderBy(check => check.Id, StringComparer.Ordinal),
    ];

    /// <summary>Holds a translation against its source, paragraph by paragraph.</summary>
    public static FactReport Run(BilingualText text) => TranslationVerifier.Verify(text);

    /// <summary>Holds each bullet against the English paragraphs that it cites, and the one sentence against the bullets.</summary>
    public static IReadOnlyList<Finding> Run(BilingualText text, SummaryText summary) =>
        SummaryVerifier.Check(text, summary);
}
