namespace NewsDigest.Digests.Stories;

/// <summary>What a person says of articles, by their ids; it wins over the likeness.</summary>
/// <param name="Merge">Lists of articles that tell one story.</param>
/// <param name="Split">Lists of articles of which no two tell one story.</param>
internal sealed record StoryOverrides(
    IReadOnlyList<IReadOnlyList<string>> Merge,
    IReadOnlyList<IReadOnlyList<string>> Split
)
{
    public static StoryOverrides None { get; } = new([], []);
}
