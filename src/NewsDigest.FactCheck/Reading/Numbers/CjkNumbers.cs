using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>Chinese, Japanese and Korean numerals, alone or mixed with digits: 2.1亿, ２万２１３人, 九二, 三千五百, 5만5천. Digits alone are left to others.</summary>
internal static partial class CjkNumbers
{
    private const string Counters =
        "人个個名年月日天次家位件国國項项種种点點台辆元円回社カヶか箇歳岁時时分秒倍つ度番目部";
    private const string HanOnes = "零〇一二两兩三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖壱弐参";
    private const string HanValues = "0012223456789122334566789123";
    private const string KoreanOnes = "영공일이삼사오육륙칠팔구";
    private const string KoreanValues = "001234566789";

    public static IEnumerable<NumberMention> Read(string text, string language)
    {
        foreach (Match match in (language == "ko" ? Korean() : Han()).Matches(text))
        {
            var raw = WithoutUnit(
                match.Value.Contains(' ', StringComparison.Ordinal)
                    ? match.Value.TrimEnd()
                    : match.Value,
                At(text, match.Index + match.Length)
            );
            if (
                raw.Length == 0
                || Value(raw.Replace(" ", "", StringComparison.Ordinal)) is not { } value
            )
            {
                continue;
            }

            var hasDigits = raw.Any(char.IsAsciiDigit);
            // One numeral alone is as often a part of a name: 三重, 四川.
            var kind =
                hasDigits ? NumberKind.Digits
                : raw.Length > 1
                || Counters.Contains(At(text, match.Index + 1), StringComparison.Ordinal)
                    ? NumberKind.Word
                : NumberKind.Support;
            var mention = new NumberMention(
                [value, .. hasDigits ? [] : Spelled(raw)],
                kind,
                raw,
                new TextSpan(match.Index, raw.Length)
            )
            {
                Parts = hasDigits ? Apart(raw, match.Index) : [],
            };
            yield return language == "ko" ? mention : CjkContext.Read(mention, text);
        }
    }

    /// <summary>千米, 千瓦, 百分, 兆焦: units and percent, not thousands.</summary>
    private static string WithoutUnit(string raw, char next)
    {
        if (raw[^1] is '两' or '兩')
        {
            // A weight; no number ends in it.
            var followsNumber = raw.Length > 1 && (Small(raw[^2]) ?? Big(raw[^2])) is not null;
            return followsNumber ? raw[..^1] : raw;
        }

        var isUnit = raw[^1] switch
        {
            '千' => next is '米' or '瓦' or '克' or '卡' or '赫' or '伏' or '帕',
            '百' => next == '分',
            '兆' => next is '焦' or '瓦' or '赫' or '字' or '帕' or '比' or '欧',
            _ => false,
        };
        return isUnit ? Strip(raw) : raw;
    }

    /// <summary>What spaces part may be one number or several: 7万 5千, 10万 3万.</summary>
    private static NumberMention[] Apart(string raw, int start)
    {
        List<NumberMention> parts = [];
        var from = 0;
        for (var index = 1; index < raw.Length; index++)
        {
            if (
                raw[index - 1] == ' '
                && raw[index] is >= '0' and <= '9' or '零' or '〇'
                && Value(raw[from..(index - 1)]) is { } value
            )
            {
                parts.Add(
                    new NumberMention(
                        [value],
                        NumberKind.Digits,
                        raw[from..(index - 1)],
                        new TextSpan(start + from, index - 1 - from)
                    )
                );
                from = index;
            }
        }

        return parts.Count > 0 && Value(raw[from..]) is { } last
            ?
            [
                .. parts,
                new NumberMention(
                    [last],
                    NumberKind.Digits,
                    raw[from..],
                    new TextSpan(start + from, raw.Length - from)
                ),
            ]
            : [];
    }

    private static readonly char[] Points = ['点', '點', '・', '점'];

    private static string Strip(string raw) => raw[..^1].TrimEnd('余', '多', '几', '数', ' ');

    /// <summary>九二 is 92, 1992 or 2002; 五六百 is 500 to 600; 十三五 is the 13th five-year plan.</summary>
    private static IEnumerable<decimal> Spelled(string raw)
    {
        if (raw.Length is >= 2 and <= 20 && raw.All(c => One(c) is not null))
        {
            var spelled = decimal.Parse(
                string.Concat(raw.Select(c => One(c))),
                CultureInfo.InvariantCulture
            );
            return raw.Length == 2
                ? [spelled, 1900 + spelled, 2000 + spelled, One(raw[0])!.Value, One(raw[1])!.Value]
                : [spelled];
        }

        if (raw is ['十', var plan, '五'] && One(plan) is { } number)
        {
            return [10 + number, 5];
        }

        if (raw.IndexOfAny(Points) is > 0 and var point)
        {
            return ((decimal?[])[Value(raw[..point]), Value(raw[(point + 1)..])]).OfType<decimal>(); // 三点十五: a time
        }

        if (
            raw.Length >= 2
            && One(raw[^1]) is > 0 and { } last
            && (Small(raw[^2]) ?? Big(raw[^2])) is { } unit
            && Value(raw[..^1]) is { } round
        )
        {
            return [round + (last * unit / 10)]; // 一万三 is 13,000
        }

        return
            raw.Length >= 3
            && One(raw[0]) is { } low
            && One(raw[1]) is { } high
            && high == low + 1
            && Value(raw[2..]) is { } scale
            ? [low * scale, high * scale]
            : [];
    }

