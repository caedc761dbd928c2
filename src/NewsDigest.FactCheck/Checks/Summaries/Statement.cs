namespace NewsDigest.Facts.Checks.Summaries;

/// <summary>A bullet or the one sentence, with what it may draw on.</summary>
/// <param name="Place"><c>b1</c>, <c>b2</c>, … or <c>one_sentence</c>.</param>
/// <param name="Cited">Ids of the paragraphs that it names; the one sentence names none.</param>
internal sealed record Statement(
    string Place,
    EnglishText Text,
    Evidence Evidence,
    SummaryKind Kind,
    IReadOnlyList<string> Cited
);
