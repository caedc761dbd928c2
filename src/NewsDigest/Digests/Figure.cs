namespace NewsDigest.Digests;

/// <summary>What the sources report for one quantity. It never says that they disagree: whether they mean the same moment is the reader's to see.</summary>
/// <param name="Kind"><c>dead</c>, <c>injured</c>, <c>missing</c>, <c>arrested</c>, <c>evacuated</c>, <c>money</c>, <c>percent</c>, <c>score</c> or <c>magnitude</c>.</param>
/// <param name="Label">For readers: "Dead", or for money and percent what is counted.</param>
/// <param name="Differs">More than one value is reported.</param>
/// <param name="Values">Newest first.</param>
internal sealed record Figure(
    string Kind,
    string Label,
    bool Differs,
    IReadOnlyList<FigureValue> Values
);

/// <param name="Value">As a number, for sorting; "2–1" of a score has none.</param>
/// <param name="Text">As the English has it, with its qualifier: "at least 14".</param>
/// <param name="Qualifier"><c>at least</c>, <c>about</c>, <c>up to</c>, … as printed; null for a plain figure.</param>
/// <param name="Source">Name of the source, or its id where it has none.</param>
/// <param name="At">When the source reported it; null when not known.</param>
/// <param name="Sentence">The English sentence.</param>
/// <param name="Original">The sentence of the source, or its paragraph where sentences cannot be told apart.</param>
/// <param name="Language">Of the original.</param>
/// <param name="IsChecked">The number check found it in its source. One that is not is shown as unverified and never counted.</param>
/// <param name="Change">What the source itself says of the change: <c>rose to</c>, <c>revised from</c>; null when it says nothing.</param>
/// <param name="AlsoIn">Articles that have the same text, or the same value in the same words.</param>
internal sealed record FigureValue(
    decimal? Value,
    string Text,
    string? Qualifier,
    string Source,
    DateTimeOffset? At,
    string Sentence,
    string Original,
    string Language,
    Citation Citation,
    bool IsChecked,
    string? Change,
    IReadOnlyList<string> AlsoIn
);
