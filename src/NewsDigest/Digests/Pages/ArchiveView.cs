namespace NewsDigest.Digests.Pages;

/// <summary>All editions, newest first: the newest of them with their headlines, the older by name and time only.</summary>
/// <param name="Recent">Read in full.</param>
internal sealed record ArchiveView(IReadOnlyList<Edition> Recent, IReadOnlyList<EditionKey> Older);
