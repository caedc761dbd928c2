using System.Text.RegularExpressions;
using static NewsDigest.Evaluation.Facts.FactsData;

namespace NewsDigest.Evaluation.Facts;

/// <summary>
/// Names: how often the check blames good English, and how often it sees that a name was replaced by another name of the same set
/// or taken away. What is a name is decided here by capitals alone, and not as the product does it.
/// </summary>
internal static partial class NamesEvaluation
{
    private const int MaxSegments = 500; // of each file, evenly spread
    private const string Check = "V17";
    private const int SentencesOfParagraph = 3;

    private static readonly string[] Unsegmented = ["zh", "ja", "th", "my"];

    public static IEnumerable<Row> Run(FactsData data) =>
        [
            .. DemetrSet.In(data).SelectMany(set => Demetr(set, data.Worst)),
            .. WmtSet
                .In(data)
                .SelectMany(set =>
                    Segments(
                        $"{set.Set}/{set.Name}",
                        set.Language,
                        [
                            .. set.Items.Select(item => new Pair(
                                item.Source,
                                item.Hypothesis ?? item.Reference,
                                item.Reference
                            )),
                        ],
                        data.Worst
                    )
                ),
            .. FloresSet
                .In(data)
                .SelectMany(set =>
                    Segments(
                        set.Set,
                        set.Language,
                        [
                            .. set.Items.Select(item => new Pair(
                                item.Source,
                                item.English,
                                item.English
                            )),
                        ],
                        data.Worst
                    )
                ),
        ];

    private static IEnumerable<Row> Demetr(DemetrSet set, bool worst)
    {
        foreach (
            var group in set
                .Items.Values.GroupBy(item => item.Language)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            yield return Rate(
                set.Name,
                group.Key,
                "name false alarm on mt",
                [.. group],
                item => Flagged(group.Key, item.Source, item.Translation).Count > 0
            );
            yield return Rate(
                set.Name,
                group.Key,
                "name false alarm on reference",
                [.. group],
                item => Flagged(group.Key, item.Source, item.Reference).Count > 0
            );
            if (worst)
            {
                Print(group.Key, group.Select(item => (item.Source, item.Translation)));
            }
        }

        foreach (
            var (file, metric) in ((string, string)[])
                [
                    ("critical_id9_ne_replaced", "replaced name found"),
                    ("critical_id25_ne_removed", "removed name found"),
                ]
        )
        {
            var damaged = set
                .DamagedFiles.Where(found => found.Name.StartsWith(file, StringComparison.Ordinal))
                .SelectMany(set.Damaged)
                .ToArray();
            foreach (
                var group in damaged
                    .GroupBy(pair => pair.Item.Language)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Append<IEnumerable<(DemetrSet.Item Item, string English)>>(
                        damaged.Where(pair => pair.Item.Language is not ("zh" or "ja" or "hi"))
                    )
            )
            {
                var pairs = group.ToArray();
                var name = pairs.Select(pair => pair.Item.Language).Distinct().ToArray()
                    is [var one]
                    ? one
                    : "Latin and Cyrillic";
                yield return Rate(
                    set.Name,
                    name,
                    metric,
                    pairs,
                    pair =>
                        Flagged(pair.Item.Language, pair.Item.Source, pair.English)
                            .Except(
                                Flagged(pair.Item.Language, pair.Item.Source, pair.Item.Translation)
                            )
                            .Any()
                );
                if (worst && name.Length == 2)
                {
                    foreach (
                        var (item, english) in pairs
                            .Where(pair =>
                                !Flagged(pair.Item.Language, pair.Item.Source, pair.English)
                                    .Except(
                                        Flagged(
                                            pair.Item.Language,
                                            pair.Item.Source,
                                            pair.Item.Translation
                                        )
                                    )
                                    .Any()
                            )
                            .Take(15)
                    )
                    {
                        Console.WriteLine(
                            $"MISSED ({metric}) {name}: {item.Source}\n    ok: {item.Translation}\n    ch: {english}"
                        );
                    }
                }
            }
        }
    }

