namespace NewsDigest.Facts;

/// <summary>What the checks found, and how much there was to look at.</summary>
/// <param name="Findings">In reading order: the title, the paragraphs, then what is about the whole text.</param>
public sealed record FactReport(IReadOnlyList<Finding> Findings, CheckedExtent Extent);
