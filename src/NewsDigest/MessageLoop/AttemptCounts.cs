using System.Text.Json.Serialization;

namespace NewsDigest.MessageLoop;

/// <param name="Begun">Attempts that began, this one included.</param>
/// <param name="Uncounted">Of these, the ones that ended through no fault of the article.</param>
/// <param name="Failed">Of these, the ones that the article ended by an error of its own.</param>
/// <param name="Errors">The last errors, oldest first.</param>
internal sealed record AttemptCounts(
    int Begun,
    [property: JsonPropertyName("excused")] int Uncounted,
    int Failed,
    IReadOnlyList<string> Errors
)
{
    public static AttemptCounts None { get; } = new(0, 0, 0, []);

    [JsonPropertyName("own")]
    public int Counted => Begun - Uncounted;

    /// <summary>Attempts that began and were not heard of again: the process was gone. While one is under way it counts here.</summary>
    [JsonPropertyName("vanished")]
    public int Crashed => Counted - Failed;
}
