using System.Text.Json;
using NewsDigest.Articles;
using Spectre.Console;

namespace NewsDigest.Evaluation;

/// <summary>One figure. Every evaluation prints these, and writes the same as JSON.</summary>
internal sealed record Row(string Set, string Group, string Metric, double Value, int N)
{
    public static void Report(IReadOnlyList<Row> rows, FileInfo? json)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = 140;
        }

        var table = new Table { Border = TableBorder.Minimal }.AddColumns(
            "set",
            "group",
            "metric",
            "value",
            "n"
        );
        foreach (var row in rows)
        {
            table.AddRow(row.Set, row.Group, row.Metric, $"{row.Value:0.000}", $"{row.N}");
        }

        AnsiConsole.Write(table);
        if (json is not null)
        {
            File.WriteAllText(json.FullName, JsonSerializer.Serialize(rows, ArticleJson.Options));
        }
    }
}
