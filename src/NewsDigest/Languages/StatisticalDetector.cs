using Lingua;
using NewsDigest.Articles;

namespace NewsDigest.Languages;

/// <summary>
/// Letter statistics of a library, in its low-accuracy mode: the other takes 1.7 GB and 18 seconds before its first answer. The
/// models are loaded at the first use.
/// </summary>
internal static class StatisticalDetector
{
    // Several sentences: the time grows with the text, and 200 characters already measured well (docs/cleaning.md).
    private const int EnoughText = 600;

    private static readonly Lazy<Lingua.LanguageDetector> Detector = new(() => LanguageDetectorBuilder.FromAllLanguages().WithLowAccuracyMode().Build());

    public static DetectedLanguage Detect(string text)
    {
        var sample = text.Length <= EnoughText ? text : text[..EnoughText];
        var best = Detector.Value.ComputeLanguageConfidenceValues(sample).MaxBy(found => found.Value);
        return best.Value > 0 ? Neglected.Refine(new DetectedLanguage(Code(best.Key), Math.Round(best.Value, 2)), sample) : DetectedLanguage.Unknown;
    }

    private static string Code(Language language) => language.IsoCode6391().ToString().ToLowerInvariant();
}
