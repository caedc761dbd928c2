namespace NewsDigest.Articles;

/// <summary>Why a result waits for a person, without a word of the article: quarantine records hold none.</summary>
internal static class ReviewReasons
{
    public const string Code = "needs_review";

    private const int MostNamed = 6;

    /// <param name="held">Where the finished result lies; null when it was not kept.</param>
    public static Rejection ForReview(this ArticleResult result, string? held)
    {
        string[] findings =
        [
            .. result
                .Reasons.Where(finding => finding.Severity == Severity.Hard)
                .Select(finding =>
                    finding.Paragraph is { } place ? $"{finding.Check} in {place}" : finding.Check
                )
                .Distinct(),
        ];
        string[] grave =
        [
            .. findings,
            .. result
                .Caveats.Where(caveat => Verdicts.IsGrave(caveat))
                .Select(caveat => caveat.Kind)
                .Distinct(),
        ];
        var named =
            string.Join(", ", grave.Take(MostNamed))
            + (grave.Length > MostNamed ? $" and {grave.Length - MostNamed} more" : "");
        var next = held is null
            ? "Requeue it when the engine, its prompts or the glossary have changed."
            : "Look at the held result; release it, requeue it or drop it.";
        return new Rejection(
            Code,
            null,
            $"The finished result needs a review: {named}. {next}",
            held
        );
    }
}
