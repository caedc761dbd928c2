using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>Readings of a Chinese or Japanese number that the characters around it allow: 令和4, 26日, ３割, 12～14万, 10秒15.</summary>
internal static partial class CjkContext
{
    private const int MaxList = 60; // characters
    private const int MaxListed = 20; // of what may be named one by one

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
        var (value, start, end) = (
            mention.Values[0],
            mention.Span.Start,
            mention.Span.Start + mention.Span.Length
        );
        var at = end + 1 < text.Length && text[end] == ' ' ? end + 1 : end;
        var (next, second) = (
            at < text.Length ? text[at] : '\0',
            at + 1 < text.Length ? text[at + 1] : '\0'
        );
        List<decimal> values = [.. mention.Values];
        switch (next)
        {
            case '成' or '割' when second == '半' || CjkNumbers.One(second) is > 0: // 六成半, 六成五
                values.AddRange([value * 10, (value * 10) + (CjkNumbers.One(second) ?? 5)]);
                break;
            case '成' or '割':
                values.AddRange(second == '引' ? [value * 10, 100 - (value * 10)] : [value * 10]);
                break;
            case '折':
                values.Add(value < 10 ? value * 10 : value);
                break;
            case '打' or 'ダ':
                values.Add(value * 12);
                break;
            case '年'
            or '('
            or '（'
            or '-' when value is >= 0 and < 100 && value == decimal.Truncate(value):
                values.AddRange([1900 + value, 2000 + value]);
                break;
            case '时' or '時' or '点' or '點' when value is >= 0 and <= 24:
                values.Add(ClockReading.Other(value));
                break;
            case '世' when value is > 0 and < 40:
                values.Add((value - 1) * 100);
                mention = mention with { Years = ((value - 1) * 100, (value * 100) - 1) };
                break;
            default:
                break;
        }

        foreach (var (era, offset) in Eras)
        {
            if (start >= 2 && string.CompareOrdinal(text, start - 2, era, 0, 2) == 0)
            {
                values.Add(value + offset);
            }
        }

        // 12～14万: the scale of the second holds for the first.
        if (
            SharedScale().Match(text, end, Math.Min(20, text.Length - end)) is
            { Success: true } range
        )
        {
            values.Add(
                value
                    * (
                        CjkNumbers.Big(range.Groups[1].Value[0])
                        ?? CjkNumbers.Small(range.Groups[1].Value[0])
                        ?? 1
                    )
            );
        }

        if (HalfAfter().IsMatch(text.AsSpan(end, Math.Min(5, text.Length - end))))
        {
            values.Add(value + 0.5m); // 1年半
        }

        if (
            value is > 1 and < MaxListed
            && value == decimal.Truncate(value)
            && Listed(text, start) is > 0 and var listed
            && listed < value
        )
        {
            values.Add(value - listed);
        }

