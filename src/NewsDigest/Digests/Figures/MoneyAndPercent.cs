using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Digests.Figures;

/// <summary>
/// Money and percent of an English sentence, only where a word beside the number says what it counts: a fine of three million euros, a turnout
/// of 61 percent. Levels, rises and falls are different quantities, and so are currencies.
/// </summary>
internal static partial class MoneyAndPercent
{
    private const string Qualifiers =
        @"(?:(?:at least|more than|over|about|around|some|nearly|almost|up to|as much as|an estimated|approximately|roughly|less than|under|close to|only|a record)\s+)*";
    private const string Words = @"(?:\s+[\p{L}'’-]+)";
    private const string Percent = @"\s?(?:%|percent\b|per cent\b)";
    private const string Coin =
        @"euros?|dollars?|pounds?|yen|yuan|roubles?|rubles?|rupees?|zlotys?|francs?|crowns?|kronor|kroner|hryvnias?|lira|liras|reais|shekels?|pesos?|won|EUR|USD|GBP";
    private const string Sums =
        "damages?|losses|costs?|fines?|budget|price|bid|deal|aid|ransom|debt|deficit|investment|compensation|funding|bail|revenue|profit|turnover|prize|loan|fund";
    private const string Shares =
        "inflation|unemployment|turnout|growth|tariffs?|interest rate|stake|prices|sales|profit|revenue|exports|imports|capacity|output|production|rents?|wages|approval";

    private static readonly (string Name, string[] Signs)[] Currencies =
    [
        ("euros", ["€", "eur", "euro", "euros"]),
        ("pounds", ["£", "gbp", "pound", "pounds"]),
        ("US dollars", ["us$", "usd"]),
        ("dollars", ["$", "dollar", "dollars"]),
        ("roubles", ["rouble", "roubles", "ruble", "rubles"]),
        ("crowns", ["crown", "crowns", "kronor", "kroner"]),
        ("lira", ["lira", "liras"]),
    ];

    /// <summary>Kind, label and the place of the number. A number counts one thing.</summary>
    /// <param name="sentence">With its numbers as <c>#0</c>, <c>#1</c>, …</param>
    public static IEnumerable<(string Kind, string Label, int Number)> Of(string sentence)
    {
        var money = Before()
            .Matches(sentence)
            .Concat(After().Matches(sentence))
            .Where(match => CoinOf(match).Length > 0)
            .Select(match => ("money", $"{Noun(match)}, in {CurrencyOf(CoinOf(match))}", match));
        var changes = Change()
            .Matches(sentence)
            .Select(match => ("percent", ChangeOf(match), match));
        var levels = Level()
            .Matches(sentence)
            .Concat(Attribute().Matches(sentence))
            .Select(match => ("percent", Noun(match), match));
        return money
            .Concat(changes)
            .Concat(levels)
            .Select(found => (found.Item1, found.Item2, NumberOf(found.match)));
    }

    /// <summary>The number with its sign or word of percent or currency, as the sentence prints it.</summary>
    public static string Printed(string sentence, TextSpan number)
    {
        var before = SignBefore().Match(sentence[..number.Start]).Value;
        var end = number.Start + number.Length;
        var after = SignAfter().Match(sentence[end..]).Value;
        return $"{before}{sentence.Substring(number.Start, number.Length)}{after}";
    }

    private static string CoinOf(Match match) =>
        match.Groups["sign"] is { Success: true, Value: var sign }
            ? sign
            : match.Groups["coin"].Value;

    private static string CurrencyOf(string coin)
    {
        var plain = coin.Trim().ToLowerInvariant();
        var known = Currencies.FirstOrDefault(currency => currency.Signs.Contains(plain)).Name;
        return known ?? plain;
    }

    private static string ChangeOf(Match match) =>
        $"{Noun(match)}, {(match.Groups["rise"].Success ? "rise" : "fall")}";

    private static string Noun(Match match)
    {
        var noun = match.Groups["noun"].Value.ToLowerInvariant();
        var one = noun is "fines" or "costs" or "damages" or "tariffs" or "rents"
            ? noun[..^1]
            : noun;
        return $"{char.ToUpperInvariant(one[0])}{one[1..]}";
    }

    private static int NumberOf(Match match) =>
        int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        $@"\b(?<noun>{Sums})\b{Words}{{0,4}}?\s+{Qualifiers}(?<sign>US\$|[€$£])?\s?#(?<number>\d+)(?:\s+(?<coin>{Coin})\b)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Before();

    [GeneratedRegex(
        $@"(?<sign>US\$|[€$£])?\s?#(?<number>\d+)(?:\s+(?<coin>{Coin})\b)?\s+(?:in|of)\s+(?:the\s+)?(?:\p{{L}}+\s+)?(?<noun>{Sums})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex After();

    [GeneratedRegex(
        $@"\b(?<noun>{Shares})\b{Words}{{0,3}}?\s+(?:(?<rise>rose|rises|risen|grew|grown|increased|climbed|jumped|gained|surged|up)|(?<fall>fell|falls|fallen|dropped|declined|decreased|slid|shrank|plunged|down))(?:\s+by)?\s+{Qualifiers}#(?<number>\d+){Percent}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Change();

    [GeneratedRegex(
        $@"\b(?<noun>{Shares})\b{Words}{{0,4}}?\s+(?:of|at|to|was|is|were|are|reached|hit|stood at)\s+{Qualifiers}#(?<number>\d+){Percent}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Level();

    [GeneratedRegex(
        $@"#(?<number>\d+)(?:\s?%|[\s-]percent|\sper cent)\s+(?<noun>tariffs?|stake|turnout|inflation|unemployment)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Attribute();

    [GeneratedRegex(
        @"(?:US\$|[€$£])\s?\z",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex SignBefore();

    [GeneratedRegex(
        $@"\A(?:\s?%|\s(?:percent|per cent|{Coin})\b)",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex SignAfter();
}
