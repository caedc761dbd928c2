using System.Text.Json.Serialization;

namespace NewsDigest.Client;

/// <summary>Where an article is.</summary>
public sealed class ArticleStatus
{
    [JsonInclude]
    public string Id { get; private set; } = "";

    /// <summary><c>in_work</c>, <c>waiting</c>, <c>published</c>, <c>blocked</c>, <c>held</c> or <c>quarantined</c>.</summary>
    [JsonInclude]
    public string State { get; private set; } = "";

    [JsonInclude]
    public int Delivery { get; private set; }

    [JsonInclude]
    public DateTimeOffset SentAt { get; private set; }

    [JsonInclude]
    public DateTimeOffset At { get; private set; }

    [JsonInclude]
    public string? Verdict { get; private set; }

    [JsonInclude]
    public string? Code { get; private set; }

    [JsonInclude]
    public string? Field { get; private set; }

    [JsonInclude]
    public string? Detail { get; private set; }

    [JsonInclude]
    public string? Result { get; private set; }
}
