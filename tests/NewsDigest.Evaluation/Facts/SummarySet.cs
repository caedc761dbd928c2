using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsDigest.Evaluation.Facts;

/// <summary>A summary of a public set with what people said of it.</summary>
/// <param name="IsFaithful">Null where people were not clear.</param>
/// <param name="Errors">Kinds of error that the set names.</param>
internal sealed record JudgedSummary(
    string Set,
    string Document,
    IReadOnlyList<string> Sentences,
    bool? IsFaithful,
    IReadOnlyList<string> Errors
)
{
    public string Text => string.Join(' ', Sentences);
}

/// <summary>Reads the sets of summaries with judgements, each in its own format.</summary>
internal static partial class SummarySet
{
    private static readonly string[] FrankErrors =
    [
        "RelE",
        "EntE",
        "CircE",
        "OutE",
        "GramE",
        "CorefE",
        "LinkE",
    ];

    public static IEnumerable<JudgedSummary> All(FactsData data) =>
        [.. Qags(data), .. SummEdits(data), .. Frank(data), .. SummEval(data)];

    /// <summary>A sentence is faithful when most of its judges say so; a summary when all of its sentences are.</summary>
    private static IEnumerable<JudgedSummary> Qags(FactsData data) =>
        from folder in data.Sets("sum_qags")
        from file in folder.GetFiles("*.jsonl")
        from line in FactsData.Lines(file)
        let sentences = line.GetProperty("summary_sentences").EnumerateArray().ToArray()
        let votes = sentences
            .Select(sentence =>
                sentence
                    .GetProperty("responses")
                    .EnumerateArray()
                    .Select(response => response.GetProperty("response").GetString() == "yes")
                    .ToArray()
            )
            .ToArray()
        select new JudgedSummary(
            $"{folder.Name}/{Path.GetFileNameWithoutExtension(file.Name)}",
            Plain(Text(line, "article")),
            [.. sentences.Select(sentence => Plain(Text(sentence, "sentence")))],
            votes.All(answers => answers.All(yes => yes)) ? true
                : votes.All(answers => answers.Count(yes => yes) * 2 > answers.Length) ? null
                : false,
            []
        );

    private static IEnumerable<JudgedSummary> SummEdits(FactsData data) =>
        from folder in data.Sets("sum_summedits")
        from file in folder.GetFiles("*.jsonl")
        from line in FactsData.Lines(file)
        select new JudgedSummary(
            folder.Name,
            Text(line, "doc"),
            Sentences.Split(Text(line, "summary")),
            line.GetProperty("label").GetInt32() == 1,
            [.. line.GetProperty("edit_types").EnumerateArray().Select(type => type.GetString()!)]
        );

    /// <summary>1 is "no such error".</summary>
    private static IEnumerable<JudgedSummary> Frank(FactsData data)
    {
        foreach (var folder in data.Sets("sum_frank"))
        {
            var documents = folder
                .GetFiles("docs*.jsonl")
                .SelectMany(FactsData.Lines)
                .DistinctBy(line => Text(line, "hash"))
                .ToDictionary(line => Text(line, "hash"), line => Text(line, "doc"));
            foreach (
                var line in folder
                    .GetFiles("frank*.jsonl")
                    .SelectMany(FactsData.Lines)
                    .Where(line => documents.ContainsKey(Text(line, "hash")))
            )
            {
                yield return new JudgedSummary(
                    folder.Name,
                    documents[Text(line, "hash")],
                    Sentences.Split(
                        Text(line, "summary").Replace("\\'", "'", StringComparison.Ordinal)
                    ),
                    line.GetProperty("Factuality").GetDouble() >= 1,
                    [
                        .. FrankErrors.Where(error =>
                            line.TryGetProperty(error, out var value) && value.GetDouble() < 1
                        ),
                    ]
                );
            }
        }
    }

    /// <summary>Faithful when every expert gave the highest mark for consistency.</summary>
    private static IEnumerable<JudgedSummary> SummEval(FactsData data) =>
        from folder in data.Sets("sum_summeval")
        from file in folder.GetFiles("SummEval*.jsonl")
        from line in FactsData.Lines(file)
        from system in line.GetProperty("systems").EnumerateObject()
        let consistency = system.Value.GetProperty("scores").GetProperty("consistency").GetDouble()
        select new JudgedSummary(
            $"{folder.Name}/SummEval",
            Plain(Text(line, "src")),
            Sentences.Split(Plain(Text(system.Value, "summ"))),
            consistency >= 5 ? true
                : consistency > 4 ? null
                : false,
            []
        );

    public static string Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    /// <summary>Tokens glued together again as print has them.</summary>
    public static string Plain(string text)
    {
        text = text.Replace("-lrb-", "(", StringComparison.OrdinalIgnoreCase)
            .Replace("-rrb-", ")", StringComparison.OrdinalIgnoreCase)
            .Replace("``", "\"", StringComparison.Ordinal)
            .Replace(" n't", "n't", StringComparison.Ordinal);
        text = BeforeMark().Replace(text, "$1");
        text = InNumber().Replace(text, "$1$2");
        text = Hyphen().Replace(text, "-");
        text = AfterCurrency().Replace(text, "$1");
        return Clitic().Replace(text, "$1");
    }

    [GeneratedRegex(@" +([.,;:!?%)\]])", RegexOptions.NonBacktracking)]
    private static partial Regex BeforeMark();

    [GeneratedRegex(
        @"(\d[.,:]) (\d{1,3}\b)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex InNumber();

    [GeneratedRegex(
        @"(?<=\w) - (?=\w)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Hyphen();

    [GeneratedRegex(
        @"([$£€#]) (?=\d)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex AfterCurrency();

    [GeneratedRegex(
        @" ('(?:s|re|ve|ll|d|m)\b)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Clitic();
}
