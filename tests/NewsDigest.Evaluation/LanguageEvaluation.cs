using System.CommandLine;
using System.Diagnostics;
using NewsDigest.Languages;

namespace NewsDigest.Evaluation;

/// <summary>
/// How often the detector names the language of clean sentences, alone and joined, relatives apart and as families; what it says of
/// languages that it does not know; whether it finds the paragraphs in another language on a mixed page.
/// </summary>
internal static class LanguageEvaluation
{
    private static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "Folder with sets mt_flores* and lid_udhr*.",
        Required = true,
    };
    private static readonly Option<FileInfo?> Json = new("--json")
    {
        Description = "Also write the rows {set, group, metric, value, n} to this file.",
    };

    public static Command Create()
    {
        var command = new Command(
            "language",
            "Accuracy, share of unknown, the worst confusions, time and memory."
        )
        {
            Data,
            Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        var data = command.GetRequiredValue(Data);
        List<Row> rows =
        [
            new Row("process", "detector not loaded", "resident MB", ResidentMegabytes(), 1),
        ];
        var clock = Stopwatch.StartNew();
        LanguageDetector.Detect(
            "The first text that is looked at loads the statistics of all languages."
        );
        rows.Add(new Row("process", "first text", "ms", clock.Elapsed.TotalMilliseconds, 1));
        rows.Add(new Row("process", "detector loaded", "resident MB", ResidentMegabytes(), 1));
        rows.AddRange(
            DataSet.Named(data, "mt_flores").SelectMany(set => FloresEvaluation.Rows(set.Folder))
        );
        rows.AddRange(
            DataSet.Named(data, "lid_udhr").SelectMany(set => UdhrEvaluation.Rows(set.Folder))
        );
        rows.AddRange(NoLanguageEvaluation.Rows());
        rows.Add(new Row("process", "at the end", "resident MB", ResidentMegabytes(), 1));
        Row.Report(rows, command.GetValue(Json));
        return 0;
    }

    private static double ResidentMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1024.0 / 1024;
    }
}
