using System.Text.Json;
using static NewsDigest.Evaluation.Facts.FactsData;

namespace NewsDigest.Evaluation.Facts;

/// <summary>
/// Small pairs of a source and an English text that somebody wrote to try the checks: files {lang, source, english, expect} in
/// folders G (wrong English: a finding is right) and H (right English: nothing hard).
/// </summary>
internal static class BatteryEvaluation
{
    public static IEnumerable<Row> Run(FactsData data)
    {
        foreach (var folder in ((string[])["G", "H"]).SelectMany(data.Sets))
        {
            var items = folder
                .GetFiles("*.json")
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file =>
                    (
                        file.Name,
                        Json: JsonDocument.Parse(File.ReadAllText(file.FullName)).RootElement
                    )
                )
                .Select(item =>
                    (
                        item.Name,
                        Findings: Check(
                            item.Json.GetProperty("lang").GetString()!,
                            item.Json.GetProperty("source").GetString()!,
                            item.Json.GetProperty("english").GetString()!
                        )
                    )
                )
                .ToArray();
            foreach (var (name, findings) in data.Worst ? items : [])
            {
                Console.WriteLine(
                    $"{Path.GetFileNameWithoutExtension(name)}: {string.Join(" | ", findings.Select(finding => $"{finding.Check} {finding.Severity} {finding.Paragraph} {finding.Message}"))}"
                );
            }

            yield return Rate(folder.Name, "", "any", items, item => item.Findings.Count > 0);
            yield return Rate(
                folder.Name,
                "",
                "hard",
                items,
                item => item.Findings.Any(finding => finding.Severity == Severity.Hard)
            );
        }
    }

    private static IReadOnlyList<Finding> Check(string language, string source, string english) =>
        FactsArticle.Check(
            language,
            [.. source.Split("\n\n").Zip(english.Split("\n\n"), (one, other) => (one, other))]
        );
}
