using NewsDigest.MessageLoop;

namespace NewsDigest.Dashboard;

/// <summary>
/// What one worker says of itself in the store, so that the page of any worker tells of all: the document
/// <c>newsdigest.worker/1</c>, under <c>workers/</c>. It holds no text of an article.
/// </summary>
/// <param name="Machine">And process: <c>host-1234</c>.</param>
/// <param name="Counts">Since the start.</param>
/// <param name="LastHour">Articles that ended within the last hour.</param>
/// <param name="LastTenMinutes">Of these, the ones of the last ten minutes.</param>
/// <param name="Unavailable">Why intake is closed; null when it is open.</param>
internal sealed record WorkerBeat(
    string Schema,
    string Machine,
    string Engine,
    DateTimeOffset StartedAt,
    DateTimeOffset At,
    int Slots,
    int InWork,
    double? LongestInWorkSeconds,
    RunCounts Counts,
    int LastHour,
    int LastTenMinutes,
    string? Unavailable,
    IReadOnlyList<RecentArticle> Failed,
    IReadOnlyList<RecentArticle> Slowest,
    IReadOnlyList<SourceTally> Sources
)
{
    public const string SchemaName = "newsdigest.worker/1";
}
