using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Verification.Numbers;

/// <summary>Chinese and Japanese numerals, alone or mixed with digits: 2.1亿, ２万２１３人, 九二, 三千五百.</summary>
internal static partial class CjkNumbers
{
    private const string Ones = "零一二三四五六七八九";
    private const string OtherOnes = "〇壱弐参";

    public static IEnumerable<NumberMention> Read(string text)
    {
        foreach (Match match in Run().Matches(text))
        {
            var raw = match.Value;
            var next = At(text, match.Index + match.Length);

            // 千米, 千瓦, 百分: units and percent, not thousands.
            if (raw[^1] is '千' or '百' && next is '米' or '瓦' or '克' or '卡' or '赫' or '分')
            {
                raw = raw[..^1];
            }

            if (raw.Length == 0 || Value(raw) is not { } value)
            {
                continue;
            }

            var hasDigits = raw.Any(char.IsAsciiDigit);
            List<decimal> values = hasDigits && PlainDigits().IsMatch(raw) ? [.. DigitReading.Values(raw, "zh")] : [value];
            if (values.Count > 0)
            {
                values.AddRange(Others(text, match.Index, raw, next, values[0], hasDigits));
                yield return new NumberMention(values, hasDigits ? NumberKind.Digits : NumberKind.Word, raw, new TextSpan(match.Index, raw.Length));
            }
        }
    }

    /// <summary>Readings that the characters around allow.</summary>
    private static IEnumerable<decimal> Others(string text, int start, string raw, char next, decimal value, bool hasDigits)
    {
        if (next is '成' or '割')
        {
            yield return value * 10;
        }

        if (!hasDigits && raw.Length is >= 2 and <= 20 && raw.All(c => One(c) is not null))
        {
            var spelled = decimal.Parse(string.Concat(raw.Select(c => One(c))), CultureInfo.InvariantCulture);
            yield return spelled;
            if (raw.Length == 2)
            {
                yield return 1900 + spelled;
                yield return 2000 + spelled;
            }
        }

        if (value is >= 0 and < 100 && value == decimal.Truncate(value) && (next is '年' or '(' or '（' or '～'))
        {
            yield return 1900 + value;
            yield return 2000 + value;
        }

        if (next is '时' or '時' or '点' or '點')
        {
            yield return value - 12;
            yield return value + 12;
        }

        if (next is '世')
        {
            yield return (value - 1) * 100;
        }

        foreach (var (era, offset) in ((string, int)[])[("令和", 2018), ("平成", 1988), ("昭和", 1925), ("大正", 1911), ("民國", 1911), ("民国", 1911)])
        {
            if (start >= 2 && string.CompareOrdinal(text, start - 2, era, 0, 2) == 0)
            {
                yield return value + offset;
            }
        }

        // 12～14万: the scale of the second holds for the first.
        if (SharedScale().Match(text, start + raw.Length, Math.Min(20, text.Length - start - raw.Length)) is { Success: true } range)
        {
            yield return value * (Big(range.Groups[1].Value[0]) ?? Small(range.Groups[1].Value[0]) ?? 1);
        }
    }

    private static decimal? Value(string run)
    {
        decimal total = 0, section = 0;
        decimal? current = null;
        for (var index = 0; index < run.Length; index++)
        {
            var c = run[index];
            if (char.IsAsciiDigit(c))
            {
                var end = index;
                while (end < run.Length && (char.IsAsciiDigit(run[end]) || run[end] is '.' or ','))
                {
                    end++;
                }

                if (end - index > 20 || !decimal.TryParse(run[index..end].Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var digits))
                {
                    return null;
                }

                current = digits;
                index = end - 1;
            }
            else if (One(c) is { } one)
            {
                current = current is { } before && before < 1_000_000_000_000 ? (before * 10) + one : one;
            }
            else if (Small(c) is { } small)
            {
                section += (current ?? 1) * small;
                current = null;
            }
            else if (Big(c) is { } big)
            {
                section += current ?? 0;
                total = section == 0 && total is > 0 and < 1_000_000_000_000 ? total * big : total + ((section == 0 ? 1 : section) * big);
                (section, current) = (0, null);
            }
        }

        return total + section + (current ?? 0);
    }

    private static int? One(char c) => c switch
    {
        '两' or '兩' => 2,
        _ when Ones.IndexOf(c, StringComparison.Ordinal) is >= 0 and var value => value,
        _ when OtherOnes.IndexOf(c, StringComparison.Ordinal) is >= 0 and var value => value,
        _ => null,
    };

    private static decimal? Small(char c) => c switch { '十' => 10, '百' => 100, '千' => 1000, _ => null };

    private static decimal? Big(char c) => c switch { '万' or '萬' => 10_000, '亿' or '億' => 100_000_000, '兆' => 1_000_000_000_000, _ => null };

    private static char At(string text, int index) => index < text.Length ? text[index] : '\0';

    [GeneratedRegex(@"(?:\d+(?:,\d{3})*(?:\.\d+)?(?:[余多几数]?[ ]?(?=[万萬亿億兆]))?|[零〇一二两兩三四五六七八九十百千万萬亿億兆])+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Run();

    [GeneratedRegex(@"^[\d,]+(?:\.\d+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex PlainDigits();

    [GeneratedRegex(@"\G(?:[-~至到])[零〇一二两三四五六七八九十\d.,]{1,8}([万萬亿億兆千百])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SharedScale();
}
