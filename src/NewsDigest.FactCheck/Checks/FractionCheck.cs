using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading;

namespace NewsDigest.Facts.Checks;

/// <summary>V26: a third for a quarter. Only where each side says exactly one part of something in words.</summary>
internal static partial class FractionCheck
{
    private const decimal Nearly = 0.02m; // 33 % is a third

    private static readonly string[] Counts = ["one", "two", "three", "four"];

    private static readonly Dictionary<string, int> Parts = new(StringComparer.Ordinal)
    {
        ["hal"] = 2,
        ["thi"] = 3,
        ["qua"] = 4,
        ["fif"] = 5,
        ["ten"] = 10,
    };

    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var (source, english) = (paragraph.Source, paragraph.English);
        if (
            Fractions.For(source.Language) is not { } fractions
            || InEnglish(english.Lower) is not { } ours
        )
        {
            yield break;
        }

        var all = fractions.In(source.Lower);
        if (
            all.Count == 1
            && all.First() is var theirs
            && theirs.Value != ours.Value
            && !Says(source, ours)
            && !Says(english, theirs)
        )
        {
            yield return OneOfCheck.Of(paragraph.Id, $"'{Named(theirs)}'", $"'{Named(ours)}'");
        }
    }

    /// <summary>The one that it says; null where it says none or more than one.</summary>
    private static Fraction? InEnglish(string lower)
    {
        Fraction[] all = [.. Part().Matches(lower).Select(Read).Distinct()];
        return all.Length == 1 ? all[0] : null;
    }

    private static Fraction Read(Match match) =>
        new(
            Math.Max(1, Array.IndexOf(Counts, match.Groups["count"].Value) + 1),
            Parts[match.Groups["part"].Value[..3]]
        );

    /// <summary>Whether a number or a percentage says it too.</summary>
    private static bool Says(CheckedText text, Fraction fraction) =>
        text.Numbers.Any(number =>
            number.Values.Any(value =>
                value == fraction.Value || Math.Abs((value / 100) - fraction.Value) < Nearly
            )
        );

    private static string Named(Fraction fraction) =>
        fraction switch
        {
            (1, 2) => "half",
            (1, 3) => "a third",
            (2, 3) => "two thirds",
            (1, 4) => "a quarter",
            (3, 4) => "three quarters",
            (1, 5) => "a fifth",
            (1, 10) => "a tenth",
            _ => fraction.ToString(),
        };

    [GeneratedRegex(
        @"\b(?:(?<part>half)(?= (?:of|the|their|its|his|her|our|all)\b)|(?:a|(?<count>one|two|three|four))[ -](?<part>thirds?|quarters?|fifths?|tenths?|half)\b(?! (?:of an hour|to |past |time|person|party|person|century|man|woman|person|term|place|round|straight|consecutive|day|night|week|month|year|hour|dozen|million|billion|mile|finish)))",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Part();
}
