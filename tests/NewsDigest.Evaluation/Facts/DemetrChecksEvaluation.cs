using static NewsDigest.Evaluation.Facts.FactsData;

namespace NewsDigest.Evaluation.Facts;

/// <summary>Every check on every kind of damage: how often a damaged sentence has a finding that the clean one has not.</summary>
internal static class DemetrChecksEvaluation
{
    public static IEnumerable<Row> Run(FactsData data) =>
        DemetrSet.In(data).SelectMany(set => Run(set, data.Worst));

    private static IEnumerable<Row> Run(DemetrSet set, bool worst)
    {
        var clean = set.Items.ToDictionary(
            item => item.Key,
            item => All(item.Value, item.Value.Translation)
        );
        foreach (
            var check in clean
                .Values.SelectMany(findings => findings)
                .Select(finding => finding.Check)
                .Distinct()
                .Order()
        )
        {
            yield return Rate(
                set.Name,
                "all",
                $"{check} on clean mt",
                clean.Values,
                findings => findings.Any(finding => finding.Check == check)
            );
        }

        foreach (var language in set.Items.Keys.Select(key => key.Language).Distinct().Order())
        {
            yield return Rate(
                set.Name,
                language,
                "V17 on clean mt",
                [.. clean.Where(item => item.Key.Language == language)],
                item => item.Value.Any(finding => finding.Check == "V17")
            );
        }

        if (worst)
        {
            foreach (
                var (key, finding) in clean.SelectMany(item =>
                    item.Value.Where(finding => finding.Check is not ("V09" or "V10"))
                        .Select(finding => (item.Key, finding))
                )
            )
            {
                Console.WriteLine(
                    $"CLEAN {key.Language} {finding.Check} {finding.Found} {finding.Message}"
                );
            }
        }

        yield return Rate(
            set.Name,
            "all",
            "hard on clean mt",
            clean.Values,
            findings => findings.Any(finding => finding.Severity == Severity.Hard)
        );
        yield return Rate(
            set.Name,
            "all",
            "any on clean mt",
            clean.Values,
            findings => findings.Count > 0
        );
        foreach (var file in set.DamagedFiles)
        {
            yield return Rate(
                set.Name,
                Path.GetFileNameWithoutExtension(file.Name),
                "found by any check",
                set.Damaged(file),
                pair =>
                    All(pair.Item, pair.English)
                        .Select(Key)
                        .Except(clean[(pair.Item.Id, pair.Item.Language)].Select(Key))
                        .Any()
            );
            yield return Rate(
                set.Name,
                Path.GetFileNameWithoutExtension(file.Name),
                "hard",
                set.Damaged(file),
                pair =>
                    All(pair.Item, pair.English)
                        .Where(finding => finding.Severity == Severity.Hard)
                        .Select(Key)
                        .Except(clean[(pair.Item.Id, pair.Item.Language)].Select(Key))
                        .Any()
            );
        }
    }

    private static (string Check, string? Found, string Message) Key(Finding finding) =>
        (finding.Check, finding.Found, finding.Message);

    private static IReadOnlyList<Finding> All(DemetrSet.Item item, string english) =>
        FactsArticle.Check(item.Language, (item.Source, english));
}
