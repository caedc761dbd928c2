using NewsDigest.Articles;

namespace NewsDigest.Telemetry;

/// <summary>Keeps the labels to sets that are known beforehand: what is not in one of them becomes <c>other</c>.</summary>
internal static class LabelValues
{
    public const string Other = "other";

    /// <summary>The codes with which messages go to quarantine.</summary>
    public static IReadOnlyList<string> Reasons { get; } =
    [
        "body_too_large",
        "damaged_body",
        "damaged_document",
        "damaged_record",
        "empty_body",
        "invalid_field",
        "invalid_json",
        "message_too_large",
        "missing_body",
        "missing_field",
        "needs_review",
        "no_article_text",
        "processing_failed",
        "unknown_content_type",
        "unreadable_message",
        "wrong_schema",
        Other,
    ];

    private static readonly HashSet<string> StageChecks =
    [
        NotArticle.Check,
        "budget",
        "language_not_supported",
        "no_usable_answer",
        "refused",
    ];

    public static string Reason(string code) => Reasons.Contains(code) ? code : Other;

    /// <summary>V01 to S99 are few; names of stages are listed.</summary>
    public static string Check(string check)
    {
        var isNumbered =
            check is ['V' or 'S', _, _]
            && char.IsAsciiDigit(check[1])
            && char.IsAsciiDigit(check[2]);
        return isNumbered || StageChecks.Contains(check) ? check : Other;
    }

    public static string Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Verified => "verified",
            Verdict.VerifiedWithNotes => "verified_with_notes",
            Verdict.NeedsReview => "needs_review",
            Verdict.Failed => "failed",
            _ => Other,
        };

    public static string Of(ArticlePriority priority) =>
        priority switch
        {
            ArticlePriority.High => "high",
            ArticlePriority.Normal => "normal",
            ArticlePriority.Low => "low",
            _ => Other,
        };
}
