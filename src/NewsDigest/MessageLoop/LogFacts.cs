using Microsoft.Extensions.Logging;

namespace NewsDigest.MessageLoop;

/// <summary>A log line whose sentence has optional parts, with all its values by name for log collectors.</summary>
internal sealed class LogFacts(string text) : List<KeyValuePair<string, object?>>
{
    public void Add(string name, object? value) =>
        Add(new KeyValuePair<string, object?>(name, value));

    public void Add(RunCounts counts)
    {
        Add(nameof(counts.Verified), counts.Verified);
        Add(nameof(counts.WithNotes), counts.WithNotes);
        Add(nameof(counts.NeedsReview), counts.NeedsReview);
        Add(nameof(counts.Blocked), counts.Blocked + counts.BlockedBefore);
        Add(nameof(counts.Held), counts.Held);
        Add(nameof(counts.Quarantined), counts.Quarantined);
        Add(nameof(counts.Repeated), counts.Repeated);
        Add("PutBack", counts.Requeued);
    }

    public void Log(ILogger logger, int eventId) =>
        logger.Log(
            LogLevel.Information,
            eventId,
            this,
            null,
            static (facts, _) => facts.ToString()
        );

    public override string ToString() => text;
}
