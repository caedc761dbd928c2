using NewsDigest.Articles;

namespace NewsDigest.Languages;

/// <summary>What a text says for each language, so that its surroundings can be weighed too.</summary>
/// <param name="Best">The likeliest language, or unknown where the text is not like texts of it.</param>
/// <param name="Words">How many words the text has.</param>
internal sealed record LanguageScores(
    DetectedLanguage Best,
    int Words,
    IReadOnlyDictionary<string, LanguageScore> All
)
{
    public static LanguageScores Only(DetectedLanguage language) =>
        new(language, 0, new Dictionary<string, LanguageScore>());

    /// <summary>By how much the text speaks for the best language more than for this one; without end where nothing speaks for it.</summary>
    public double LeadOver(string code) =>
        All.TryGetValue(code, out var other)
            ? All.Values.Max(score => score.Logarithm) - other.Logarithm
            : double.PositiveInfinity;

    public int SmallWordsOf(string code) =>
        All.TryGetValue(code, out var score) ? score.SmallWords : 0;
}

/// <param name="Logarithm">Of its likelihood, against the other languages.</param>
/// <param name="SmallWords">How many words of the text are small words of it.</param>
internal readonly record struct LanguageScore(double Logarithm, int SmallWords);
