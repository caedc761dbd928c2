using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading;

namespace NewsDigest.Facts.Checks;

/// <summary>V24: a sentence in which something only rises, and whose translation only falls, or the reverse.</summary>
internal static class DirectionCheck
{
    private static readonly CueLexiconPair EnglishUp = Pair("up", LanguageCodes.English);
    private static readonly CueLexiconPair EnglishDown = Pair("down", LanguageCodes.English);

    public static IReadOnlyCollection<string> Languages { get; } =
        LanguageProfile.SourcesWith("up", "up_wide", "down", "down_wide");

    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var place = paragraph.Id;
        var language = paragraph.Source.Language;
        var sentences = paragraph.Sentences;
        var (up, down) = (Pair("up", language), Pair("down", language));
        if (!up.IsComplete || !down.IsComplete)
        {
            yield break;
        }

        foreach (var pair in sentences)
        {
            if (Goes(pair.LowerSource, up, down) && Goes(pair.LowerEnglish, EnglishDown, EnglishUp))
            {
                yield return Turned(place, pair, "up", "down");
            }
            else if (
                Goes(pair.LowerSource, down, up) && Goes(pair.LowerEnglish, EnglishUp, EnglishDown)
            )
            {
                yield return Turned(place, pair, "down", "up");
            }
        }
    }

    private static bool Goes(string sentence, CueLexiconPair one, CueLexiconPair other) =>
        one.Strong!.IsIn(sentence) && !other.Either(sentence);

    private static Finding Turned(string place, SentencePair pair, string theirs, string ours) =>
        new(
            "V24",
            Severity.Hard,
            place,
            $"In sentence {pair.Number} of the source something goes {theirs}; in the translation it goes {ours}.",
            theirs,
            ours,
            pair.SourceSpan,
            pair.EnglishSpan
        );

    private static CueLexiconPair Pair(string kind, string language) =>
        new(CueLexicon.For(kind, language), CueLexicon.For($"{kind}_wide", language));
}
