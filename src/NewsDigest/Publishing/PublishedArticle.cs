namespace NewsDigest.Publishing;

/// <param name="Key">The folder of the article below <c>results</c>.</param>
/// <param name="At">When a result of it was published.</param>
internal sealed record PublishedArticle(string Key, DateTimeOffset At);
