namespace NewsDigest.Digests;

/// <summary>What a writer makes of a story.</summary>
/// <param name="Writer">As in <see cref="Story"/>.</param>
/// <param name="Calls">Answers of the model.</param>
/// <param name="Cost">Null is unknown, or there was no call.</param>
internal sealed record StoryDraft(
    string Headline,
    IReadOnlyList<StorySentence> Sentences,
    string Writer,
    IReadOnlyList<string> Notes,
    int Calls = 0,
    decimal? Cost = null
);
