using System.Collections.Frozen;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Checks;

/// <summary>V18: one side of a pair of sentences has a negation that the other has not. They are counted: one negation must not hide another.</summary>
internal static class NegationCheck
{
    // A source of these says "not" in words that have other meanings too often, unless the table has words that are sure.
    private static readonly FrozenSet<string> LossIsUnsure = LanguageProfile.With(
        "lost_negation_unsure"
    );

    // Most languages say one "not" twice, "no vino nadie", or in a word that is not in the table; these say it as often as English.
    private static readonly FrozenSet<string> SaidOnce = LanguageProfile.With("negation_once");

    private static readonly CueLexiconPair English = new(
        CueLexicon.For("not", LanguageCodes.English),
        CueLexicon.For("not_wide", LanguageCodes.English)
    );

    public static IReadOnlyCollection<string> Languages { get; } =
        LanguageProfile.SourcesWith("not", "not_wide");

    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var place = paragraph.Id;
        var language = paragraph.Source.Language;
        var sentences = paragraph.Sentences;
        var source = new CueLexiconPair(
            CueLexicon.For("not", language),
            CueLexicon.For("not_wide", language)
        );
        if (!source.IsComplete)
        {
            yield break;
        }

        var sure =
            CueLexicon.For("not_sure", language)
            ?? (LossIsUnsure.Contains(language) ? null : source.Strong);
        foreach (var pair in sentences)
        {
            var denied = Count(sure, pair.LowerSource);
            var said = English.Count(pair.LowerEnglish);
            if (
                denied > 0
                && (said == 0 || (SaidOnce.Contains(language) && denied > said))
                && !NegativePrefix.IsIn(pair.LowerEnglish)
            )
            {
                yield return new Finding(
                    "V18",
                    Severity.Soft,
                    place,
                    $"Sentence {pair.Number} of the source has {Negations(denied)}; its translation has {(said == 0 ? "none" : $"{said}")}.",
                    Negations(denied),
                    null,
                    pair.SourceSpan,
                    pair.EnglishSpan
                );
            }
            else if (
                Count(English.Strong, pair.LowerEnglish) - NorsAfterNeither(pair.LowerEnglish)
                    is > 0
                        and var added
                && source.Count(pair.LowerSource) is var had
                && added > had
            )
            {
                yield return new Finding(
                    "V18",
                    Severity.Soft,
                    place,
                    $"Sentence {pair.Number} of the translation has {Negations(added)}; its source has {(had == 0 ? "none" : $"{had}")}.",
                    null,
                    null,
                    pair.SourceSpan,
                    pair.EnglishSpan
                );
            }
        }
    }

    private static int Count(CueLexicon? cues, string text) =>
        cues is null ? 0 : CueLexiconPair.Count(cues.Matches(text));

    /// <summary>"Neither the council nor the district" says one "not".</summary>
    private static int NorsAfterNeither(string english)
    {
        var neither = english.IndexOf("neither ", StringComparison.Ordinal);
        var count = 0;
        for (
            var at = neither < 0 ? -1 : english.IndexOf(" nor ", neither, StringComparison.Ordinal);
            at >= 0;
            at = english.IndexOf(" nor ", at + 1, StringComparison.Ordinal)
        )
        {
            count++;
        }

        return count;
    }

    private static string Negations(int count) => count == 1 ? "a negation" : $"{count} negations";
}
