namespace NewsDigest.Dashboard;

/// <summary>An article that ended a while ago.</summary>
/// <param name="Outcome">As the metrics call it: published, blocked, held or quarantined.</param>
/// <param name="Code">Why it has no English or lies in quarantine; null when neither.</param>
/// <param name="Seconds">Of work, waiting for the model included.</param>
/// <param name="SlowestStage">Null where the stages are not known.</param>
internal sealed record RecentArticle(
    string Id,
    string Outcome,
    string? Code,
    DateTimeOffset At,
    double Seconds,
    string? SlowestStage,
    double? StageSeconds
);
