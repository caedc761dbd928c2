using System.Text.Json.Serialization;

namespace NewsDigest.Digests.Pages;

/// <summary>JSON Feed 1.1, by jsonfeed.org.</summary>
internal sealed record JsonFeed(
    string Version,
    string Title,
    [property: JsonPropertyName("home_page_url")] string? HomePageUrl,
    [property: JsonPropertyName("feed_url")] string? FeedUrl,
    string Language,
    IReadOnlyList<JsonFeedAuthor> Authors,
    IReadOnlyList<JsonFeedItem> Items
)
{
    public const string VersionUrl = "https://jsonfeed.org/version/1.1";

    public static JsonFeed Of(
        string title,
        string page,
        string self,
        IReadOnlyList<FeedEntry> entries
    ) =>
        new(
            VersionUrl,
            title,
            page,
            self,
            "en",
            [new JsonFeedAuthor("NewsDigest")],
            [.. entries.Select(JsonFeedItem.Of)]
        );
}

internal sealed record JsonFeedAuthor(string Name);

internal sealed record JsonFeedItem(
    string Id,
    string Url,
    string Title,
    string Summary,
    [property: JsonPropertyName("content_html")] string ContentHtml,
    [property: JsonPropertyName("date_published")] DateTimeOffset DatePublished,
    [property: JsonPropertyName("date_modified")] DateTimeOffset DateModified,
    IReadOnlyList<string>? Tags
)
{
    public static JsonFeedItem Of(FeedEntry entry) =>
        new(
            entry.Id,
            entry.Link,
            entry.Title,
            entry.Summary,
            entry.Html,
            entry.Published,
            entry.Updated,
            entry.Tags.Count > 0 ? entry.Tags : null
        );
}
