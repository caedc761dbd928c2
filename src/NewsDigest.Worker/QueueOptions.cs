namespace NewsDigest.Worker;

/// <summary>Section <c>Queue</c>: where the articles come from. What a kind needs stands in options of its own, in its vendor's folder.</summary>
internal sealed class QueueOptions
{
    public const string Section = "Queue";

    public QueueKind Kind { get; init; }
}
