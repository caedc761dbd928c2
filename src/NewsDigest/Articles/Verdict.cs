namespace NewsDigest.Articles;

internal enum Verdict
{
    Verified,
    VerifiedWithNotes,
    NeedsReview,

    /// <summary>There is no usable English.</summary>
    Failed,
}
