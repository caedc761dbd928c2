using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Verification.Numbers;

/// <summary>Readings of a Chinese or Japanese number that the characters around it allow: 令和4, 26日, ３割, 12～14万, 10秒15.</summary>
internal static partial class CjkContext
{
    private static readonly (string Era, int Offset)[] Eras = [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("大正", 1911), ("明治", 1867), ("民國", 1911), ("民国", 1911)];

    public static NumberMention Read(NumberMention mention, string text)
    {
        var (value, start, end) = (mention.Values[0], mention.Span.Start, mention.Span.Start + mention.Span.Length);
        var next = end < text.Length ? text[end] : '\0';
        List<decimal> values = [.. mention.Values];
        switch (next)
        {
            case '成' or '割' when end + 1 < text.Length && text[end + 1] == '半':
                values.Add((value * 10) + 5);
                break;
            case '成' or '割':
                values.AddRange(end + 1 < text.Length && text[end + 1] == '引' ? [value * 10, 100 - (value * 10)] : [value * 10]);
                break;
            case '折':
                values.Add(value < 10 ? value * 10 : value);
                break;
            case '打' or 'ダ':
                values.Add(value * 12);
                break;
            case '年' or '(' or '（' or '-' when value is >= 0 and < 100 && value == decimal.Truncate(value):
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
        if (SharedScale().Match(text, end, Math.Min(20, text.Length - end)) is { Success: true } range)
        {
            values.Add(value * (CjkNumbers.Big(range.Groups[1].Value[0]) ?? CjkNumbers.Small(range.Groups[1].Value[0]) ?? 1));
        }

        if (HalfAfter().IsMatch(text.AsSpan(end, Math.Min(5, text.Length - end))))
        {
            values.Add(value + 0.5m); // 1年半
        }

        // A day without its month is said by a weekday or left out: 26日称.
        var kind = mention.Kind == NumberKind.Digits && next == '日' && value <= 31 && (start == 0 || text[start - 1] != '月') ? NumberKind.Date : mention.Kind;
        return mention with { Values = values, Kind = kind };
    }

    /// <summary>Numbers that a unit stands in the middle of, and halves.</summary>
    public static IEnumerable<NumberMention> Special(string text)
    {
        foreach (Match match in Seconds().Matches(text))
        {
            yield return Of(match, [decimal.Parse($"{match.Groups[1].ValueSpan}.{match.Groups[2].ValueSpan}", CultureInfo.InvariantCulture)], NumberKind.Digits) with
            {
                Parts = [Part(match.Groups[1]), Part(match.Groups[2])],
            };
        }

        foreach (Match match in Average().Matches(text))
        {
            var parts = match.Groups.Values.Skip(1).Where(group => group.Success).Select(group => Part(group)).ToArray();
            var digits = decimal.Parse(string.Concat(parts.Select(part => part.Text)), CultureInfo.InvariantCulture);
            var percent = parts.Length == 3 ? digits / 10 : digits;
            yield return Of(match, [percent, percent / 100, digits], NumberKind.Digits);
        }

        foreach (Match match in FractionOf().Matches(text))
        {
            if (CjkNumbers.Value(match.Groups[2].Value) is { } under and > 0 && CjkNumbers.Value(match.Groups[3].Value) is { } over)
            {
                var whole = match.Groups[1].Success ? CjkNumbers.Value(match.Groups[1].Value) ?? 0 : 0;
                yield return Of(match, [whole + (over / under), over / under, over, under, .. under == 100 ? [] : (decimal[])[Math.Round(over / under * 100, 6)]], NumberKind.Support);
            }
        }

        foreach (Match match in Power().Matches(text))
        {
            var factor = match.Groups[1].Success ? CjkNumbers.Value(match.Groups[1].Value) ?? 1 : 1;
            if (CjkNumbers.Value(match.Groups[2].Value) is { } root and > 0 && CjkNumbers.Value(match.Groups[4].Value) is { } power and < 30 && Math.Pow((double)root, (double)(match.Groups[3].Success ? -power : power)) is > 1e-18 and < 1e15 and var result)
            {
                yield return Of(match, [factor < 1_000_000 ? factor * (decimal)result : factor], NumberKind.Support);
            }
        }

        foreach (Match match in Half().Matches(text))
        {
            yield return Of(match, [0.5m, 50, 2, 30], NumberKind.Support);
        }
    }

    private static NumberMention Part(Group group) => new([decimal.Parse(group.ValueSpan, CultureInfo.InvariantCulture)], NumberKind.Digits, group.Value, new TextSpan(group.Index, group.Length));

    private static NumberMention Of(Match match, IReadOnlyList<decimal> values, NumberKind kind) => new(values, kind, match.Value, new TextSpan(match.Index, match.Length));

    [GeneratedRegex(@"\G(?:[-~至到])[零〇一二两三四五六七八九十\d.,]{1,8}([万萬亿億兆千百])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: PatternTimeout.Milliseconds)]
    private static partial Regex SharedScale();

    [GeneratedRegex(@"^(?:年|か月|カ月|ヶ月|ヵ月|个月|個月|時間|小时|小時|天|日|倍|米|公里|个|吨|斤|块|キロ)半", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: PatternTimeout.Milliseconds)]
    private static partial Regex HalfAfter();

    [GeneratedRegex(@"(?<!\d)(\d{1,3})秒(\d{2})(?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: PatternTimeout.Milliseconds)]
    private static partial Regex Seconds();

    /// <summary>打率１割８分２厘: a batting average.</summary>
    [GeneratedRegex(@"(?<!\d)(\d)割(\d)分(?:(\d)厘)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: PatternTimeout.Milliseconds)]
    private static partial Regex Average();

    [GeneratedRegex(@"(?:([\d一二两壹贰叁肆伍陆陸柒捌玖拾三四五六七八九十百千일이삼사오육칠팔구십백천]{1,6}) ?(?:と|又|과|와) ?)?([\d一二两三四五六七八九十百千万萬亿億兆仟佰壹贰叁肆伍陆陸柒捌玖拾일이삼사오육칠팔구십백천만억조]{1,8}) ?(?:分 ?[之の]|분의) ?([\d一二两三四五六七八九十百千万萬零点點壹贰叁肆伍陆陸柒捌玖拾佰仟일이삼사오육칠팔구십백천만.,]{1,12})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: PatternTimeout.Milliseconds)]
    private static partial Regex FractionOf();

    /// <summary>十二・三×十の十四乗</summary>
    [GeneratedRegex(@"(?:([\d一二三四五六七八九十百.・]{1,8})×)?([\d一二三四五六七八九十百.・]{1,8})の(マイナス|-)?(?:プラス|マイナス|-)?([\d一二三四五六七八九十]{1,4})乗", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: PatternTimeout.Milliseconds)]
    private static partial Regex Power();

    [GeneratedRegex("半", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: PatternTimeout.Milliseconds)]
    private static partial Regex Half();
}
