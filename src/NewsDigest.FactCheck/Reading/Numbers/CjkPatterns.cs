using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>Chinese and Japanese numbers that a unit stands in the middle of, and halves: a pattern and its reader in each row.</summary>
internal static partial class CjkPatterns
{
    private const int Percent = 100;
    private const int MaxPower = 30;
    private const decimal MaxFactor = 1_000_000;

    private static readonly (Regex Pattern, Func<Match, NumberMention?> Read)[] Readers =
    [
        (Seconds(), ReadSeconds),
        (Average(), ReadAverage),
        (Money(), ReadMoney),
        (SpokenPoint(), ReadSpokenPoint),
        (FractionOf(), ReadFraction),
        (Power(), ReadPower),
        (Ten(), match => Of(match, match.Value == "還暦" ? [60] : [10], NumberKind.Support)),
        (Half(), ReadHalf),
    ];

    public static IEnumerable<NumberMention> Read(string text) =>
        Readers
            .SelectMany(reader => reader.Pattern.Matches(text).Select(reader.Read))
            .OfType<NumberMention>();

    private static NumberMention ReadSeconds(Match match) =>
        Of(match, [Decimal(match)], NumberKind.Digits) with
        {
            Parts = [Part(match.Groups[1]), Part(match.Groups[2])],
        };

    private static NumberMention ReadSpokenPoint(Match match) =>
        Of(match, [Decimal(match)], NumberKind.Support);

    private static NumberMention ReadAverage(Match match)
    {
        var parts = match
            .Groups.Values.Skip(1)
            .Where(group => group.Success)
            .Select(Part)
            .ToArray();
        var digits = decimal.Parse(
            string.Concat(parts.Select(part => part.Text)),
            CultureInfo.InvariantCulture
        );
        var percent = parts.Length == 3 ? digits / 10 : digits;
        return Of(match, [percent, percent / Percent, digits], NumberKind.Digits);
    }

    private static NumberMention? ReadMoney(Match match)
    {
        if (
            CjkNumbers.Value(match.Groups[1].Value) is not { } whole
            || CjkNumbers.Value(match.Groups[2].Value) is not (> 0 and < 100 and var minor)
        )
        {
            return null;
        }

        var hundredths = match.Groups[4].Success ? CjkNumbers.Value(match.Groups[4].Value) ?? 0 : 0;
        var isTenth = match.Groups[3].Value is "角" or "毛";
        var value = whole + (minor / (isTenth ? 10 : 100)) + (hundredths / 100);
        var kind = match.Value.Any(char.IsAsciiDigit) ? NumberKind.Digits : NumberKind.Word;
        return Of(match, [value], kind) with
        {
            Parts =
            [
                .. match
                    .Groups.Values.Where(group => group.Success && group.Name is "1" or "2" or "4")
                    .Select(group => new NumberMention(
                        [CjkNumbers.Value(group.Value) ?? 0],
                        NumberKind.Digits,
                        group.Value,
                        new TextSpan(group.Index, group.Length)
                    )),
            ],
        };
    }

    private static NumberMention? ReadFraction(Match match)
    {
        if (
            CjkNumbers.Value(match.Groups[2].Value) is not ({ } under and > 0)
            || CjkNumbers.Value(match.Groups[3].Value) is not { } over
        )
        {
            return null;
        }

        var whole = match.Groups[1].Success ? CjkNumbers.Value(match.Groups[1].Value) ?? 0 : 0;
        var share = over / under;
        List<decimal> values = [whole + share, share, over, under];
        if (under != Percent)
        {
            values.Add(Math.Round(share * Percent, 6));
        }

        return Of(match, values, NumberKind.Support);
    }

    private static NumberMention? ReadPower(Match match)
    {
        var factor = match.Groups[1].Success ? CjkNumbers.Value(match.Groups[1].Value) ?? 1 : 1;
        if (
            CjkNumbers.Value(match.Groups[2].Value) is not ({ } root and > 0)
            || CjkNumbers.Value(match.Groups[4].Value) is not ({ } power and < MaxPower)
        )
        {
            return null;
        }

        var result = Math.Pow((double)root, (double)(match.Groups[3].Success ? -power : power));
        if (result is not (> 1e-18 and < 1e15))
        {
            return null; // no decimal holds it
        }

        var value = factor < MaxFactor ? factor * (decimal)result : factor;
        return Of(match, [value], NumberKind.Support);
    }

    private static NumberMention ReadHalf(Match match) =>
        Of(
            match,
            match.Length > 1 && match.Value[0] == '半' ? [6, 0.5m] : [0.5m, 50, 2, 30],
            NumberKind.Support
        );

    private static decimal Decimal(Match match) =>
        decimal.Parse(
            $"{match.Groups[1].ValueSpan}.{match.Groups[2].ValueSpan}",
            CultureInfo.InvariantCulture
        );

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