        // A day without its month is said by a weekday or left out: 26日称.
        var kind =
            mention.Kind == NumberKind.Digits
            && next == '日'
            && value <= 31
            && (start == 0 || text[start - 1] != '月')
                ? NumberKind.Date
                : mention.Kind;
        return mention with { Values = values, Kind = kind };
    }

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
            count += c is '、' or '和' or '与' or '及' ? 1 : 0;
        }

        return count;
    }

    /// <summary>Numbers that a unit stands in the middle of, and halves.</summary>
    public static IEnumerable<NumberMention> Special(string text)
    {
        foreach (Match match in Seconds().Matches(text))
        {
            yield return Of(
                match,
                [
                    decimal.Parse(
                        $"{match.Groups[1].ValueSpan}.{match.Groups[2].ValueSpan}",
                        CultureInfo.InvariantCulture
                    ),
                ],
                NumberKind.Digits
            ) with
            {
                Parts = [Part(match.Groups[1]), Part(match.Groups[2])],
            };
        }

        foreach (Match match in Average().Matches(text))
        {
            var parts = match
                .Groups.Values.Skip(1)
                .Where(group => group.Success)
                .Select(group => Part(group))
                .ToArray();
            var digits = decimal.Parse(
                string.Concat(parts.Select(part => part.Text)),
                CultureInfo.InvariantCulture
            );
            var percent = parts.Length == 3 ? digits / 10 : digits;
            yield return Of(match, [percent, percent / 100, digits], NumberKind.Digits);
        }

        foreach (Match match in Money().Matches(text))
        {
            if (
                CjkNumbers.Value(match.Groups[1].Value) is { } whole
                && CjkNumbers.Value(match.Groups[2].Value) is > 0 and < 100 and var minor
            )
            {
                var hundredths = match.Groups[4].Success
                    ? CjkNumbers.Value(match.Groups[4].Value) ?? 0
                    : 0;
                var value =
                    whole
                    + (minor / (match.Groups[3].Value is "角" or "毛" ? 10 : 100))
                    + (hundredths / 100);
                NumberMention[] parts =
                [
                    .. match
                        .Groups.Values.Where(group =>
                            group.Success && group.Name is "1" or "2" or "4"
                        )
                        .Select(group => new NumberMention(
                            [CjkNumbers.Value(group.Value) ?? 0],
                            NumberKind.Digits,
                            group.Value,
                            new TextSpan(group.Index, group.Length)
                        )),
                ];
                yield return Of(
                    match,
                    [value],
                    match.Value.Any(char.IsAsciiDigit) ? NumberKind.Digits : NumberKind.Word
                ) with
                {
                    Parts = parts,
                };
            }
        }

        foreach (Match match in SpokenPoint().Matches(text))
        {
            yield return Of(
                match,
                [
                    decimal.Parse(
                        $"{match.Groups[1].ValueSpan}.{match.Groups[2].ValueSpan}",
                        CultureInfo.InvariantCulture
                    ),
                ],
                NumberKind.Support
            );
        }

        foreach (Match match in FractionOf().Matches(text))
        {
            if (
                CjkNumbers.Value(match.Groups[2].Value) is { } under and > 0
                && CjkNumbers.Value(match.Groups[3].Value) is { } over
            )
            {
                var whole = match.Groups[1].Success
                    ? CjkNumbers.Value(match.Groups[1].Value) ?? 0
                    : 0;
                yield return Of(
                    match,
                    [
                        whole + (over / under),
                        over / under,
                        over,
                        under,
                        .. under == 100 ? [] : (decimal[])[Math.Round(over / under * 100, 6)],
                    ],
                    NumberKind.Support
                );
            }
        }

        foreach (Match match in Power().Matches(text))
        {
            var factor = match.Groups[1].Success ? CjkNumbers.Value(match.Groups[1].Value) ?? 1 : 1;
            if (
                CjkNumbers.Value(match.Groups[2].Value) is { } root and > 0
                && CjkNumbers.Value(match.Groups[4].Value) is { } power and < 30
                && Math.Pow((double)root, (double)(match.Groups[3].Success ? -power : power))
                    is > 1e-18
                        and < 1e15
                        and var result
            )
            {
                yield return Of(
                    match,
                    [factor < 1_000_000 ? factor * (decimal)result : factor],
                    NumberKind.Support
                );
            }
        }

        foreach (Match match in Ten().Matches(text))
        {
            yield return Of(match, match.Value == "還暦" ? [60] : [10], NumberKind.Support);
        }

        foreach (Match match in Half().Matches(text))
        {
            yield return Of(
                match,
                match.Length > 1 && match.Value[0] == '半' ? [6, 0.5m] : [0.5m, 50, 2, 30],
                NumberKind.Support
            );
        }
    }

    private static NumberMention Part(Group group) =>
        new(
            [decimal.Parse(group.ValueSpan, CultureInfo.InvariantCulture)],
            NumberKind.Digits,
            group.Value,
            new TextSpan(group.Index, group.Length)
        );

    private static NumberMention Of(Match match, IReadOnlyList<decimal> values, NumberKind kind) =>
        new(values, kind, match.Value, new TextSpan(match.Index, match.Length));

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

    [GeneratedRegex(
        @"(?<!\d)(\d{1,3})秒(\d{2})(?!\d)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Seconds();

    /// <summary>50元6角3分, 两美元三美分.</summary>
    [GeneratedRegex(
        @"(?<![\d.])([\d,]{1,12}|[零一二两兩三四五六七八九十百千万]{1,12})(?:元|块|塊|圆|圓|人民元|美元|欧元|ドル|ユーロ)(?:と|又|零)?(\d{1,2}|[一二两三四五六七八九十]{1,3})(角|毛|美分|欧分|セント|分)(?:(\d|[一二三四五六七八九])分)?",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Money();

    /// <summary>21点2; 8点30分 is a time.</summary>
    [GeneratedRegex(
        @"(?<![\d.])(\d{1,9})[点點](\d{1,6})(?![\d分])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex SpokenPoint();

    /// <summary>打率１割８分２厘: a batting average.</summary>
    [GeneratedRegex(
        @"(?<!\d)(\d)割(\d)分(?:(\d)厘)?",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Average();

    /// <summary>The whole before it needs a word between: 三百五十又三分之一, 一と二分の一.</summary>
    [GeneratedRegex(
        @"(?:([\d一二两兩壹贰貳叁參肆伍陆陸柒捌玖拾三四五六七八九十百千万萬亿億兆仟佰](?: ?[\d一二两兩壹贰貳叁參肆伍陆陸柒捌玖拾三四五六七八九十百千万萬亿億兆仟佰]){0,9}|[일이삼사오육칠팔구십백천만억조]{1,9}) ?(?:と|又|また|は|과|와) ?)?([\d一二两兩壹贰貳叁參肆伍陆陸柒捌玖拾三四五六七八九十百千万萬亿億兆仟佰일이삼사오육칠팔구십백천만억조]{1,10}) {0,2}(?:分 {0,2}[之の]|분의) ?(?:负|負|マイナス|-)?([\d一二两兩壹贰貳叁參肆伍陆陸柒捌玖拾三四五六七八九十百千万萬亿億兆仟佰零点點.,일이삼사오육칠팔구십백천만]{1,12})",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex FractionOf();

    /// <summary>十二・三×十の十四乗</summary>
    [GeneratedRegex(
        @"(?:([\d一二三四五六七八九十百.・]{1,8})×)?([\d一二三四五六七八九十百.・]{1,8})の(マイナス|-)?(?:プラス|マイナス|-)?([\d一二三四五六七八九十]{1,4})乗",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Power();

    /// <summary>Single and double figures, and the sixtieth birthday.</summary>
    [GeneratedRegex(
        "个位数|個位數|两位数|兩位數|上双|上雙|還暦",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Ten();

    [GeneratedRegex(
        "半(?:ダース|打)?|对折|對折",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Half();
}
