namespace NewsDigest.Digests.Stories;

/// <summary>An article that asks for its story.</summary>
/// <param name="Id">The producer's, by which overrides name it.</param>
/// <param name="Text">English.</param>
/// <param name="Language">Of the original.</param>
/// <param name="Shingles">Five words in a row of the original, as hashes in ascending order: an agency's text is known by them.</param>
/// <param name="Lead">Title and first words as they stand, for people who ask for reasons.</param>
internal sealed record StoryCandidate(
    string Id,
    StoryText Text,
    string Language,
    ulong[] Shingles,
    string Lead
)
{
    /// <summary>A term as the text has it: "earthquake" for "earthquak".</summary>
    public string Shown(string term, bool isName) =>
        Term.Words(Lead)
            .FirstOrDefault(word => (isName ? Term.OfName(word) : Term.Of(word)) == term)
        ?? term;
}
