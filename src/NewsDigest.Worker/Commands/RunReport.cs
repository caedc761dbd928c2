using NewsDigest.Operations;

namespace NewsDigest.Worker.Commands;

/// <summary>The last line of a run, and whether it is the line of a failure.</summary>
internal static class RunReport
{
    public static string Line(RunCounts counts)
    {
        string[] parts =
        [
            $"{counts.Published} published",
            .. Some(counts.Repeated, "already there (no engine call)"),
            .. Some(counts.Blocked, "blocked: no English could be made, see each result"),
            .. Some(counts.Quarantined, "quarantined: see 'newsdigest quarantine list'"),
            .. Some(counts.PutBack, "put back for another try"),
            .. Some(counts.Left, "left on the queue: held by another worker, or put back after a failure"),
        ];
        return $"{(Failed(counts) ? "Failed" : "Done")}: {string.Join("; ", parts)}.";
    }

    /// <summary>A blocked article has reached its end and its result says why; a quarantined or remaining one needs somebody.</summary>
    public static bool Failed(RunCounts counts) => counts.Quarantined + counts.Left > 0;

    private static IEnumerable<string> Some(int count, string what) => count > 0 ? [$"{count} {what}"] : [];
}
