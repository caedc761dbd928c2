using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using static NewsDigest.Facts.Reading.Numbers.NumberPatterns;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>What stands for a number beside digits and number words: Roman numerals, fractions, English words such as months. They satisfy, and demand nothing.</summary>
internal static class NumberSigns
{
    private static readonly SearchValues<char> Vulgar = SearchValues.Create("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞");

    /// <summary>A vulgar fraction is one character; after a number in digits it belongs to that one.</summary>
    public static IEnumerable<NumberMention> Read(string text, string language)
    {
        foreach (Match match in Roman().Matches(text))
        {
            if (RomanNumber.Value(match.Groups[1].Value) is { } value)
            {
                yield return Of(text, [value, (value - 1) * 100], match.Index, match.Length);
            }
        }

        foreach (
            Match match in language is "cs" or "sk"
                ? HalfOfNext().Matches(text)
                : Enumerable.Empty<Match>()
        )
        {
            var half =
                match.Groups[1].Success ? 1.5m
                : match.Groups[2].Success ? 2.5m
                : 3.5m;
            var scale =
                match.Groups[4].Success ? 1000m
                : match.Groups[5].Success ? 1_000_000m
                : match.Groups[6].Success ? 1_000_000_000m
                : 1m;
            yield return Of(text, [half * scale, half], match.Index, match.Length);
        }

        foreach (Match match in Fraction().Matches(text))
        {
            var (over, under) = (
                decimal.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture),
                decimal.Parse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture)
            );
            var whole = match.Groups[1].Success
                ? decimal.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
                : 0;
            if (under > 0)
            {
                yield return Of(
                    text,
                    [whole + (over / under), over / under],
                    match.Index,
                    match.Length
                );
            }
        }

        for (
            var index = text.AsSpan().IndexOfAny(Vulgar);
            index >= 0 && index < text.Length;
            index++
        )
        {
            if (Vulgar.Contains(text[index]))
            {
                yield return Of(text, [(decimal)char.GetNumericValue(text[index])], index, 1);
            }
        }

        foreach (
            Match match in language == "en"
                ? EnglishExtra().Matches(text)
                : Enumerable.Empty<Match>()
        )
        {
            if (EnglishExtras.Values(match.Value) is { Count: > 0 } values)
            {
                yield return Of(text, values, match.Index, match.Length);
            }
        }
    }

    private static NumberMention Of(
        string text,
        IReadOnlyList<decimal> values,
        int start,
        int length
    ) =>
        new(values, NumberKind.Support, text.Substring(start, length), new TextSpan(start, length));
}
