using System.CommandLine;

namespace NewsDigest.Evaluation;

/// <summary>What cleaning keeps of an article and lets through of a page, with three plain baselines beside it.</summary>
internal static class CleaningEvaluation
{
    private static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description =
            "Folder with sets named html_fundus*, html_trafilatura*, html_readability*, mt_wmt* and mt_flores*.",
        Required = true,
    };
    private static readonly Option<FileInfo?> Json = new("--json")
    {
        Description = "Also write the rows {set, group, metric, value, n} to this file.",
    };
    private static readonly Option<bool> Worst = new("--worst")
    {
        Description =
            "List the pages with the lowest F1, and each segment that was lost or let through, with the reason.",
    };
    private static readonly Option<bool> Alone = new("--alone")
    {
        Description = "Without the baselines.",
    };
    private static readonly Option<string[]> Parts = new("--part")
    {
        Description =
            "Any of pages, text (their visible text as plain text), glue and mojibake; all by default.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => ["pages", "text", "glue", "mojibake"],
    };

    public static Command Create()
    {
        var command = new Command(
            "cleaning",
            "Precision, recall and F1 of the article's text, per set and language, with baselines."
        )
        {
            Data,
            Json,
            Worst,
            Alone,
            Parts,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        var data = command.GetRequiredValue(Data);
        var (worst, extractors) = (
            command.GetValue(Worst),
            command.GetValue(Alone) ? PageExtractor.All[..1] : PageExtractor.All
        );
        var parts = command.GetValue(Parts) ?? [];
        Row.Report(
            [
                .. Part("pages", "html_fundus", set => ShinglePages.Rows(set, extractors, worst)),
                .. Part(
                    "pages",
                    "html_trafilatura",
                    set => SegmentPages.Rows(set, extractors, worst)
                ),
                .. Part("pages", "html_readability", set => OddPages.Rows(set, extractors, worst)),
                .. Part("text", "html_fundus", set => MessPages.WholeBodies(set, worst)),
                .. Part("text", "html_trafilatura", MessPages.Segments),
                .. Part("glue", "mt_wmt", set => GluedSamples.Rows(set, worst)),
                .. Part("glue", "mt_flores", set => GluedSamples.Rows(set, worst)),
                .. Part("mojibake", "mt_flores", set => MojibakeSamples.Rows(set, worst)),
            ],
            command.GetValue(Json)
        );
        return 0;

        IEnumerable<Row> Part(string part, string sets, Func<DataSet, IEnumerable<Row>> measure) =>
            parts.Contains(part) ? DataSet.Named(data, sets).SelectMany(measure) : [];
    }
}
