namespace NewsDigest.Telemetry;

/// <summary>Why an attempt ended without an end of its article.</summary>
internal static class AttemptCauses
{
    /// <summary>The article failed by itself.</summary>
    public const string Own = "own";

    public const string Engine = "engine";
    public const string Store = "store";
    public const string Queue = "queue";

    /// <summary>A damaged result of the article waits for an operator.</summary>
    public const string Damaged = "damaged";

    /// <summary>The worker was told to stop.</summary>
    public const string Stopped = "stopped";

    public static IReadOnlyList<string> All { get; } =
    [Own, Engine, Store, Queue, Damaged, Stopped];
}