    /// <summary>The value of a run of numerals and digits.</summary>
    public static decimal? Value(string run)
    {
        decimal total = 0,
            section = 0,
            lastBig = 0;
        decimal? current = null;
        for (var index = 0; index < run.Length; index++)
        {
            var c = run[index];
            if (
                Array.IndexOf(Points, c) >= 0
                && Fraction(run, index) is var (fraction, end)
                && end > index + 1
            )
            {
                (current, index) = ((current ?? 0) + fraction, end - 1);
                if (end < run.Length && section > 0)
                {
                    (current, section) = (current + section, 0);
                }
            }
            else if (char.IsAsciiDigit(c))
            {
                var last = index;
                while (
                    last < run.Length && (char.IsAsciiDigit(run[last]) || run[last] is '.' or ',')
                )
                {
                    last++;
                }

                if (
                    last - index > 20
                    || !decimal.TryParse(
                        run[index..last].Replace(",", "", StringComparison.Ordinal),
                        NumberStyles.AllowDecimalPoint,
                        CultureInfo.InvariantCulture,
                        out var digits
                    )
                )
                {
                    return null;
                }

                current = digits;
                index = last - 1;
            }
            else if (One(c) is { } one)
            {
                current =
                    current is { } before && before < 1_000_000_000_000 ? (before * 10) + one : one;
            }
            else if (Small(c) is { } small)
            {
                section += (current is null or 0 ? 1 : current.Value) * small; // 一千零十八
                current = null;
            }
            else if (Big(c) is { } big)
            {
                section += current ?? 0;
                var isWhole =
                    total is > 0 and < 1_000_000_000_000 && (section == 0 || big > lastBig); // 一万五千亿: the scale multiplies all before it
                total = isWhole
                    ? (total + Math.Min(section, 1_000_000_000_000)) * big
                    : total + (Math.Min(section == 0 ? 1 : section, 1_000_000_000_000) * big);
                (section, current, lastBig) = (0, null, big);
            }
        }

        return total + section + (current ?? 0);
    }

    /// <summary>The ones after a point, and where they end.</summary>
    private static (decimal Value, int End) Fraction(string run, int point)
    {
        decimal value = 0,
            unit = 1;
        var index = point + 1;
        for (; index < run.Length && index - point <= 12 && One(run[index]) is { } one; index++)
        {
            unit /= 10;
            value += one * unit;
        }

        return (value, index);
    }

    public static int? One(char c) =>
        HanOnes.IndexOf(c, StringComparison.Ordinal) is >= 0 and var han ? HanValues[han] - '0'
        : KoreanOnes.IndexOf(c, StringComparison.Ordinal) is >= 0 and var korean
            ? KoreanValues[korean] - '0'
        : null;

    public static decimal? Small(char c) =>
        c switch
        {
            '十' or '拾' or '십' => 10,
            '百' or '佰' or '백' => 100,
            '千' or '仟' or '천' => 1000,
            '廿' => 20,
            '卅' => 30,
            _ => null,
        };

    public static decimal? Big(char c) =>
        c switch
        {
            '万' or '萬' or '만' => 10_000,
            '亿' or '億' or '억' => 100_000_000,
            '兆' or '조' => 1_000_000_000_000,
            _ => null,
        };

    private static char At(string text, int index) => index < text.Length ? text[index] : '\0';

    [GeneratedRegex(
        @"\d[\d,]{0,20}(?:\.\d{1,12})?(?:余り|[余多几数])?[ ]{0,2}[十百千万萬亿億兆拾佰仟]{1,4}(?:[ ]?[零〇]?\d[\d,]{0,20}(?:\.\d{1,12})?[余多几数]?[ ]?[十百千万萬亿億兆拾佰仟]{1,4}){0,12}(?:[零〇]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,12}(?:\.\d{1,12})?))?|[零〇一二两兩三四五六七八九十百千万萬亿億兆壹贰貳叁參肆伍陆陸柒捌玖壱弐参拾佰仟廿卅](?:[ ]?[零〇一二两兩三四五六七八九十百千万萬亿億兆壹贰貳叁參肆伍陆陸柒捌玖壱弐参拾佰仟廿卅]){0,40}(?:[ ]?(?:余り|[多余餘几幾来数數]{1,2})[ ]?[万萬亿億][零〇一二两兩三四五六七八九十百千万萬亿億兆壹贰貳叁參肆伍陆陸柒捌玖壱弐参拾佰仟廿卅]{0,12})?(?:[ ]?[点點・][ ]?[零〇一二两兩三四五六七八九十百千万萬亿億兆壹贰貳叁參肆伍陆陸柒捌玖壱弐参拾佰仟廿卅]{1,12})?",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Han();

    [GeneratedRegex(
        @"(?:\d[\d,]{0,20}(?:\.\d{1,12})?[ ]?(?:여 )?[십백천만억조]{1,4}[ ]?)+(?:(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?![\d.,]))?|[일이삼사오육륙칠팔구영십백천만억조]{1,30}점[영공일이삼사오육륙칠팔구]{1,12}[만억조]?|[일이삼사오육륙칠팔구십백천만억조]{0,30}[십백천만억조][일이삼사오육륙칠팔구]?(?<=..)|(?<![가-힣])[일이삼사오육륙칠팔구영십백천만]{1,9}(?=[ ]?(?:퍼센트|프로|분의|월|년|명|개|시|등|위|층|원|달러|살|세|번|킬로|미터)|[은는이가을를과와의에]?(?![가-힣])|주 |[^가-힣 ]|[ ]?$)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Korean();
}
