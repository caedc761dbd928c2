namespace NewsDigest.Articles;

/// <summary>Whether a text is worth a call to mend it.</summary>
internal static class FailingText
{
    private const int ChecksThatDoubt = 2;

    /// <summary>
    /// A hard finding, or notes of two different checks. Two notes of one check are mostly one cause: a name that it does not know,
    /// missed on both sides.
    /// </summary>
    /// <param name="findings">Those of one paragraph or headline.</param>
    public static bool IsFailing(this IEnumerable<Finding> findings) =>
        findings.Any(finding => finding.Severity == Severity.Hard)
        || findings.DistinctBy(finding => finding.Check).Count() >= ChecksThatDoubt;
}
