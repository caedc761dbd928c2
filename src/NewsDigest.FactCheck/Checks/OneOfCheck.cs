using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading;
using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Facts.Checks;

/// <summary>
/// V26: words that stand for a number without being one. Each side says exactly one of a few, and not the same: doubled and
/// tripled, a quarter of the year, a season, a world war, Leo XIII and Leo XII, 30 percent for 3割.
/// </summary>
internal static partial class OneOfCheck
{
    private const string Check26 = "V26";

    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var place = paragraph.Id;
        var source = paragraph.Source;
        var english = paragraph.English;
        foreach (var kind in OneOfWords.Kinds)
        {
            if (
                OneOfWords.TheOne(kind, english.Lower, isEnglish: true) is { } ours
                && OneOfWords.TheOne(kind, source.Lower, isEnglish: false) is { } theirs
                && ours != theirs
            )
            {
                yield return Of(place, $"{Said(kind, theirs)}", $"{Said(kind, ours)}");
            }
        }

        if (BuddhistYear(source, english) is var (ourYear, kept))
        {
            yield return Of(place, ourYear, kept);
        }

        if (Roman(source, english) is var (theirNumber, ourNumber))
        {
            yield return Of(place, theirNumber, ourNumber);
        }

        if (Tenths(source, english) is var (tenths, percent))
        {
            yield return Of(place, tenths, percent);
        }
    }

    /// <summary>The Thai year 2554 kept as it is: English readers take it for one of ours.</summary>
    private static (string, string)? BuddhistYear(CheckedText source, CheckedText english) =>
        source.Language is "th" or "lo" or "km"
        && YearOfBuddha().Match(english.Text) is { Success: true } year
        && source.Numbers.Any(number =>
            number.Values.Any(value => value == int.Parse(year.Value, CultureInfo.InvariantCulture))
        )
        && !english.Lower.Contains("buddhist", StringComparison.Ordinal)
        && !english.Text.Contains("B.E.", StringComparison.Ordinal)
        && !english.Text.Contains(" BE ", StringComparison.Ordinal)
            ? (
                $"{int.Parse(year.Value, CultureInfo.InvariantCulture) - 543}, as our years go",
                year.Value
            )
            : null;

    public static Finding Of(string place, string theirs, string ours) =>
        new(
            Check26,
            Severity.Hard,
            place,
            $"The source says {theirs}; the translation says {ours}.",
            theirs,
            ours
        );

    private static string Said(string kind, string value) =>
        (kind, value) switch
        {
            ("multiple", "0.5") => "'halved'",
            ("multiple", _) => $"'{value} times as much'",
            ("season", "1") => "'spring'",
            ("season", "2") => "'summer'",
            ("season", "3") => "'autumn'",
            ("season", _) => "'winter'",
            ("war", "1") => "'First World War'",
            ("war", _) => "'Second World War'",
            ("third", "1") => "'a third'",
            ("third", _) => "'two thirds'",
            _ => $"'quarter {value} of the year'",
        };

    /// <summary>The numeral of a pope, a king or an event, where each side has one and they differ.</summary>
    private static (string, string)? Roman(CheckedText source, CheckedText english)
    {
        string[] ours =
        [
            .. NumeralOfName()
                .Matches(english.Text)
                .Select(match => match.Groups[1].Value)
                .Distinct(),
        ];
        if (ours.Length != 1 || RomanNumber.Value(ours[0]) is not { } value)
        {
            return null;
        }

        string[] theirs =
        [
            .. NumeralOfName()
                .Matches(source.Text)
                .Select(match => match.Groups[1].Value)
                .Distinct(),
        ];
        return
            theirs.Length == 1
            && RomanNumber.Value(theirs[0]) is { } other
            && other != value
            && !source.Numbers.Any(number => number.Values.Contains(value))
            ? ($"'{theirs[0]}'", $"'{ours[0]}'")
            : null;
    }

    /// <summary>三成 and 3割 are 30 percent.</summary>
    private static (string, string)? Tenths(CheckedText source, CheckedText english)
    {
        if (source.Language is not ("zh" or "ja"))
        {
            return null;
        }

        foreach (Match match in TenthOf().Matches(source.Text))
        {
            var digit = char.GetNumericValue(match.Value[0]) is >= 0 and var arabic
                ? (int)arabic
                : CjkNumbers.One(match.Value[0]);
            if (
                digit is > 0
                && HasPercent(english.Lower, $"{digit}")
                && !HasPercent(english.Lower, $"{digit}0")
                && !HasPercent(source.Text, $"{digit}")
            )
            {
                return ($"'{match.Value}'", $"'{digit}%'");
            }
        }

        return null;
    }

    private static bool HasPercent(string text, string number)
    {
        for (
            var at = text.IndexOf(number, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(number, at + 1, StringComparison.Ordinal)
        )
        {
            var after = text.AsSpan(at + number.Length).TrimStart(" -");
            if (
                (at == 0 || !(char.IsDigit(text[at - 1]) || text[at - 1] is '.' or ','))
                && (
                    after.StartsWith("%", StringComparison.Ordinal)
                    || after.StartsWith("percent", StringComparison.Ordinal)
                    || after.StartsWith("per cent", StringComparison.Ordinal)
                    || after.StartsWith("％", StringComparison.Ordinal)
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"(?<![\d,.])2[45]\d\d(?![\d,.]*\d)",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex YearOfBuddha();

    [GeneratedRegex(
        @"\p{Lu}\p{Ll}{2,} ([IVX]{2,6})(?![\p{L}\p{N}])",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex NumeralOfName();

    [GeneratedRegex(
        @"[1-9１-９一二三四五六七八九]\s?(?:成(?![为為功立员員本分田果长長年交熟人])|割(?!引|り|れ|る|合))",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex TenthOf();
}
