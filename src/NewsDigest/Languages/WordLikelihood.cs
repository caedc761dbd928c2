namespace NewsDigest.Languages;

/// <summary>How likely words are in the language that they are likeliest in: the measure of whether their letters were read rightly.</summary>
internal static class WordLikelihood
{
    /// <summary>A logarithm; about two to three a letter below zero for words of a language.</summary>
    public static double Of(IEnumerable<string> words) =>
        StatisticalDetector.LikelihoodOf(words.Select(word => word.ToLowerInvariant()));
}
