using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Checks;

/// <summary>V23: "alleged", "suspected", "so-called" on one side of a pair of sentences only: what was a claim has become a fact, or the reverse.</summary>
internal static class HedgeCheck
{
    private static readonly CueLexiconPair English = new(
        CueLexicon.For("hedge", LanguageCodes.English),
        CueLexicon.For("hedge_wide", LanguageCodes.English)
    );

    public static IReadOnlyCollection<string> Languages { get; } =
        LanguageProfile.SourcesWith("hedge", "hedge_wide");

    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var place = paragraph.Id;
        var language = paragraph.Source.Language;
        var sentences = paragraph.Sentences;
        var source = new CueLexiconPair(
            CueLexicon.For("hedge", language),
            CueLexicon.For("hedge_wide", language)
        );
        if (!source.IsComplete)
        {
            yield break;
        }

        foreach (var pair in sentences)
        {
            if (source.Strong!.IsIn(pair.LowerSource) && !English.Either(pair.LowerEnglish))
            {
                yield return new Finding(
                    "V23",
                    Severity.Soft,
                    place,
                    $"Sentence {pair.Number} of the source says it with reserve ('alleged', 'supposed'); its translation says it as a fact.",
                    null,
                    null,
                    pair.SourceSpan,
                    pair.EnglishSpan
                );
            }
            else if (English.Strong!.IsIn(pair.LowerEnglish) && !source.Either(pair.LowerSource))
            {
                yield return new Finding(
                    "V23",
                    Severity.Soft,
                    place,
                    $"Sentence {pair.Number} of the translation says it with reserve ('alleged', 'supposed'); its source does not.",
                    null,
                    null,
                    pair.SourceSpan,
                    pair.EnglishSpan
                );
            }
        }
    }
}
