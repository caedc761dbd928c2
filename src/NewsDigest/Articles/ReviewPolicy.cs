namespace NewsDigest.Articles;

/// <summary>Key <c>Review</c>: what happens to a result with the verdict <see cref="Verdict.NeedsReview"/>. See docs/decisions/0008.</summary>
internal enum ReviewPolicy
{
    /// <summary>It is published, and its verdict says so.</summary>
    Publish,

    /// <summary>Its message is quarantined and the finished result is kept beside it, to be released as it is, worked on again, or dropped.</summary>
    Hold,

    /// <summary>Its message is quarantined; no result is kept.</summary>
    Quarantine,
}
