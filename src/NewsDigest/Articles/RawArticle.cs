using System.Text.Json.Nodes;

namespace NewsDigest.Articles;

/// <summary>An article exactly as the producer sent it, after a strict parse; nothing in its text has been trusted yet.</summary>
/// <param name="Language">The producer's hint (ISO 639-1), a prior that strong evidence overrules.</param>
/// <param name="Extra">Fields of the message that NewsDigest does not know; they come back unchanged in the result.</param>
internal sealed record RawArticle(
    ArticleId Id,
    string? Title,
    string Body,
    ArticleFormat Format,
    string? Language,
    ArticleSource Source,
    DateTimeOffset? PublishedAt,
    ArticlePriority Priority,
    IReadOnlyList<GlossaryTerm> Glossary,
    JsonObject? Extra
)
{
    /// <summary>The charset that the body's bytes were taken for where nobody said which or not all of them are of it; null when it was said and fits, or is plain UTF-8.</summary>
    public string? GuessedCharset { get; init; }

    /// <summary>Results and answers from before this time do not count, because somebody asked for the article to be done again; null when nobody did.</summary>
    public DateTimeOffset? Rerun { get; init; }

    /// <summary>The queue on which the producer wants to hear of the end; null when it wants nothing.</summary>
    public string? NotifyQueue { get; init; }

    /// <summary>The producer's trace in W3C form, as it was sent; null when there is none.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The message that it was read from; null where it came from no queue.</summary>
    public OriginalMessage? Original { get; init; }
}

/// <summary>The producer's own id: any text. It never becomes a path; see <see cref="Storage.StorePath"/>.</summary>
internal readonly record struct ArticleId(string Value)
{
    public override string ToString() => Value;
}

internal sealed record ArticleSource(string? Name, Uri? Url)
{
    public static ArticleSource Unknown { get; } = new(null, null);
}

internal enum ArticleFormat
{
    Text,
    Html,
}

internal enum ArticlePriority
{
    Normal,
    High,
    Low,
}
