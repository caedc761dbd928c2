using System.Text.RegularExpressions;
using static NewsDigest.Evaluation.Facts.FactsData;

namespace NewsDigest.Evaluation.Facts;

/// <summary>Single sentences in which a negation, a reserve, a weekday, a month or a unit was changed.</summary>
internal static partial class SentencesEvaluation
{
    private const int MaxSegments = 700; // of each file, evenly spread

    private static readonly string[] Days =
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    private static readonly string[] Months =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    private static readonly (string Name, string Check, Func<string, string?> Change)[] Damages =
    [
        (
            "not inserted",
            "V18",
            text => Auxiliary().IsMatch(text) ? Auxiliary().Replace(text, "$1 not", 1) : null
        ),
        ("not deleted", "V18", Affirmed),
        (
            "alleged deleted",
            "V23",
            text => Hedge().IsMatch(text) ? Hedge().Replace(text, "", 1) : null
        ),
        (
            "alleged added",
            "V23",
            text => Noun().IsMatch(text) ? Noun().Replace(text, "$1 alleged $2", 1) : null
        ),
        (
            "weekday changed",
            "V12",
            text =>
                Day().IsMatch(text)
                    ? Day()
                        .Replace(text, match => Days[(Array.IndexOf(Days, match.Value) + 2) % 7], 1)
                    : null
        ),
        (
            "month changed",
            "V12",
            text =>
                Month().IsMatch(text)
                    ? Month()
                        .Replace(
                            text,
                            match => Months[(Array.IndexOf(Months, match.Value) + 2) % 12],
                            1
                        )
                    : null
        ),
        ("currency changed", "V11", Money),
        (
            "percent made points",
            "V11",
            text =>
                Percent().IsMatch(text) ? Percent().Replace(text, "$1 percentage points", 1) : null
        ),
        ("unit changed", "V11", Length),
        (
            "more made less",
            "V24",
            text =>
                Over().IsMatch(text) ? Over().Replace(text, "less than $1", 1)
                : Under().IsMatch(text) ? Under().Replace(text, "more than $1", 1)
                : null
        ),
        ("rose made fell", "V24", Turned),
    ];

    public static IEnumerable<Row> Run(FactsData data) =>
        [
            .. WmtSet
                .In(data)
                .SelectMany(set =>
                    Segments(
                        $"{set.Set}/{set.Name}",
                        set.Language,
                        [
                            .. set.Items.Select(item =>
                                (item.Source, item.Hypothesis ?? item.Reference)
                            ),
                        ],
                        data.Worst
                    )
                ),
            .. FloresSet
                .In(data)
                .SelectMany(set => Segments(set.Set, set.Language, set.Items, data.Worst)),
        ];

    private static IEnumerable<Row> Segments(
        string set,
        string language,
        IReadOnlyList<(string Source, string English)> all,
        bool worst
    )
    {
        (string Source, string English, IReadOnlyList<Finding> Clean)[] pairs =
        [
            .. all.Where(
                    (pair, index) =>
                        pair.English.Length > 0 && index % Math.Max(1, all.Count / MaxSegments) == 0
                )
                .Select(pair => (pair.Source, pair.English, FactsArticle.Check(language, pair))),
        ];
        foreach (var check in (string[])["V11", "V12", "V18", "V23", "V24"])
        {
            yield return Rate(
                set,
                language,
                $"{check} false alarm",
                pairs,
                pair => pair.Clean.Any(finding => finding.Check == check)
            );
        }

        foreach (var (name, check, change) in Damages)
        {
            var damaged = pairs
                .Select(pair => (Pair: pair, English: change(pair.English)))
                .Where(pair => pair.English is not null)
                .ToArray();
            if (damaged.Length > 0)
            {
                yield return Rate(
                    set,
                    language,
                    $"{name} ({check})",
                    damaged,
                    pair =>
                        FactsArticle
                            .Check(language, (pair.Pair.Source, pair.English!))
                            .Count(finding => finding.Check == check)
                            > pair.Pair.Clean.Count(finding => finding.Check == check)
                        || FactsArticle
                            .Check(language, (pair.Pair.Source, pair.English!))
                            .Any(finding =>
                                finding.Check == check && finding.Severity == Severity.Hard
                            )
                ); // only changed ones come here
            }
        }

        if (worst)
        {
            foreach (
                var (source, english, clean) in pairs
                    .Where(pair =>
                        pair.Clean.Any(finding =>
                            finding.Check is "V11" or "V12" or "V18" or "V23" or "V24"
                        )
                    )
                    .Take(60)
            )
            {
                Console.WriteLine(
                    $"FALSE ALARM {language} {string.Join(" | ", clean.Where(finding => finding.Check is "V11" or "V12" or "V18" or "V23" or "V24").Select(finding => $"{finding.Check} {finding.Message}"))}\n    src: {source}\n    en: {english}"
                );
            }
        }
    }

