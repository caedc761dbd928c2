using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Names;

/// <summary>
/// A person's second name that became a word: "Ana Kovač" as "Ana Blacksmith". The first name stands in both texts, what follows
/// it in the English is a common word with a capital, and what follows it in the source sounds like nothing there.
/// </summary>
internal static partial class TranslatedSurnames
{
    private const int MinLength = 4;

    // What stands behind the name of a place or of a body, and is rightly translated: "Marshall Islands".
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "island",
        "islands",
        "tower",
        "gate",
        "river",
        "creek",
        "street",
        "bridge",
        "airport",
        "station",
        "school",
        "university",
        "hospital",
        "museum",
        "church",
        "party",
        "court",
        "council",
        "ministry",
        "lake",
        "mountain",
        "mountains",
        "valley",
        "sea",
        "bay",
        "park",
        "road",
        "avenue",
        "square",
        "team",
        "club",
        "bank",
        "company",
        "group",
        "league",
        "cup",
        "award",
        "awards",
        "prize",
        "province",
        "district",
        "region",
        "county",
        "city",
        "town",
        "village",
        "state",
        "states",
        "republic",
        "kingdom",
        "empire",
        "war",
        "battle",
        "army",
        "police",
        "festival",
        "committee",
        "commission",
        "agency",
        "office",
        "center",
        "centre",
        "institute",
        "foundation",
        "association",
        "union",
        "society",
        "academy",
        "college",
        "library",
        "theatre",
        "theater",
        "castle",
        "palace",
        "house",
        "hall",
        "stadium",
        "arena",
        "coast",
        "peninsula",
        "desert",
        "forest",
        "north",
        "south",
        "east",
        "west",
        "law",
        "plan",
        "program",
        "programme",
        "project",
        "government",
        "news",
        "times",
        "daily",
        "airlines",
        "hotel",
        "people",
        "family",
        "junior",
        "senior",
        "regional",
        "provincial",
        "municipal",
        "metropolitan",
        "national",
        "international",
        "general",
        "central",
        "federal",
        "directorate",
        "governorate",
        "first",
        "second",
        "third",
        "great",
    };

    public static IEnumerable<(string Name, TextSpan Span)> Find(
        CheckedText source,
        CheckedText english
    )
    {
        if (
            SourceNames.Unsegmented.Contains(source.Language)
            || LostNames.NounsHaveCapitals.Contains(source.Language)
        )
        {
            yield break;
        }

        (string First, string Second)[]? pairs = null;
        var nouns = CapitalNouns.For(source.Language);
        foreach (var (first, second, index) in Pairs(source.Text))
        {
            pairs ??=
            [
                .. Pairs(english.Text)
                    .Where(pair =>
                        MayBeTranslated(
                            pair.First.ToLowerInvariant(),
                            pair.Second.ToLowerInvariant()
                        )
                    )
                    .Select(pair => (pair.First, pair.Second)),
            ];
            if (pairs.Length == 0)
            {
                yield break;
            }

            if (
                second.Length >= MinLength
                && !nouns.Contain(PhoneticKey.Latin(first))
                && !nouns.Contain(PhoneticKey.Latin(second))
                && pairs.Any(pair =>
                    StringSimilarity.AreSpeltAlike(
                        PhoneticKey.Of(pair.First),
                        PhoneticKey.Of(first)
                    )
                )
                && PhoneticKey.Of(second) is var sound
                && !english.DistinctWords.Any(word =>
                    StringSimilarity.AreLike(word.Phonetic, sound)
                )
            )
            {
                yield return (
                    $"{first} {second}",
                    new TextSpan(index, first.Length + 1 + second.Length)
                );
            }
        }
    }

    private static bool MayBeTranslated(string first, string second) =>
        second.Length >= MinLength
        && CommonWords.Contain(second)
        && !Kinds.Contains(second)
        && !CommonWords.Contain(first)
        && !PlaceNames.Know(first);

    /// <summary>Words with a capital, each with the one behind it.</summary>
    private static IEnumerable<(string First, string Second, int Index)> Pairs(string text)
    {
        (string Word, int Index) last = ("", -1);
        foreach (Match match in Capital().Matches(text))
        {
            if (
                last.Index >= 0
                && match.Index == last.Index + last.Word.Length + 1
                && text[match.Index - 1] == ' '
            )
            {
                yield return (last.Word, match.Value, last.Index);
            }

            last = (match.Value, match.Index);
        }
    }

    [GeneratedRegex(
        @"\b\p{Lu}\p{Ll}[\p{L}\p{M}]*",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Capital();
}
