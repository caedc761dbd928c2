namespace NewsDigest.Facts.Checks;

/// <summary>A row of the table: what the check is, where it applies, and what it runs. Rows that name one function share its one run.</summary>
internal sealed record TranslationCheck(
    string Id,
    string Title,
    string Meaning,
    string Finds,
    string Severity
) : CheckInfo(Id, Title, Meaning, Finds, Severity)
{
    /// <summary>Whether the text has what the check needs, such as a glossary.</summary>
    public Func<BilingualText, bool> Applies { get; init; } = _ => true;

    /// <summary>On each paragraph that has a translation.</summary>
    public Func<CheckedParagraph, IEnumerable<Finding>>[] OfParagraph { get; init; } = [];

    /// <summary>On each paragraph that has none.</summary>
    public Func<BilingualText, BilingualParagraph, IEnumerable<Finding>>[] OfHole { get; init; } =
    [];

    /// <summary>On the text as it was given.</summary>
    public Func<BilingualText, IEnumerable<Finding>>[] OfText { get; init; } = [];

    /// <summary>On all paragraphs that have a translation, beside each other.</summary>
    public Func<IReadOnlyList<CheckedParagraph>, IEnumerable<Finding>>[] OfArticle { get; init; } =
    [];

    public bool Speaks(string language) => Languages.Count == 0 || Languages.Contains(language);

    /// <summary>Whether there was anything for it to look at.</summary>
    public bool RanOn(BilingualText text, IReadOnlyList<CheckedParagraph> translated) =>
        Applies(text)
        && (
            OfText is not []
            || OfArticle is not []
            || (OfHole is not [] && text.Paragraphs.Count > 0)
            || translated.Any(paragraph => Speaks(paragraph.Source.Language))
        );
}
