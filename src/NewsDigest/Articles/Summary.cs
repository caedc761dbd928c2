namespace NewsDigest.Articles;

internal sealed record Summary(
    SummaryKind Kind,
    string OneSentence,
    IReadOnlyList<SummaryBullet> Bullets,
    IReadOnlyList<string> Topics,
    IReadOnlyList<Caveat> Caveats,
    IReadOnlyList<ModelCall> Calls
);

/// <param name="Paragraphs">Ids of the paragraphs that support the text.</param>
internal sealed record SummaryBullet(string Text, IReadOnlyList<string> Paragraphs);

internal enum SummaryKind
{
    /// <summary>Written by a chat model.</summary>
    Model,

    /// <summary>Sentences taken from the English text as they stand; never shown as a model's work.</summary>
    Extractive,
}
