using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading;

namespace NewsDigest.Facts.Checks;

/// <summary>V26: degrees below zero on one side, and no word of it on the other.</summary>
internal static partial class SignCheck
{
    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var source = paragraph.Source;
        var english = paragraph.English.Lower;
        if (!EnglishDegrees().IsMatch(english))
        {
            yield break;
        }

        if (IsBelowZero(source) && !AnyEnglishMinus().IsMatch(english))
        {
            yield return OneOfCheck.Of(
                paragraph.Id,
                Degrees(english, "below zero"),
                Degrees(english, "above zero")
            );
        }
        else if (EnglishBelowZero().IsMatch(english) && SaysNoMinus(source))
        {
            yield return OneOfCheck.Of(
                paragraph.Id,
                Degrees(english, "above zero"),
                Degrees(english, "below zero")
            );
        }
    }

    /// <summary>"21 degrees below zero"; without the number where there are several.</summary>
    private static string Degrees(string english, string side)
    {
        string[] numbers =
        [
            .. NumberOfDegrees().Matches(english).Select(match => match.Groups[1].Value).Distinct(),
        ];
        return numbers.Length == 1 ? $"{numbers[0]} degrees {side}" : $"degrees {side}";
    }

    private static bool IsBelowZero(CheckedText source) =>
        Phrases.For("below_zero", source.Language)?.AreIn(source.Lower) == true
        || MinusSign().IsMatch(source.Lower)
        || MinusBeforeNumber(source);

    /// <summary>"Minus" is a verb's neighbour too ("moins de neuf"); before a number it is a sign where degrees are counted.</summary>
    private static bool MinusBeforeNumber(CheckedText source)
    {
        foreach (var minus in Phrases.For("minus", source.Language)?.Places(source.Lower) ?? [])
        {
            var next = minus.Start + minus.Length;
            while (next < source.Lower.Length && char.IsWhiteSpace(source.Lower[next]))
            {
                next++;
            }

            if (
                next < source.Lower.Length
                && (
                    char.IsDigit(source.Lower[next])
                    || source.Numbers.Any(number => number.Span.Start == next)
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Only of a language whose words for it are known.</summary>
    private static bool SaysNoMinus(CheckedText source) =>
        Phrases.For("below_zero", source.Language) is { } below
        && !below.AreIn(source.Lower)
        && Phrases.For("minus", source.Language)?.AreIn(source.Lower) != true
        && !AnyMinus().IsMatch(source.Lower);

    [GeneratedRegex(
        @"([0-9]+(?:\.[0-9]+)?) ?(?:degree|°|℃)",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex NumberOfDegrees();

    [GeneratedRegex(
        @"degree|°|℃|celsius|fahrenheit",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex EnglishDegrees();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])[-−－]\p{Nd}[\p{Nd}.,]*\s?(?:°|℃|º|\p{L}{2,})|(?<![\p{L}\p{N}])−\s\p{Nd}",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex MinusSign();

    [GeneratedRegex(
        @"minus|negative|below (?:zero|freezing|0)|sub-?zero|under zero|[-−–‑]\s?\d|freez|frost",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex AnyEnglishMinus();

    [GeneratedRegex(
        @"below zero|sub-?zero|minus [\d.,]+ ?(?:°|degree)|[-−][\d.,]+ ?(?:°|degree)",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex EnglishBelowZero();

    [GeneratedRegex(
        @"[-−–‑－]\s?\p{Nd}|zero|zéro|cero|null|nul|nol|нуля|нулем|零|氷点|frost|мороз|pakka|mráz|mroz|gefr|frier|gel|hiel",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex AnyMinus();
}
