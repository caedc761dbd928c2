using NewsDigest.ChatModels;

namespace NewsDigest.MessageLoop;

/// <summary>A run as it stands at one moment.</summary>
/// <param name="OnQueue">Messages on the queue, in work or not; null when it is not known.</param>
/// <param name="Calls">Answers of models, of finished articles and of others.</param>
/// <param name="Unavailable">What every article needs and cannot be used now; null when nothing.</param>
internal sealed record RunStatus(
    RunCounts Counts,
    int? OnQueue,
    int InWork,
    TimeSpan? LongestInWork,
    TimeSpan Elapsed,
    CallTotals Calls,
    string? Unavailable
)
{
    public int? Waiting => OnQueue is { } total ? Math.Max(0, total - InWork) : null;

    /// <summary>Of how many messages <see cref="RunCounts.Finished"/> are; producers may add to it.</summary>
    public int? Of => Counts.Finished + OnQueue;

    /// <summary>Since the start.</summary>
    public double PerMinute => Elapsed > TimeSpan.Zero ? Counts.Finished / Elapsed.TotalMinutes : 0;

    /// <summary>How long the rest takes at that pace; null when nothing says so.</summary>
    public TimeSpan? Remaining =>
        OnQueue is { } total && Counts.Finished > 0
            ? TimeSpan.FromMinutes(total / PerMinute)
            : null;
}
