namespace NewsDigest.Articles;

/// <summary>Whether a text is worth a call to mend it.</summary>
internal static class FailingText
{
    private const int ChecksThatDoubt = 2;

    // Notes that were mostly right on a good model's English: something left out, another text.
    private static readonly HashSet<string> MostlyRight = ["V13", "V25"];

    /// <summary>
    /// A hard finding; a sentence, the whole content or a negation that may be lost; or notes of two different checks. Other notes
    /// alone were wrong more often than right, and the call would be wasted.
    /// </summary>
    /// <param name="findings">Those of one paragraph or headline.</param>
    public static bool IsFailing(this IEnumerable<Finding> findings) =>
        findings.Any(finding =>
            finding.Severity == Severity.Hard
            || MostlyRight.Contains(finding.Check)
            || IsLostNegation(finding)
        )
        || findings.DistinctBy(finding => finding.Check).Count() >= ChecksThatDoubt;

    private static bool IsLostNegation(Finding finding) =>
        finding is { Check: "V18", Expected: not null };
}