    private static string? Affirmed(string text)
    {
        foreach (
            var (pattern, with) in ((Regex, string)[])
                [
                    (AuxiliaryNot(), "$1"),
                    (Cannot(), "can"),
                    (Contracted(), "$1"),
                    (Without(), "with"),
                    (Never(), "always"),
                    (No(), "a"),
                ]
        )
        {
            if (pattern.IsMatch(text))
            {
                return pattern.Replace(text, with, 1);
            }
        }

        return null;
    }

    private static string? Turned(string text)
    {
        foreach (
            var (one, other) in ((string, string)[])
                [
                    ("rose", "fell"),
                    ("rise", "fall"),
                    ("rising", "falling"),
                    ("increase", "decrease"),
                    ("increased", "decreased"),
                    ("increasing", "decreasing"),
                    ("grew", "shrank"),
                    ("higher", "lower"),
                    ("raised", "lowered"),
                    ("up", "down"),
                ]
        )
        {
            foreach (var (from, to) in ((string, string)[])[(one, other), (other, one)])
            {
                var damaged = Regex.Replace(
                    text,
                    $@"\b{from}( \p{{N}}| by \p{{N}}| to \p{{N}}| in | of )",
                    $"{to}$1",
                    Options
                );
                if (damaged != text)
                {
                    return damaged;
                }
            }
        }

        return null;
    }

    private static string? Money(string text) =>
        text.Contains('$', StringComparison.Ordinal) ? text.Replace('$', '€')
        : text.Contains('€', StringComparison.Ordinal) ? text.Replace('€', '$')
        : Currency().IsMatch(text)
            ? Currency()
                .Replace(
                    text,
                    match =>
                        match.Value.StartsWith("dollar", StringComparison.Ordinal)
                            ? "euros"
                            : "dollars",
                    1
                )
        : null;

    private static string? Length(string text) =>
        Kilometers().IsMatch(text) ? Kilometers().Replace(text, "$1 miles", 1)
        : Meters().IsMatch(text) ? Meters().Replace(text, "$1 feet", 1)
        : null;

    private const RegexOptions Options = RegexOptions.NonBacktracking;

    [GeneratedRegex(
        @"\b(is|are|was|were|will|would|could|should|has|have|had|must|may|might|can)\b",
        Options
    )]
    private static partial Regex Auxiliary();

    [GeneratedRegex(
        @"\b(is|are|was|were|will|would|could|can|should|has|have|had|do|does|did|must|may|might) not\b",
        Options | RegexOptions.IgnoreCase
    )]
    private static partial Regex AuxiliaryNot();

    [GeneratedRegex(@"\bcannot\b", Options)]
    private static partial Regex Cannot();

    [GeneratedRegex(
        @"\b(is|are|was|were|would|could|should|has|have|had|do|does|did)n['’]t\b",
        Options
    )]
    private static partial Regex Contracted();

    [GeneratedRegex(@"\bwithout\b", Options)]
    private static partial Regex Without();

    [GeneratedRegex(@"\bnever\b", Options)]
    private static partial Regex Never();

    [GeneratedRegex(@"\bno\b", Options)]
    private static partial Regex No();

    [GeneratedRegex(
        @"\b(?:allegedly|alleged|supposedly|supposed|reportedly|suspected|presumably|presumed|so-called|purported) ",
        Options
    )]
    private static partial Regex Hedge();

    [GeneratedRegex(
        @"\b(?:[Mm]ore than|[Aa]t least|[Oo]ver) ([0-9]|one|two|three|four|five|six|ten|half|a )",
        Options
    )]
    private static partial Regex Over();

    [GeneratedRegex(
        @"\b(?:[Ll]ess than|[Ff]ewer than|[Aa]t most|[Uu]p to|[Nn]early|[Aa]lmost|[Uu]nder) ([0-9]|one|two|three|four|five|six|ten|half|a )",
        Options
    )]
    private static partial Regex Under();

    [GeneratedRegex(@"\b(the) ([a-z]{4,})", Options)]
    private static partial Regex Noun();

    [GeneratedRegex(@"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b", Options)]
    private static partial Regex Day();

    [GeneratedRegex(
        @"\b(?:January|February|April|June|July|August|September|October|November|December)\b",
        Options
    )]
    private static partial Regex Month();

    [GeneratedRegex(@"\b(?:dollars|euros|pounds|yen|yuan|rubles|crowns|lira)\b", Options)]
    private static partial Regex Currency();

    [GeneratedRegex(@"(\d) ?(?:%|percent\b|per cent\b)", Options)]
    private static partial Regex Percent();

    [GeneratedRegex(@"(\d) ?(?:km\b|kilomet(?:er|re)s?\b)", Options)]
    private static partial Regex Kilometers();

    [GeneratedRegex(@"(\d) ?met(?:er|re)s\b", Options)]
    private static partial Regex Meters();
}
