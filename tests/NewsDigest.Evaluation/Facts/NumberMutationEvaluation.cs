using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Facts.Reading.Numbers;
using static NewsDigest.Evaluation.Facts.FactsData;
using static NewsDigest.Evaluation.Facts.NumberFlags;

namespace NewsDigest.Evaluation.Facts;

/// <summary>Good translations of news with one number made wrong, by machine: how often the number check finds it. The seed is fixed.</summary>
internal static partial class NumberMutationEvaluation
{
    private const int Seed = 7;
    private const string LostMark = "decimal mark lost";

    private static readonly Dictionary<string, string> OtherScales = new()
    {
        ["million"] = "billion",
        ["billion"] = "million",
        ["trillion"] = "billion",
        ["thousand"] = "million",
    };

    private static readonly (string Name, Func<string, Random, string?> Make)[] Operators =
    [
        ("digit changed", ChangeDigit),
        ("digits transposed", Transpose),
        ("±1 or ±10", Shift),
        (LostMark, LoseMark),
        ("million and billion swapped", SwapScale),
        ("number removed", Remove),
        (
            "number added",
            (text, random) => $"{text.TrimEnd('.')}, affecting about {New(text, random)} people."
        ),
        ("one digit, 2 to 9, changed", ChangeSmall),
    ];

    public static IEnumerable<Row> Run(FactsData data)
    {
        var sets = WmtSet.In(data).ToArray();
        List<(string Set, string Language, string Operator, bool Hard, bool Any)> results = [];
        foreach (var set in sets)
        {
            foreach (
                var (source, english, index) in set.Items.SelectMany(
                    (item, index) =>
                        new[] { item.Hypothesis, item.Reference }
                            .OfType<string>()
                            .Select(english => (item.Source, english, index))
                )
            )
            {
                // A translation that is flagged as it stands says nothing about the mutation.
                if (!HasDigit(english) || Flags(source, set.Language, english, hardOnly: true))
                {
                    continue;
                }

                foreach (var (name, make) in Operators)
                {
                    var damaged = make(english, new Random(HashCode(Seed, index, name)));
                    if (
                        damaged is not null
                        && damaged != english
                        && (name != LostMark || HasFraction(source, set.Language, english))
                    )
                    {
                        var found = Flags(source, set.Language, damaged, hardOnly: true);
                        results.Add(
                            (
                                set.Set,
                                set.Language,
                                name,
                                found,
                                found || Flags(source, set.Language, damaged, hardOnly: false)
                            )
                        );
                        if (data.Worst && !found)
                        {
                            Console.WriteLine(
                                $"UNSEEN {name} {set.Name}: {source}\n    clean: {english}\n    damaged: {damaged}"
                            );
                        }
                    }
                }
            }
        }

        foreach (
            var group in results
                .GroupBy(result => (result.Set, result.Language))
                .Select(group =>
                    (Name: $"{group.Key.Language}", group.Key.Set, Items: group.ToArray())
                )
                .Append((Name: "all", Set: "mt_wmt*", Items: [.. results]))
        )
        {
            foreach (var name in Operators.Select(one => one.Name))
            {
                var items = group.Items.Where(result => result.Operator == name).ToArray();
                if (items.Length > 0)
                {
                    yield return Rate(
                        group.Set,
                        group.Name,
                        $"{name}: found (hard)",
                        items,
                        result => result.Hard
                    );
                    yield return Rate(
                        group.Set,
                        group.Name,
                        $"{name}: found (any)",
                        items,
                        result => result.Any
                    );
                }
            }
        }
    }

    /// <summary>Whether the source has fractions at all: some references write 4.100 for 4,100, where no decimal mark can be lost.</summary>
    private static bool HasFraction(string source, string language, string english)
    {
        var theirs = NumberReader
            .Read(source, language)
            .SelectMany(mention => mention.Values)
            .ToHashSet();
        return NumberReader
            .Read(english, "en")
            .Where(mention => mention.Text.Contains('.', StringComparison.Ordinal))
            .All(mention => theirs.Contains(mention.Values[0]));
    }

