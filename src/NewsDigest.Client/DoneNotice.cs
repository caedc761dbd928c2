using System.Text.Json.Serialization;

namespace NewsDigest.Client;

/// <summary>What became of an article. It may come twice; id and content hash tell.</summary>
public sealed class DoneNotice
{
    [JsonInclude]
    public string? Id { get; private set; }

    [JsonInclude]
    public string? ContentHash { get; private set; }

    /// <summary><c>published</c>, <c>blocked</c>, <c>held</c> or <c>quarantined</c>.</summary>
    [JsonInclude]
    public string Outcome { get; private set; } = "";

    /// <summary><c>verified</c>, <c>verified_with_notes</c>, <c>needs_review</c> or <c>failed</c>; null in quarantine.</summary>
    [JsonInclude]
    public string? Verdict { get; private set; }

    /// <summary>Where the result lies; null where there is none.</summary>
    [JsonInclude]
    public string? Result { get; private set; }

    /// <summary>Why it is in quarantine, such as <c>invalid_field</c>.</summary>
    [JsonInclude]
    public string? Code { get; private set; }

    /// <summary>The field of the message that is at fault.</summary>
    [JsonInclude]
    public string? Field { get; private set; }

    [JsonInclude]
    public string? Detail { get; private set; }

    [JsonInclude]
    public string? Trace { get; private set; }

    [JsonInclude]
    public DateTimeOffset At { get; private set; }
}
