using System.Collections.Frozen;
using System.Globalization;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>What a run of digits and separators can mean.</summary>
internal static class DigitReading
{
    private const int MaxDigits = 24;

    // Where the press of one country writes 1,234 and that of another 1.234.
    private static readonly FrozenSet<string> EitherMark = LanguageProfile.With(
        "either_decimal_mark"
    );

    private static readonly FrozenSet<string> DecimalPoint = LanguageProfile.With("decimal_point");

    /// <summary>Preferred reading first; empty where the digits are too many to be a number.</summary>
    /// <param name="isPercent">Whether a percent sign follows: 4,161 % is no four thousand.</param>
    /// <param name="isScaled">Whether a scale follows; nobody writes 1,234 million with a decimal point in English.</param>
    public static IReadOnlyList<decimal> Values(
        string digits,
        string language,
        bool isScaled = false,
        bool isPercent = false
    )
    {
        var plain = digits
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace("\u00a0", "", StringComparison.Ordinal)
            .Replace("'", "", StringComparison.Ordinal);
        if (plain.Length > MaxDigits)
        {
            return [];
        }

        var marks = plain.Where(c => c is '.' or ',').ToArray();
        switch (marks)
        {
            case []:
                return [Value(plain)];
            case [var mark]:
                return OneMark(plain, mark, language, isScaled, isPercent);
            case [.., var last] when marks.Distinct().Count() == 2:
                return marks.Count(mark => mark == last) > 1
                    ?
                    [
                        Value(
                            plain
                                .Replace(".", "", StringComparison.Ordinal)
                                .Replace(",", "", StringComparison.Ordinal)
                        ),
                    ]
                    :
                    [
                        Value(
                            plain
                                .Replace(
                                    (last == '.' ? ',' : '.').ToString(),
                                    "",
                                    StringComparison.Ordinal
                                )
                                .Replace(last, '.')
                        ),
                    ];
            default:
                return RepeatedMark(plain, marks[0]);
        }
    }

    private static IReadOnlyList<decimal> OneMark(
        string digits,
        char mark,
        string language,
        bool isScaled,
        bool isPercent
    )
    {
        var at = digits.IndexOf(mark, StringComparison.Ordinal);
        var (whole, rest) = (digits[..at], digits[(at + 1)..]);
        var fraction = Value($"{whole}.{rest}");
        if (rest.Length != 3 || whole.Length > 3 || whole[0] == '0')
        {
            return [fraction];
        }

        // 4,100 is thousands in every locale: nobody writes a fraction that ends in 0 to three places.
        var isDecimalMark = DecimalPoint.Contains(language) ? mark == '.' : mark == ',';
        return (rest[^1] == '0', isDecimalMark, isScaled) switch
        {
            (true, _, _) => [Value(whole + rest)],
            (_, true, _) when isPercent => [fraction],
            (_, true, true) when language == "en" => [fraction],
            (_, true, _) => [fraction, Value(whole + rest)],
            (_, false, _) when EitherMark.Contains(language) => [Value(whole + rest), fraction],
            (_, false, true) when language != "en" => [Value(whole + rest), fraction], // es-MX, and slips
            _ => [Value(whole + rest)],
        };
    }

    private static IReadOnlyList<decimal> RepeatedMark(string digits, char mark)
    {
        var parts = digits.Split(mark);
        var grouped =
            parts[1..].All(part => part.Length == 3)
            || (parts[^1].Length == 3 && parts[1..^1].All(part => part.Length == 2)); // the second is Indian
        return grouped ? [Value(string.Concat(parts))]
            : parts[1..^1].All(part => part.Length == 3) && parts[^1].Length < 3
                ? [Value($"{string.Concat(parts[..^1])}.{parts[^1]}"), .. parts.Select(Value)] // 12.595.75, a slip
            : [.. parts.Select(Value)];
    }

    private static decimal Value(string digits) =>
        decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
