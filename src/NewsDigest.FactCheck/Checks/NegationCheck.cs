using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Checks;

/// <summary>V18: one side of a pair of sentences has a negation that the other has not. They are counted: one negation must not hide another.</summary>
internal static partial class NegationCheck
{
    // A source of these says "not" in words that have other meanings too often, unless the table has words that are sure.
    private static readonly FrozenSet<string> LossIsUnsure = LanguageProfile.With(
        "lost_negation_unsure"
    );

    // Most languages say one "not" twice, "no vino nadie", or in a word that is not in the table; these say it as often as English.
    private static readonly FrozenSet<string> SaidOnce = LanguageProfile.With("negation_once");

    // Where a lost negation was blamed wrongly in less than 0.3 % of good sentences, and a plain sentence has no word to hide one.
    private static readonly FrozenSet<string> LossIsHard = LanguageProfile.With(
        "lost_negation_hard"
    );

    private static readonly FrozenSet<string> AdditionIsHard = LanguageProfile.With(
        "added_negation_hard"
    );

    private static readonly CueLexicon? Otherwise = CueLexicon.For(
        "not_otherwise",
        LanguageCodes.English
    );

    private static readonly CueLexicon? Hidden = CueLexicon.For(
        "not_hidden",
        LanguageCodes.English
    );

    private static readonly FrozenSet<string> Without = FrozenSet.Create(
        StringComparer.Ordinal,
        "sin sense sen sem sans senza fără ohne zonder sonder utan uden uten án ilman bez без біз bē be ilma χωρίς δίχως nélkül brez بدون بلا دون ودون بلا غير وغير بی ללא בלי बिना ছাড়া بغیر tanpa olmadan nincs kein keine keinen keiner keinem sonder niets ningún ninguna nenhum nenhuma aucun aucune niciun nicio".Split(
            ' '
        )
    );

    private const int LongSentence = 320; // characters; a longer one has room to say it otherwise

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
                    said == 0
                    && IsPlain(language, pair.LowerEnglish)
                    && DeniesMoreThanWithout(sure!, pair.LowerSource)
                        ? Severity.Hard
                        : Severity.Soft,
                    place,
                    said == 0
                        ? $"The source says no in sentence {pair.Number}; the translation does not."
                        : $"The source says no {Times(denied)} in sentence {pair.Number}; the translation says it {Times(said)}.",
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
                    had == 0 && IsPlainlyAdded(language, pair.LowerEnglish)
                        ? Severity.Hard
                        : Severity.Soft,
                    place,
                    had == 0
                        ? $"The translation says no in sentence {pair.Number}; the source does not."
                        : $"The translation says no {Times(added)} in sentence {pair.Number}; the source says it {Times(had)}.",
                    null,
                    null,
                    pair.SourceSpan,
                    pair.EnglishSpan
                );
            }
        }
    }

    /// <summary>"Without" is said in many ways that are no "not": smoothly, wireless, offline.</summary>
    private static bool DeniesMoreThanWithout(CueLexicon sure, string source) =>
        sure.Matches(source)
            .Any(match => !Without.Contains(source.Substring(match.Start, match.Length)));

    /// <summary>No word of the English may hide a "not", and the language says it in words that were right on good English.</summary>
    private static bool IsPlain(string language, string english) =>
        LossIsHard.Contains(language) && english.Length <= LongSentence && !Hidden!.IsIn(english);

    /// <summary>"Does not have": a verb that is denied, and none that other languages say without a "not" ("did not forget").</summary>
    private static bool IsPlainlyAdded(string language, string english) =>
        AdditionIsHard.Contains(language)
        && english.Length <= LongSentence
        && DeniedVerb().Match(english) is { Success: true } denied
        && !Otherwise!.IsIn(denied.Groups[1].Value)
        && !english.Contains(" until ", StringComparison.Ordinal);

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

    private static string Times(int count) =>
        count switch
        {
            1 => "once",
            2 => "twice",
            _ => $"{count} times",
        };

    private static string Negations(int count) => count == 1 ? "a negation" : $"{count} negations";

    [GeneratedRegex(
        @"\b(?:is|are|was|were|will|would|could|can|should|has|have|had|do|does|did|must|may|might|ca|wo)(?: not|n['’]t) ((?:also |easily |a |an |the |been |be |have |in |to )*[a-z]+)",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex DeniedVerb();
}
