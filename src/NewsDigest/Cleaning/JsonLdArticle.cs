using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Cleaning.Markup;

namespace NewsDigest.Cleaning;

/// <summary>The schema.org article that a page carries for machines.</summary>
internal sealed record JsonLdArticle(
    string? Headline,
    string? Body,
    IReadOnlyList<string> Authors,
    string? Published,
    string? Section
)
{
    private const int MaxDepth = 8;
    private const string LiveBlog = "LiveBlogPosting";

    /// <summary>Its body is its posts, of which the page may show more.</summary>
    public bool IsLive { get; init; }

    public static JsonLdArticle? Find(FlatPage page)
    {
        foreach (
            var script in page.Said.Where(said =>
                said.LocalName == "script" && said.GetAttribute("type") == "application/ld+json"
            )
        )
        {
            try
            {
                using var json = JsonDocument.Parse(
                    IncomingText.CleanJson(script.TextContent),
                    new JsonDocumentOptions
                    {
                        AllowTrailingCommas = true,
                        CommentHandling = JsonCommentHandling.Skip,
                    }
                );
                if (Find(json.RootElement, 0) is { } article)
                {
                    return article;
                }
            }
            catch (Exception exception)
                when (exception is JsonException or InvalidOperationException)
            {
                // Pages get their own JSON wrong; then the text that they show counts.
            }
        }

        return null;
    }

    private static JsonLdArticle? Find(JsonElement element, int depth) =>
        element.ValueKind switch
        {
            _ when depth > MaxDepth => null,
            JsonValueKind.Array => element
                .EnumerateArray()
                .Select(item => Find(item, depth + 1))
                .FirstOrDefault(found => found is not null),
            JsonValueKind.Object when IsArticle(element) => new JsonLdArticle(
                Text(element, "headline") ?? Text(element, "name"),
                BodyOf(element),
                Names(element, "author"),
                Text(element, "datePublished"),
                Text(element, "articleSection")
            )
            {
                IsLive = IsA(element, name => name == LiveBlog),
            },
            JsonValueKind.Object => element
                .EnumerateObject()
                .Where(property => property.Name is "@graph" or "mainEntity" or "mainEntityOfPage")
                .Select(property => Find(property.Value, depth + 1))
                .FirstOrDefault(found => found is not null),
            _ => null,
        };

    private static bool IsArticle(JsonElement element) =>
        IsA(
            element,
            name =>
                name.EndsWith("Article", StringComparison.Ordinal)
                || name is "BlogPosting" or "Report" or LiveBlog
        );

    private static bool IsA(JsonElement element, Func<string, bool> isIt) =>
        element.TryGetProperty("@type", out var type)
        && Each(type)
            .Any(name =>
                name.ValueKind == JsonValueKind.String && name.GetString() is { } text && isIt(text)
            );

    /// <summary>The text, or the posts of a live blog under their headlines.</summary>
    private static string? BodyOf(JsonElement element)
    {
        if (!element.TryGetProperty("liveBlogUpdate", out var updates))
        {
            return Text(element, "articleBody");
        }

        var posts = Each(updates)
            .Where(post => post.ValueKind == JsonValueKind.Object)
            .SelectMany(post => (string?[])[Text(post, "headline"), Text(post, "articleBody")]);
        string[] lines =
        [
            .. posts
                .Prepend(Text(element, "articleBody"))
                .OfType<string>()
                .Select(MarkupText.Plain),
        ];
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }

    private static IEnumerable<JsonElement> Each(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : Enumerable.Repeat(value, 1);

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString()?.Trim() is { Length: > 0 } text
            ? text
            : null;

    private static List<string> Names(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return [];
        }

        return
        [
            .. Each(value)
                .Select(entry =>
                    entry.ValueKind switch
                    {
                        JsonValueKind.String => entry.GetString(),
                        JsonValueKind.Object => Text(entry, "name"),
                        _ => null,
                    }
                )
                .OfType<string>(),
        ];
    }
}
