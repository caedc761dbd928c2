namespace NewsDigest.Digests.Pages;

/// <summary>What both kinds of feed say of an edition, or of a story in one.</summary>
/// <param name="Id">Made of the names of edition and story: it stays the same wherever the pages lie.</param>
/// <param name="Link">Relative to the feed where no base address is set.</param>
/// <param name="Html">Escaped by the components that made it.</param>
/// <param name="Updated">Moves only with a revision.</param>
internal sealed record FeedEntry(
    string Id,
    string Title,
    string Link,
    string Summary,
    string Html,
    DateTimeOffset Published,
    DateTimeOffset Updated,
    IReadOnlyList<string> Tags
);
