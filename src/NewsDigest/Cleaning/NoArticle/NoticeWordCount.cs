using NewsDigest.Articles;

namespace NewsDigest.Cleaning.NoArticle;

/// <summary>How much of a text is words of notices, in one language.</summary>
/// <param name="Share">Of its words, or of its letters where a language has no spaces.</param>
/// <param name="Yous">How often it speaks to its reader.</param>
internal sealed record NoticeWordCount(
    string Language,
    NotArticleKind Kind,
    double Share,
    int Yous,
    double Words,
    IReadOnlyList<string> Found
)
{
    private const int MostYous = 4;

    /// <summary>What tells the language: the more of its words, the likelier.</summary>
    public double Score => Share + (0.5 * Math.Min(Yous, MostYous) / Math.Max(1, Words));
}
