using System.Globalization;
using System.Text.RegularExpressions;
using static NewsDigest.Tests.Matrix.Mutation;

namespace NewsDigest.Tests.Matrix;

/// <summary>Operators 1 to 7 and 9 to 11: numbers that changed, came or went.</summary>
internal static partial class NumberMutations
{
    private const string Added = "V09 V10";

    private static readonly Dictionary<string, string> OtherScale = new()
    {
        ["million"] = "billion",
        ["billion"] = "million",
        ["trillion"] = "billion",
        ["thousand"] = "million",
    };
    private static readonly string[] Currencies = ["euros", "dollars", "pounds", "francs"];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        OfParagraph("1", "one digit of a number changed", Added, ChangeDigit),
        OfParagraph(
            "1s",
            "a number of one digit changed",
            Added,
            (text, random) =>
                TextChanges.One(
                    text,
                    Number(),
                    random,
                    match => match.Length == 1 ? Digit(random, match.Value[0], first: true) : null
                )
        ),
        OfParagraph(
            "2",
            "two digits transposed",
            Added,
            (text, random) => TextChanges.One(text, Number(), random, Transposed)
        ),
        OfParagraph(
            "3",
            "a number 1 or 10 more or less",
            Added,
            (text, random) =>
                TextChanges.One(text, Number(), random, match => Shifted(match.Value, random))
        ),
        OfParagraph(
            "4a",
            "a decimal mark lost",
            Added,
            (text, random) =>
                TextChanges.One(
                    text,
                    Number(),
                    random,
                    match =>
                        match.Value.Contains('.', StringComparison.Ordinal)
                            ? match.Value.Replace(".", "", StringComparison.Ordinal)
                            : null
                )
        ),
        OfParagraph(
            "4b",
            "a decimal mark moved",
            Added,
            (text, random) =>
                TextChanges.One(text, Number(), random, match => MovedMark(match.Value))
        ),
        OfParagraph(
            "5",
            "million for billion, or the reverse",
            Added,
            (text, random) =>
                TextChanges.One(
                    text,
                    Scale(),
                    random,
                    match => match.Groups[1].Value + OtherScale[match.Groups[2].Value]
                )
        ),
        OfParagraph(
            "6a",
            "percent made percentage points",
            "V11",
            (text, random) =>
                TextChanges.One(
                    text,
                    Percent(),
                    random,
                    match => $"{match.Groups[1].Value} percentage points"
                )
        ),
        OfParagraph(
            "6b",
            "one currency for another",
            "V11",
            (text, random) =>
                TextChanges.One(
                    text,
                    Currency(),
                    random,
                    match =>
                        $"{match.Groups[1].Value}{TextChanges.Another(Currencies, match.Groups[2].Value, random)}"
                )
        ),
        OfParagraph(
            "7",
            "kilometers converted to miles",
            Added,
            (text, random) =>
                TextChanges.One(text, Kilometers(), random, match => Miles(match.Groups[1].Value))
        ),
        OfParagraph("9", "two numbers of a sentence change places", "V11", SwapTwo),
        OfParagraph(
            "10",
            "a number made \"several\"",
            "V09",
            (text, random) =>
                TextChanges.One(
                    text,
                    Number(),
                    random,
                    match => match.Length > 1 ? "several" : null
                )
        ),
        OfParagraph(
            "11a",
            "a sentence with a number added",
            "V10",
            (text, random) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{text} The measure will affect about {random.Next(201, 989)} people."
                )
        ),
    ];

    public static string? ChangeDigit(string text, Random random) =>
        TextChanges.One(
            text,
            Number(),
            random,
            match =>
            {
                var digits = Enumerable
                    .Range(0, match.Length)
                    .Where(index => char.IsAsciiDigit(match.Value[index]))
                    .ToArray();
                var at = TextChanges.Pick(digits, random);
                return digits.Length < 2
                    ? null
                    : $"{match.Value[..at]}{Digit(random, match.Value[at], at == 0)}{match.Value[(at + 1)..]}";
            }
        );

    private static string Digit(Random random, char than, bool first) =>
        TextChanges
            .Pick(
                [.. "0123456789".Where(digit => digit != than && !(first && digit is '0' or '1'))],
                random
            )
            .ToString();

    private static string? Transposed(Match match)
    {
        var text = match.Value;
        for (var index = 0; index + 1 < text.Length; index++)
        {
            var (one, two) = (text[index], text[index + 1]);
            if (
                char.IsAsciiDigit(one)
                && char.IsAsciiDigit(two)
                && one != two
                && !(index == 0 && two == '0')
            )
            {
                return $"{text[..index]}{two}{one}{text[(index + 2)..]}";
            }
        }

        return null;
    }

    private static string? Shifted(string number, Random random)
    {
        if (number.Length < 2 || number.Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        var value =
            long.Parse(number, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            + TextChanges.Pick([1, -1, 10], random);
        return value.ToString(
            number.Contains(',', StringComparison.Ordinal) ? "N0" : "0",
            CultureInfo.InvariantCulture
        );
    }

    private static string? MovedMark(string number)
    {
        var at = number.IndexOf('.', StringComparison.Ordinal);
        return at < 2 || number[at - 2] == ','
            ? null
            : $"{number[..(at - 1)]}.{number[at - 1]}{number[(at + 1)..]}";
    }

    private static string Miles(string kilometers)
    {
        var value = Math.Round(
            double.Parse(
                kilometers,
                NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture
            ) * 0.62
        );
        return string.Create(CultureInfo.InvariantCulture, $"{value:0} miles");
    }

    private static string? SwapTwo(string text, Random random)
    {
        foreach (var sentence in Sentences.Split(text))
        {
            if (Number().Matches(sentence) is [var one, var two, ..] && one.Value != two.Value)
            {
                var swapped =
                    $"{sentence[..one.Index]}{two.Value}{sentence[(one.Index + one.Length)..two.Index]}{one.Value}{sentence[(two.Index + two.Length)..]}";
                return text.Replace(sentence, swapped, StringComparison.Ordinal);
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    public static partial Regex Number();

    [GeneratedRegex(@"(\d )(million|billion|trillion|thousand)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Scale();

    [GeneratedRegex(@"(\d)(?:%| percent\b)", RegexOptions.NonBacktracking)]
    private static partial Regex Percent();

    [GeneratedRegex(
        @"(\d |illion )(euros|dollars|pesos|rubles|hryvnias|dirhams|shekels|rupees|yuan|yen|won|lira|pounds|reais|riyals|crowns)\b",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Currency();

    [GeneratedRegex(@"\b([\d,.]+) (?:kilometers|kilometres|km)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Kilometers();
}
