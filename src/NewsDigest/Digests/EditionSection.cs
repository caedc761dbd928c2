namespace NewsDigest.Digests;

/// <param name="Topics">Topics and sections of articles that belong there; empty is all that no other section has.</param>
internal sealed record EditionSection(string Name, IReadOnlyList<string> Topics)
{
    /// <summary>Reads <c>World=politics+conflict</c>.</summary>
    public static EditionSection Of(string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return new EditionSection(
            parts[0],
            parts is [_, var topics]
                ? topics.Split(
                    '+',
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                )
                : []
        );
    }
}