    private static IEnumerable<Row> Segments(string set, string language, Pair[] all, bool worst)
    {
        var pairs = all.Where((_, index) => index % Math.Max(1, all.Length / MaxSegments) == 0)
            .ToArray();
        yield return Rate(
            set,
            language,
            "name false alarm on translation",
            pairs,
            pair => Flagged(language, pair.Source, pair.Translation).Count > 0
        );
        yield return Rate(
            set,
            language,
            "lost name false alarm on translation",
            pairs,
            pair => Flagged(language, pair.Source, pair.Translation).Any(name => name[0] == '-')
        );
        var gap = Unsegmented.Contains(language) ? "" : " ";
        Pair[] paragraphs =
        [
            .. all.Chunk(SentencesOfParagraph)
                .Select(three => new Pair(
                    string.Join(gap, three.Select(pair => pair.Source)),
                    string.Join(' ', three.Select(pair => pair.Translation)),
                    string.Join(' ', three.Select(pair => pair.Reference))
                )),
        ];
        yield return Rate(
            set,
            language,
            "name false alarm on a paragraph of translation",
            paragraphs,
            pair => Flagged(language, pair.Source, pair.Translation).Count > 0
        );
        if (pairs.Any(pair => pair.Reference != pair.Translation))
        {
            yield return Rate(
                set,
                language,
                "name false alarm on reference",
                pairs,
                pair => Flagged(language, pair.Source, pair.Reference).Count > 0
            );
        }

        var replaced = Replaced(pairs).ToArray();
        yield return Rate(
            set,
            language,
            "replaced name found",
            replaced,
            change => Finds(language, change)
        );
        if (worst)
        {
            Print(language, pairs.Select(pair => (pair.Source, pair.Translation)));
            foreach (
                var (pair, english) in replaced.Where(change => !Finds(language, change)).Take(15)
            )
            {
                Console.WriteLine(
                    $"MISSED (replaced) {language}: {pair.Source}\n    ok: {pair.Translation}\n    ch: {english}"
                );
            }
        }
    }

    // Words of the calendar are no names; they have evaluations of their own.
    private static readonly HashSet<string> Calendar =
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "christmas",
        "easter",
    ];

    private static bool Finds(string language, (Pair Pair, string English) change) =>
        Flagged(language, change.Pair.Source, change.English)
            .Except(Flagged(language, change.Pair.Source, change.Pair.Translation))
            .Any();

    /// <summary>One name of each translation, for another of the set that has no word of it.</summary>
    private static IEnumerable<(Pair Pair, string English)> Replaced(Pair[] pairs)
    {
        var lower = pairs
            .SelectMany(pair => LowerWord().Matches(pair.Translation).Select(match => match.Value))
            .ToHashSet(StringComparer.Ordinal);
        var names = pairs
            .Select(pair =>
                Name()
                    .Matches(pair.Translation)
                    .Where(match =>
                        match
                            .Groups[1]
                            .Value.Split(' ')
                            .All(word =>
                                word.Length > 3
                                && !lower.Contains(word.ToLowerInvariant())
                                && !Calendar.Contains(word.ToLowerInvariant())
                            )
                    )
                    .ToArray()
            )
            .ToArray();
        var pool = names
            .SelectMany(matches => matches.Select(match => match.Groups[1].Value))
            .Distinct()
            .ToArray();
        var random = new Random(5);
        foreach (var (pair, own) in pairs.Zip(names).Where(zipped => zipped.Second.Length > 0))
        {
            var name = own[random.Next(own.Length)].Groups[1];
            var other = pool[random.Next(pool.Length)];
            if (
                !other
                    .Split(' ')
                    .Any(word =>
                        pair.Translation.Contains(word[..4], StringComparison.OrdinalIgnoreCase)
                        || pair.Source.Contains(word[..4], StringComparison.OrdinalIgnoreCase)
                    )
            )
            {
                yield return (
                    pair,
                    string.Concat(
                        pair.Translation.AsSpan(0, name.Index),
                        other,
                        pair.Translation.AsSpan(name.Index + name.Length)
                    )
                );
            }
        }
    }

    private static void Print(string language, IEnumerable<(string Source, string English)> pairs)
    {
        foreach (var (source, english) in pairs)
        {
            if (Flagged(language, source, english) is [_, ..] names)
            {
                Console.WriteLine(
                    $"FALSE ALARM {language} [{string.Join(", ", names)}]: {source}\n    en: {english}"
                );
            }
        }
    }

    /// <summary>The names blamed: "+" one of the English, "-" one of the source.</summary>
    private static IReadOnlyList<string> Flagged(string language, string source, string english) =>
        [
            .. FactsArticle
                .Check(language, (source, english))
                .Where(finding => finding.Check == Check)
                .Select(finding =>
                    finding.Found is { } added ? $"+{added}" : $"-{finding.Expected}"
                ),
        ];

    [GeneratedRegex(
        @"(?<=[a-z,] )((?:\p{Lu}\p{Ll}+)(?: \p{Lu}\p{Ll}+)?)\b",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Name();

    [GeneratedRegex(@"\b\p{Ll}+", RegexOptions.NonBacktracking)]
    private static partial Regex LowerWord();

    private sealed record Pair(string Source, string Translation, string Reference);
}
