using System.Buffers;
using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>Readings of a Chinese or Japanese number that the characters around it allow: 令和4, 26日, ３割, 12～14万, 10秒15.</summary>
internal static partial class CjkContext
{
    private const int MaxList = 60; // characters
    private const int MaxListed = 20; // of what may be named one by one
    private const int MaxHalf = 5; // characters from a number to its half
    private const int MaxRange = 20;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，。；！？,.;");

    private static readonly (string Era, int Offset)[] Eras =
    [
        ("令和", 2018),
        ("平成", 1988),
        ("昭和", 1925),
        ("大正", 1911),
        ("明治", 1867),
        ("民國", 1911),
        ("民国", 1911),
    ];

    public static NumberMention Read(NumberMention mention, string text)
    {
        var value = mention.Values[0];
        var start = mention.Span.Start;
        var end = start + mention.Span.Length;
        var at = end + 1 < text.Length && text[end] == ' ' ? end + 1 : end;
        var next = at < text.Length ? text[at] : '\0';
        var second = at + 1 < text.Length ? text[at + 1] : '\0';
        List<decimal> values =
        [
            .. mention.Values,
            .. OfNext(value, next, second),
            .. OfEra(value, text, start),
            .. OfRange(value, text, end),
        ];
        if (HalfAfter().IsMatch(text.AsSpan(end, Math.Min(MaxHalf, text.Length - end))))
        {
            values.Add(value + 0.5m); // 1年半
        }

        var mayCount = value is > 1 and < MaxListed && value == decimal.Truncate(value);
        if (mayCount && Listed(text, start) is > 0 and var listed && listed < value)
        {
            values.Add(value - listed);
        }

        return mention with
        {
            Values = values,
            Kind = IsDay(mention, next, text) ? NumberKind.Date : mention.Kind,
            Years = next == '世' && IsCentury(value) ? YearsOf(value) : mention.Years,
        };
    }

    /// <summary>What the character after a number makes of it.</summary>
    private static decimal[] OfNext(decimal value, char next, char second) =>
        next switch
        {
            '成' or '割' when second == '半' || CjkNumbers.One(second) is > 0 => // 六成半, 六成五
            [value * 10, (value * 10) + (CjkNumbers.One(second) ?? 5)],
            '成' or '割' when second == '引' => [value * 10, 100 - (value * 10)],
            '成' or '割' => [value * 10],
            '折' => [value < 10 ? value * 10 : value],
            '打' or 'ダ' => [value * 12],
            '年' or '(' or '（' or '-' when IsShortYear(value) => [1900 + value, 2000 + value],
            '时' or '時' or '点' or '點' when value is >= 0 and <= 24 =>
            [
                ClockReading.Other(value),
            ],
            '世' when IsCentury(value) => [(value - 1) * 100],
            _ => [],
        };

    private static bool IsShortYear(decimal value) =>
        value is >= 0 and < 100 && value == decimal.Truncate(value);

    private static bool IsCentury(decimal value) => value is > 0 and < 40;

    private static (decimal, decimal) YearsOf(decimal century) =>
        ((century - 1) * 100, (century * 100) - 1);

    private static IEnumerable<decimal> OfEra(decimal value, string text, int start) =>
        Eras.Where(era => start >= 2 && string.CompareOrdinal(text, start - 2, era.Era, 0, 2) == 0)
            .Select(era => value + era.Offset);

    /// <summary>12～14万: the scale of the second holds for the first.</summary>
    private static decimal[] OfRange(decimal value, string text, int end)
    {
        var range = SharedScale().Match(text, end, Math.Min(MaxRange, text.Length - end));
        if (!range.Success)
        {
            return [];
        }

        var scale = range.Groups[1].Value[0];
        return [value * (CjkNumbers.Big(scale) ?? CjkNumbers.Small(scale) ?? 1)];
    }

    /// <summary>A day without its month is said by a weekday or left out: 26日称.</summary>
    private static bool IsDay(NumberMention mention, char next, string text) =>
        mention.Kind == NumberKind.Digits
        && next == '日'
        && mention.Values[0] <= 31
        && (mention.Span.Start == 0 || text[mention.Span.Start - 1] != '月');

    /// <summary>How many are named before a number that counts them too: 财政部等四部委 is the ministry and three others, 正代ら４人 he and three others.</summary>
    private static int Listed(string text, int start)
    {
        var isList =
            start > 1
            && (
                text[start - 1] == '等'
                || (
                    text[start - 1] == 'ら'
                    && text[start - 2] is >= '\u3400' and < '\ua000' and not ('彼' or '我' or '僕')
                )
            );
        if (!isList)
        {
            return 0;
        }

        var before = text.AsSpan(Math.Max(0, start - MaxList), Math.Min(MaxList, start));
        before = before[(before.LastIndexOfAny(ClauseEnds) + 1)..];
        var count = 1;
        foreach (var c in before)
        {
            if (c is '、' or '和' or '与' or '及')
            {
                count++;
            }
        }

        return count;
    }

    [GeneratedRegex(
        @"\G(?:[-~至到])[零〇一二两三四五六七八九十\d.,]{1,8}([万萬亿億兆千百])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex SharedScale();

    [GeneratedRegex(
        @"^(?:年|か月|カ月|ヶ月|ヵ月|个月|個月|時間|小时|小時|天|日|倍|米|公里|个|吨|斤|块|キロ|歳|岁|歲)(?:と|又)?半",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex HalfAfter();
}
