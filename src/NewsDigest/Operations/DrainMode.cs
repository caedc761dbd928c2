namespace NewsDigest.Operations;

/// <summary>Whether the worker ends when the queue is empty.</summary>
/// <param name="Patience">
/// How long a drain goes on without finishing an article while messages remain: leased by another worker, delayed after a
/// failure, or held back by an outage.
/// </param>
internal sealed record DrainMode(bool IsOn, TimeSpan Patience)
{
    public static DrainMode Off { get; } = new(false, TimeSpan.Zero);
}
