namespace NewsDigest.Languages;

/// <param name="OutsideQuotes">The paragraph without what it quotes.</param>
internal sealed record PartOfArticle(
    string Id,
    string OutsideQuotes,
    int Letters,
    LanguageScores Scores
)
{
    public bool IsDense => Scripts.IsDense(OutsideQuotes);

    /// <summary>Grows slower than the length, so that one long paragraph does not outvote several short ones.</summary>
    public double Weight => Math.Sqrt(Letters);

    public static PartOfArticle Read(string id, string text)
    {
        var told = Narration.Of(text);
        return new PartOfArticle(id, told, Scripts.CountLetters(told), LanguageDetector.Read(told));
    }
}
