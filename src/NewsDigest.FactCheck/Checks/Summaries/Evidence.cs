namespace NewsDigest.Facts.Checks.Summaries;

/// <summary>What a statement of the summary may draw on: the paragraphs that it cites, and the article around them.</summary>
/// <param name="Where">For messages: "p1, p2".</param>
/// <param name="Cited">Each with its place in <paramref name="Article"/>'s order.</param>
internal sealed record Evidence(
    string Where,
    IReadOnlyList<EnglishText> Cited,
    ArticleEvidence Article
)
{
    public bool HasNumber(IReadOnlyList<decimal> values) =>
        Cited.Any(text => values.Any(text.Values.Contains));

    public bool HasNumber(Func<decimal, bool> isMeant) =>
        Cited.Any(text => text.Values.Any(isMeant));

    public bool HasWord(string word) => Cited.Any(text => text.Words.Contains(word));

    public bool HasStem(string stem) => Cited.Any(text => text.Stems.Contains(stem));
}
