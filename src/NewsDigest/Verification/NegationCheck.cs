using NewsDigest.Articles;

namespace NewsDigest.Verification;

/// <summary>V18: a negation on one side of a pair of sentences only.</summary>
internal static class NegationCheck
{
    // A source of these says "not" in words that have other meanings too often.
    private static readonly HashSet<string> LossIsUnsure = ["zh", "ja", "ko", "ar", "he", "fa", "fr"];

    private static readonly CuePair English = new(WordCues.For("not", DetectedLanguage.English), WordCues.For("not-wide", DetectedLanguage.English));

    public static IEnumerable<Finding> Check(string place, string language, IReadOnlyList<SentencePair> sentences)
    {
        var source = new CuePair(WordCues.For("not", language), WordCues.For("not-wide", language));
        if (!source.IsComplete)
        {
            yield break;
        }

        foreach (var pair in sentences)
        {
            if (!LossIsUnsure.Contains(language) && source.Strong!.Find(pair.LowerSource) is not null && !English.Either(pair.LowerEnglish))
            {
                yield return new Finding("V18", Severity.Soft, place, $"Sentence {pair.Number} of the source has a negation; its translation has none.", null, null, pair.SourceSpan, pair.EnglishSpan);
            }
            else if (English.Strong!.Find(pair.LowerEnglish) is not null && !source.Either(pair.LowerSource))
            {
                yield return new Finding("V18", Severity.Soft, place, $"Sentence {pair.Number} of the translation has a negation; its source has none.", null, null, pair.SourceSpan, pair.EnglishSpan);
            }
        }
    }
}
