namespace NewsDigest.Articles;

/// <summary>How a verdict is said to people: as in the JSON, with spaces.</summary>
internal static class VerdictWords
{
    public static string Words(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Verified => "verified",
            Verdict.VerifiedWithNotes => "verified with notes",
            Verdict.NeedsReview => "needs review",
            _ => "failed",
        };
}
