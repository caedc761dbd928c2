using System.Globalization;
using static NewsDigest.Facts.Reading.Numbers.NumberPatterns;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>Readings of a number in digits that the characters around it allow: 1981-87, '87, the 90s, alle 22,30, 2½.</summary>
internal static class DigitContext
{
    private const int Reach = 14;

    public static NumberMention Read(NumberMention mention, NumberToken token, string text)
    {
        var value = mention.Values[0];
        var end = mention.Span.Start + mention.Span.Length;
        var before = text.AsSpan(Math.Max(0, token.Start - Reach), Math.Min(Reach, token.Start));
        var after = text.AsSpan(end, Math.Min(Reach, text.Length - end));
        List<decimal> values = [.. mention.Values];
        var isWhole = value == decimal.Truncate(value);
        var isPlain = end == token.End;
        if (isPlain && isWhole && token.Length == 2)
        {
            AddYears(values, value, token, text, before, after);
        }

        if (isWhole && value is > 0 and < 40 && CenturyAfter().IsMatch(after))
        {
            values.Add((value - 1) * 100);
            return mention with { Values = values, Years = ((value - 1) * 100, (value * 100) - 1) };
        }

        if (
            isPlain
            && isWhole
            && value is > 0 and <= 31
            && after is [')', ..]
            && WeekdayBefore().IsMatch(before)
        )
        {
            return mention with { Kind = NumberKind.Date };
        }

        if (isPlain && Time(mention, value, isWhole, token, text, before, after) is { } time)
        {
            return time;
        }

        if (isPlain && isWhole && IsFractionOnly(text, token.Start))
        {
            values.Add(value / (decimal)Math.Pow(10, token.Length)); // a batting average of .182
        }

        if (isWhole && value is > 100 and < 1000 && CentimetersAfter().IsMatch(after))
        {
            values.Add(value / 100);
        }

        if (
            isPlain
            && PowerAfter().Match(text, end, Math.Min(Reach, text.Length - end))
                is { Success: true } power
        )
        {
            values.AddRange(
                Power(
                    value,
                    power.Groups[1].Value == "^",
                    int.Parse(power.Groups[2].ValueSpan, CultureInfo.InvariantCulture)
                )
            );
        }

        if (isWhole && value < 100 && FinalAfter().IsMatch(after))
        {
            values.Add(value * 2); // 1/8 финала, 8es de finale: the last sixteen
        }

        return after.Length > 0
            && char.GetUnicodeCategory(after[0]) == UnicodeCategory.OtherNumber
            && char.GetNumericValue(after[0]) is > 0 and < 1 and var fraction
                ? mention with
                {
                    Values = [value + (decimal)fraction, .. values],
                }
            : values.Count == mention.Values.Count ? mention
            : mention with { Values = values };
    }

    private static bool IsFractionOnly(string text, int start) =>
        start > 0
        && text[start - 1] is '.' or ','
        && (start == 1 || text[start - 2] is ' ' or '(' or '-' or DigitFolding.GroupSpace);

    /// <summary>1e10, 2^5.</summary>
    private static IEnumerable<decimal> Power(decimal value, bool isExponent, int exponent)
    {
        var result = isExponent
            ? Math.Pow((double)value, exponent)
            : (double)value * Math.Pow(10, exponent);
        return result is > 0 and < 1e18 ? [(decimal)result] : [];
    }

    private static void AddYears(
        List<decimal> values,
        decimal value,
        NumberToken token,
        string text,
        ReadOnlySpan<char> before,
        ReadOnlySpan<char> after
    )
    {
        if (
            token.Start >= 5
            && text[token.Start - 1] is '-' or '/'
            && YearBefore().Match(text, token.Start - 5, 5) is { Success: true } year
        )
        {
            values.Add(
                decimal.Parse(
                    string.Concat(year.ValueSpan[..2], text.AsSpan(token.Start, 2)),
                    CultureInfo.InvariantCulture
                )
            );
        }
        else if (
            (token.Start > 0 && text[token.Start - 1] == '\'')
            || DecadeAfter().IsMatch(after)
            || (value % 10 == 0 && DecadeBefore().IsMatch(before))
            || (text[token.Start] == '0' && YearAfter().IsMatch(after))
        )
        {
            values.AddRange([1900 + value, 2000 + value, 1800 + value]);
        }
    }

    private static NumberMention? Time(
        NumberMention mention,
        decimal value,
        bool isWhole,
        NumberToken token,
        string text,
        ReadOnlySpan<char> before,
        ReadOnlySpan<char> after
    )
    {
        var isClock = ClockAfter().IsMatch(after);
        if (
            isWhole
            && token.Length <= 2
            && value <= 24
            && (isClock || HourAfter().IsMatch(after) || HourBefore().IsMatch(before))
        )
        {
            return mention with { Values = [.. mention.Values, ClockReading.Other(value)] };
        }

        if (
            token.Length is 4 or 5
            && text.AsSpan(token.Start, token.Length).IndexOfAny('.', ',') is var mark
            && mark == token.Length - 3
            && (isClock || HourAfter().IsMatch(after) || ClockBefore().IsMatch(before))
        )
        {
            return ClockReading.OfDecimal(mention, value);
        }

        return
            token.Length == 4
            && text[token.Start] == '0'
            && isWhole
            && ClockReading.OfDecimal(mention, value / 100) is { } military
            ? military with
            {
                Values = [value, .. military.Values],
            }
            : null; // 0530
    }
}
