namespace NewsDigest.Facts;

/// <summary>A summary as it is checked: bullets that cite paragraphs, and one sentence that sums the bullets up.</summary>
public sealed record SummaryText(
    SummaryKind Kind,
    string OneSentence,
    IReadOnlyList<SummaryBullet> Bullets
)
{
    /// <summary>Of the bullets together; null where the count of bullets is limit enough.</summary>
    public int? MaxWords { get; init; }
}

/// <summary>One statement of a summary.</summary>
/// <param name="Paragraphs">Ids of the paragraphs that support the text.</param>
public sealed record SummaryBullet(string Text, IReadOnlyList<string> Paragraphs);

/// <summary>How a summary was made.</summary>
public enum SummaryKind
{
    /// <summary>Written by a chat model.</summary>
    Model,

    /// <summary>Sentences taken from the English text as they stand; never shown as a model's work.</summary>
    Extractive,
}
