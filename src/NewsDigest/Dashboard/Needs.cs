using System.Globalization;
using NewsDigest.ChatModels.Pacing;
using NewsDigest.Digests;
using NewsDigest.Intake;

namespace NewsDigest.Dashboard;

/// <summary>What needs a person, in sentences: what is wrong, with the values, then what to do.</summary>
internal static class Needs
{
    /// <summary>As the alert rules in deploy/ have it.</summary>
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(1);

    private const double ManyRefused = 0.05; // of the requests of a worker
    private const int FewRequests = 20;

    public static IReadOnlyList<string> Of(
        DateTimeOffset now,
        QueueDepth? queue,
        IReadOnlyList<WorkerBeat> workers,
        IReadOnlyList<PacerHeartbeat> pace,
        int quarantined,
        int held,
        IReadOnlyList<EditionState> editions
    )
    {
        List<string> needs = [];
        var alive = workers.Where(worker => now - worker.At <= DashboardView.Gone).ToArray();
        if (queue is null)
        {
            needs.Add(
                "The queue does not answer. Look at its address, the network and /health/ready."
            );
        }

        needs.AddRange(
            alive
                .Where(worker => worker.Unavailable is not null)
                .GroupBy(worker => worker.Unavailable!) // filtered
                .Select(cause =>
                    $"{Workers(cause.Count())} {(cause.Count() == 1 ? "takes" : "take")} no new articles. {cause.Key}"
                )
        );
        needs.AddRange(
            workers
                .Where(worker => worker.InWork > 0 && now - worker.At > DashboardView.Gone)
                .Select(worker =>
                    $"Worker {worker.Machine} was last heard of {Age(now - worker.At)} ago with {worker.InWork} in work. If it was not stopped on purpose, look whether its process runs; its articles go to other workers when their leases end."
                )
        );
        if (queue is { OldestWaiting: { } oldest, Waiting: var waiting } && now - oldest > LongWait)
        {
            needs.Add(
                $"{Messages(waiting)} {(waiting == 1 ? "waits" : "wait")}, the oldest for {Age(now - oldest)}. Look at the engine below; if it is well, start more workers or raise the quota."
            );
        }

        needs.AddRange(
            pace.Where(beat =>
                    beat.Facts.Requests >= FewRequests
                    && beat.Facts.Refused > ManyRefused * beat.Facts.Requests
                )
                .Select(beat =>
                    $"{beat.Deployment} refused {beat.Facts.Refused} of {beat.Facts.Requests} requests of one worker. Others may use its quota: look there, or lower Worker:Concurrency."
                )
        );
        if (held > 0)
        {
            needs.Add(
                $"{held} finished {(held == 1 ? "result waits" : "results wait")} for a decision. Read them, then 'newsdigest quarantine release' or drop them below."
            );
        }

        if (quarantined > held)
        {
            needs.Add(
                $"{Messages(quarantined - held)} in quarantine could not be worked on. Mend the cause named below, then requeue the group; or drop it."
            );
        }

        needs.AddRange(
            editions
                .Where(edition => edition.State == EditionStates.Failed)
                .Select(edition =>
                    $"Edition {edition.Key.Id} failed and is tried again. See 'newsdigest digest show {edition.Key.Id}' and the log."
                )
        );
        return needs;
    }

    public static string Age(TimeSpan age) =>
        age switch
        {
            { TotalMinutes: < 2 } => Text(age.TotalSeconds, "s"),
            { TotalHours: < 2 } => Text(age.TotalMinutes, "min"),
            { TotalDays: < 2 } => Text(age.TotalHours, "h"),
            _ => Text(age.TotalDays, "days"),
        };

    private static string Text(double value, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, value):0} {unit}");

    private static string Messages(int count) => count == 1 ? "1 message" : $"{count} messages";

    private static string Workers(int count) => count == 1 ? "1 worker" : $"{count} workers";
}
