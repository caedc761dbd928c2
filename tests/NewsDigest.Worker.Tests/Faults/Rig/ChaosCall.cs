namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>One call to the model in a chaos run: for which step of which article, by which worker, and how it ended.</summary>
internal sealed record ChaosCall(int Article, bool IsTranslation, string Worker, DateTimeOffset At)
{
    /// <summary>Null while it runs, and when nobody waited for the answer to the end.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>What hit it, or its worker, while it ran; null when nothing did.</summary>
    public string? HitBy { get; set; }
}
