namespace NewsDigest.MessageLoop;

/// <summary>Whether the worker ends when the queue is empty.</summary>
/// <param name="Patience">
/// How long a drain goes on without progress while messages remain: leased by another worker, delayed after a failure, or held
/// back by an outage.
/// </param>
/// <param name="MaxTime">After this time the drain ends, whatever is left; null is no limit.</param>
/// <param name="Age">How old the process is already: the limit is for all of it.</param>
internal sealed record DrainMode(
    bool IsOn,
    TimeSpan Patience,
    TimeSpan? MaxTime = null,
    TimeSpan Age = default
)
{
    public static DrainMode Off { get; } = new(false, TimeSpan.Zero);
}
