using System.CommandLine;
using System.Diagnostics;
using NewsDigest.Articles;
using NewsDigest.Languages;

namespace NewsDigest.Evaluation;

/// <summary>How often the detector names the language of clean sentences, alone and joined; relatives apart and as families.</summary>
internal static class LanguageEvaluation
{
    private const int Joined = 200; // characters
    private const int Samples = 100;

    private static readonly Option<DirectoryInfo> Data = new("--data") { Description = "Folder with mt_flores_dev.", Required = true };
    private static readonly Option<FileInfo?> Json = new("--json") { Description = "Also write the rows {set, group, metric, value, n} to this file." };

    private static readonly string[][] Families = [["hr", "sr", "bs"], ["nb", "nn", "no", "da"], ["id", "ms"]];

    public static Command Create()
    {
        var command = new Command("language", "Accuracy, share of unknown and the worst confusions, over 58 languages.") { Data, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        var texts = Directory.GetFiles(Path.Combine(command.GetRequiredValue(Data).FullName, "mt_flores_dev"), "*.txt")
            .Select(file => (Language: Path.GetFileNameWithoutExtension(file) is "eng" ? "en" : Path.GetFileNameWithoutExtension(file), Lines: File.ReadAllLines(file)))
            .Where(text => text.Lines.Length > 900).OrderBy(text => text.Language, StringComparer.Ordinal).ToArray();
        List<Row> rows = [];
        foreach (var (name, cut) in new (string, Func<string[], IEnumerable<string>>)[] { ("single sentences", lines => lines.Take(Samples)), ($"joined to {Joined} characters", Join) })
        {
            var clock = Stopwatch.StartNew();
            var found = texts.SelectMany(text => cut(text.Lines).Select(sample => (Wanted: text.Language, Found: LanguageDetector.Detect(sample).Code))).ToArray();
            rows.Add(new Row("mt_flores_dev", name, "ms a text", clock.Elapsed.TotalMilliseconds / found.Length, found.Length));
            rows.Add(new Row("mt_flores_dev", name, "right", found.Count(pair => pair.Found == pair.Wanted) / (double)found.Length, found.Length));
            rows.Add(new Row("mt_flores_dev", name, "right, families as one", found.Count(pair => IsSame(pair.Found, pair.Wanted)) / (double)found.Length, found.Length));
            rows.Add(new Row("mt_flores_dev", name, "unknown", found.Count(pair => pair.Found == DetectedLanguage.UnknownCode) / (double)found.Length, found.Length));
            rows.AddRange(found.Where(pair => !IsSame(pair.Found, pair.Wanted)).CountBy(pair => $"{pair.Wanted} called {pair.Found}").OrderByDescending(pair => pair.Value).Take(20)
                .Select(pair => new Row("mt_flores_dev", name, pair.Key, pair.Value / (double)found.Count(one => one.Wanted == pair.Key.Split(' ')[0]), found.Count(one => one.Wanted == pair.Key.Split(' ')[0]))));
        }

        rows.Add(new Row("process", "all", "resident MB", Process.GetCurrentProcess().WorkingSet64 / 1024.0 / 1024, 1));
        Row.Report(rows, command.GetValue(Json));
        return 0;
    }

    private static bool IsSame(string one, string other) => one == other || Families.Any(family => family.Contains(one) && family.Contains(other));

    private static IEnumerable<string> Join(string[] lines)
    {
        var text = "";
        var count = 0;
        foreach (var line in lines)
        {
            text = $"{text} {line}".Trim();
            if (text.Length >= Joined && count++ < Samples)
            {
                yield return text;
                text = "";
            }
        }
    }
}
