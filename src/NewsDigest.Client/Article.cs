namespace NewsDigest.Client;

/// <summary>An article as a producer has it.</summary>
/// <param name="id">The producer's own name for it; the same id with the same content is worked on once.</param>
/// <param name="body">Text or HTML.</param>
public sealed class Article(string id, string body)
{
    public string Id { get; } = id;

    public string Body { get; } = body;

    public string? Title { get; set; }

    /// <summary><c>text/plain</c> or <c>text/html</c>; null lets the body's own start decide.</summary>
    public string? ContentType { get; set; }

    /// <summary>A hint such as <c>es</c>.</summary>
    public string? Language { get; set; }

    public string? SourceName { get; set; }

    public Uri? SourceUrl { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary><c>high</c>, <c>normal</c> or <c>low</c>.</summary>
    public string? Priority { get; set; }

    /// <summary>The queue on which a notice is wanted; one of the worker's <c>Notify:Queues</c>.</summary>
    public string? NotifyQueue { get; set; }

    /// <summary>Fields of the producer's own, which come back in the result.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; set; } =
        new Dictionary<string, string>();
}
