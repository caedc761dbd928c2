namespace NewsDigest.Articles;

/// <summary>The verdict is computed from what was found, and never asked of a model.</summary>
internal static class Verdicts
{
    /// <summary>Caveats that a reader must look at, whatever the checks say.</summary>
    private static readonly string[] GraveCaveats = ["ambiguous_number", "embedded_instruction"];

    public static Verdict Of(IReadOnlyList<Finding> findings, IReadOnlyList<Caveat> caveats) =>
        findings.Any(finding => finding.Severity == Severity.Hard) || caveats.Any(IsGrave)
            ? Verdict.NeedsReview
        : findings.Count + caveats.Count > 0 ? Verdict.VerifiedWithNotes
        : Verdict.Verified;

    public static bool IsGrave(Caveat caveat) => GraveCaveats.Contains(caveat.Kind);
}