    /// <summary>A number that the sentence does not have yet.</summary>
    private static int New(string text, Random random)
    {
        int number;
        do
        {
            number = random.Next(21, 990);
        } while (
            text.Contains(number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        );
        return number;
    }

    /// <summary>The same on every machine, which <see cref="System.HashCode"/> is not.</summary>
    private static int HashCode(int seed, int index, string name) =>
        name.Aggregate((seed * 31) + index, (hash, c) => unchecked((hash * 31) + c));

    private static string? ChangeDigit(string text, Random random) =>
        Change(
            text,
            random,
            2,
            digits =>
            {
                var at = Pick(
                    [
                        .. Enumerable
                            .Range(0, digits.Length)
                            .Where(index => char.IsDigit(digits[index])),
                    ],
                    random
                );
                var other = Pick(
                    [.. "0123456789".Where(c => c != digits[at] && !(at == 0 && c == '0'))],
                    random
                );
                return digits[..at] + other + digits[(at + 1)..];
            }
        );

    private static string? ChangeSmall(string text, Random random)
    {
        var matches = Number()
            .Matches(text)
            .Where(match => match.Length == 1 && match.Value is not ("0" or "1"))
            .ToArray();
        return matches.Length == 0
            ? null
            : Replace(
                text,
                Pick(matches, random),
                match => Pick([.. "23456789".Where(c => c != match[0])], random).ToString()
            );
    }

    private static string? Transpose(string text, Random random) =>
        Change(
            text,
            random,
            2,
            digits =>
            {
                var places = Enumerable
                    .Range(0, digits.Length - 1)
                    .Where(index =>
                        char.IsDigit(digits[index])
                        && char.IsDigit(digits[index + 1])
                        && digits[index] != digits[index + 1]
                        && !(index == 0 && digits[1] == '0')
                    )
                    .ToArray();
                return places is [var at, ..]
                    ? digits[..at] + digits[at + 1] + digits[at] + digits[(at + 2)..]
                    : digits;
            }
        );

    private static string? Shift(string text, Random random) =>
        Change(
            text,
            random,
            2,
            digits =>
                digits.Contains('.', StringComparison.Ordinal) || digits.Length > 15 ? digits
                : (
                    long.Parse(
                        digits.Replace(",", "", StringComparison.Ordinal),
                        CultureInfo.InvariantCulture
                    ) + Pick([1, -1, 10, -10], random)
                )
                    is var value
                && value < 0
                    ? digits
                : value.ToString(
                    digits.Contains(',', StringComparison.Ordinal) ? "#,##0" : "0",
                    CultureInfo.InvariantCulture
                )
        );

    private static string? LoseMark(string text, Random random)
    {
        var matches = Number()
            .Matches(text)
            .Where(match => match.Value.Contains('.', StringComparison.Ordinal))
            .ToArray();
        return matches.Length == 0
            ? null
            : Replace(
                text,
                Pick(matches, random),
                match => match.Replace(".", "", StringComparison.Ordinal)
            );
    }

    private static string? SwapScale(string text, Random random)
    {
        var match = Scale().Match(text);
        return match.Success
            ? text[..match.Groups[1].Index]
                + OtherScales[match.Groups[1].Value]
                + text[(match.Index + match.Length)..]
            : null;
    }

    private static string? Remove(string text, Random random) =>
        Change(text, random, 2, _ => "several");

    private static string? Change(
        string text,
        Random random,
        int minDigits,
        Func<string, string> change
    )
    {
        var matches = Number()
            .Matches(text)
            .Where(match => match.Value.Count(char.IsDigit) >= minDigits)
            .ToArray();
        return matches.Length == 0 ? null : Replace(text, Pick(matches, random), change);
    }

    private static string Replace(string text, Match match, Func<string, string> change) =>
        text[..match.Index] + change(match.Value) + text[(match.Index + match.Length)..];

    private static T Pick<T>(T[] items, Random random) => items[random.Next(items.Length)];

    // Digits that are part of a name are left alone: COVID-19, F-16.
    [GeneratedRegex(
        @"(?<![\w.,]|\p{L}-)\d[\d,]*(?:\.\d+)?(?!\w)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\d (million|billion|trillion|thousand)\b",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Scale();
}
