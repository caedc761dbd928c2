using System.CommandLine;

namespace NewsDigest.Evaluation;

/// <summary>What cleaning keeps of an article and lets through of a page, with three plain baselines beside it.</summary>
internal static class CleaningEvaluation
{
    private static readonly Option<DirectoryInfo> Data = new("--data") { Description = "Folder with sets named html_fundus*, html_trafilatura* and html_readability*.", Required = true };
    private static readonly Option<FileInfo?> Json = new("--json") { Description = "Also write the rows {set, group, metric, value, n} to this file." };
    private static readonly Option<bool> Worst = new("--worst") { Description = "List the pages with the lowest F1, and each segment that was lost or let through, with the reason." };
    private static readonly Option<bool> Alone = new("--alone") { Description = "Without the baselines." };

    public static Command Create()
    {
        var command = new Command("cleaning", "Precision, recall and F1 of the article's text, per set and language, with baselines.") { Data, Json, Worst, Alone };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        var data = command.GetRequiredValue(Data);
        var (worst, extractors) = (command.GetValue(Worst), command.GetValue(Alone) ? PageExtractor.All[..1] : PageExtractor.All);
        Row.Report(
            [
                .. DataSet.Named(data, "html_fundus").SelectMany(set => ShinglePages.Rows(set, extractors, worst)),
                .. DataSet.Named(data, "html_trafilatura").SelectMany(set => SegmentPages.Rows(set, extractors, worst)),
                .. DataSet.Named(data, "html_readability").SelectMany(set => OddPages.Rows(set, extractors, worst)),
            ],
            command.GetValue(Json));
        return 0;
    }
}
