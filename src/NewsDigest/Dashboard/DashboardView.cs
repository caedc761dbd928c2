using NewsDigest.ChatModels.Pacing;
using NewsDigest.Digests;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;

namespace NewsDigest.Dashboard;

/// <summary>All that the dashboard shows, as it was at one moment. No text of an article is in it.</summary>
/// <param name="Queue">Null while the queue does not answer.</param>
/// <param name="Workers">This one first.</param>
/// <param name="Needs">What needs a person, each with the cure. Empty when nothing does.</param>
/// <param name="Action">What is being done with quarantined messages, or was done last; null when nothing was.</param>
internal sealed record DashboardView(
    DateTimeOffset At,
    QueueDepth? Queue,
    IReadOnlyList<WorkerBeat> Workers,
    IReadOnlyList<PacerHeartbeat> Pace,
    int Quarantined,
    int QuarantinedUnread,
    IReadOnlyList<QuarantineGroup> Groups,
    MoneyView? Money,
    IReadOnlyList<EditionState> Editions,
    IReadOnlyList<string> Needs,
    string? Action
)
{
    /// <summary>A worker that was not heard of for this long is shown as gone.</summary>
    public static readonly TimeSpan Gone = TimeSpan.FromMinutes(3);

    public IEnumerable<WorkerBeat> Alive => Workers.Where(worker => !IsGone(worker));

    public RunCounts Counts =>
        Alive
            .Select(worker => worker.Counts)
            .Aggregate(
                new RunCounts(),
                (sum, counts) =>
                    sum with
                    {
                        Verified = sum.Verified + counts.Verified,
                        WithNotes = sum.WithNotes + counts.WithNotes,
                        NeedsReview = sum.NeedsReview + counts.NeedsReview,
                        Blocked = sum.Blocked + counts.Blocked,
                        Held = sum.Held + counts.Held,
                        Quarantined = sum.Quarantined + counts.Quarantined,
                    }
            );

    public IReadOnlyList<SourceTally> Sources =>
        [
            .. Workers
                .SelectMany(worker => worker.Sources)
                .GroupBy(tally => tally.Source, StringComparer.Ordinal)
                .Select(source => source.Aggregate((sum, tally) => sum.Plus(tally)))
                .OrderByDescending(source => source.Articles)
                .ThenBy(source => source.Source, StringComparer.Ordinal),
        ];

    public IReadOnlyList<RecentArticle> Failed =>
        [
            .. Workers
                .SelectMany(worker => worker.Failed)
                .OrderByDescending(article => article.At)
                .Take(RecentArticles.MostFailed),
        ];

    public IReadOnlyList<RecentArticle> Slowest =>
        [
            .. Workers
                .SelectMany(worker => worker.Slowest)
                .OrderByDescending(article => article.Seconds)
                .Take(RecentArticles.MostSlow),
        ];

    public bool IsGone(WorkerBeat worker) => At - worker.At > Gone;
}
