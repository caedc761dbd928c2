using System.Text.Json;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>The schema.org article that a page carries for machines.</summary>
internal sealed record JsonLdArticle(string? Headline, string? Body, IReadOnlyList<string> Authors, string? Published, string? Section)
{
    private const int MaxDepth = 8;

    public static JsonLdArticle? Find(FlatPage page)
    {
        foreach (var script in page.Said.Where(said => said.LocalName == "script" && said.GetAttribute("type") == "application/ld+json"))
        {
            try
            {
                using var json = JsonDocument.Parse(IncomingText.CleanJson(script.TextContent), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
                if (Find(json.RootElement, 0) is { } article)
                {
                    return article;
                }
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                // Pages get their own JSON wrong; then the text that they show counts.
            }
        }

        return null;
    }

    private static JsonLdArticle? Find(JsonElement element, int depth) => element.ValueKind switch
    {
        _ when depth > MaxDepth => null,
        JsonValueKind.Array => element.EnumerateArray().Select(item => Find(item, depth + 1)).FirstOrDefault(found => found is not null),
        JsonValueKind.Object when IsArticle(element) => new JsonLdArticle(Text(element, "headline") ?? Text(element, "name"), Text(element, "articleBody"), Names(element, "author"), Text(element, "datePublished"), Text(element, "articleSection")),
        JsonValueKind.Object => element.EnumerateObject().Where(property => property.Name is "@graph" or "mainEntity" or "mainEntityOfPage").Select(property => Find(property.Value, depth + 1)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static bool IsArticle(JsonElement element) =>
        element.TryGetProperty("@type", out var type)
        && (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : Enumerable.Repeat(type, 1))
            .Any(name => name.ValueKind == JsonValueKind.String && name.GetString() is { } text && (text.EndsWith("Article", StringComparison.Ordinal) || text is "BlogPosting" or "Report"));

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()?.Trim() is { Length: > 0 } text ? text : null;

    private static List<string> Names(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return [];
        }

        var entries = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Repeat(value, 1);
        return [.. entries.Select(entry => entry.ValueKind switch
        {
            JsonValueKind.String => entry.GetString(),
            JsonValueKind.Object => Text(entry, "name"),
            _ => null,
        }).OfType<string>()];
    }
}
