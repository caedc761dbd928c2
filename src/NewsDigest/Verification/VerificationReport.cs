using NewsDigest.Articles;

namespace NewsDigest.Verification;

internal sealed record VerificationReport(
    IReadOnlyList<Finding> Findings,
    ResultVerification Extent
);
