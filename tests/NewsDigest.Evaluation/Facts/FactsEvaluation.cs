using System.CommandLine;

namespace NewsDigest.Evaluation.Facts;

/// <summary>How often the fact check finds what is wrong, and how often it blames what is right. One file beside this for each kind of set.</summary>
internal static class FactsEvaluation
{
    private static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "Folder of data sets; absent ones are skipped, and it says so.",
        Required = true,
    };
    private static readonly Option<FileInfo?> Json = new("--json")
    {
        Description = "Also write the rows {set, group, metric, value, n} to this file.",
    };
    private static readonly Option<bool> Worst = new("--worst")
    {
        Description = "List the false alarms and misses, to read.",
    };
    private static readonly Option<string[]> Parts = new("--part")
    {
        Description = "Only these parts, by name.",
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<string[]> Languages = new("--lang")
    {
        Description = "Only these languages, by code, where a part goes by language.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<FileInfo?> Flags = new("--flags")
    {
        Description =
            "Hold the hard flags of the part wmt against this listing (docs/reference-flags.tsv): counts the false ones, and prints those that nobody has judged.",
    };

    private static readonly (string Name, Func<FactsData, IEnumerable<Row>> Run)[] All =
    [
        ("demetr", DemetrEvaluation.Run),
        ("demetr-checks", DemetrChecksEvaluation.Run),
        ("wmt", WmtEvaluation.Run),
        ("number-reading", NumberReadingEvaluation.Run),
        ("number-mutations", NumberMutationEvaluation.Run),
        ("swaps", SwapEvaluation.Run),
        ("names", NamesEvaluation.Run),
        ("paragraphs", ParagraphsEvaluation.Run),
        ("sentences", SentencesEvaluation.Run),
        ("summaries", SummaryEvaluation.Run),
        ("extractive", ExtractiveEvaluation.Run),
        ("checks", ChecksEvaluation.Run),
        ("content", ContentEvaluation.Run),
        ("model-answers", ModelAnswersEvaluation.Run),
        ("battery", BatteryEvaluation.Run),
        ("fresh-battery", FreshBatteryEvaluation.Run),
        ("precision", PrecisionEvaluation.Run),
    ];

    public static Command Create()
    {
        var command = new Command(
            "facts",
            $"Recall and false alarms of the fact check, per language. Parts: {string.Join(", ", All.Select(part => part.Name))}."
        )
        {
            Data,
            Json,
            Worst,
            Parts,
            Languages,
            Flags,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        var data = new FactsData(
            command.GetRequiredValue(Data).FullName,
            command.GetValue(Worst),
            command.GetValue(Languages) ?? [],
            command.GetValue(Flags) is { } flags ? ReferenceFlags.Read(flags) : null
        );
        var parts = command.GetValue(Parts) ?? [];
        List<Row> rows =
        [
            .. All.Where(part => parts.Length == 0 || parts.Contains(part.Name))
                .SelectMany(part => part.Run(data)),
        ];
        Row.Report(rows, command.GetValue(Json));
        return 0;
    }
}
