using NewsDigest.Facts.Checks;
using static NewsDigest.Evaluation.Facts.FactsData;

namespace NewsDigest.Evaluation.Facts;

/// <summary>
/// How often each rule of each check blames sentences that are right, by language: human references and machine translations of WMT,
/// one half of the documents of 2021 apart, and FLORES.
/// </summary>
internal static class PrecisionEvaluation
{
    private const int DocumentLines = 40; // where no document is named: a file is in the order of its documents

    public static IEnumerable<Row> Run(FactsData data)
    {
        foreach (var set in WmtSet.In(data))
        {
            var isOfYear = set.Set.Contains("2021", StringComparison.Ordinal);
            foreach (
                var half in set
                    .Items.Select((item, line) => (item, line))
                    .GroupBy(one => Half(one.line, isOfYear))
            )
            {
                (string, string)[] references =
                [
                    .. half.Select(one => (one.item.Source, one.item.Reference)),
                ];
                (string, string)[] machine =
                [
                    .. half.Where(one => one.item.Hypothesis is not null)
                        .Select(one => (one.item.Source, one.item.Hypothesis!)),
                ];
                foreach (
                    var row in Rules(
                            $"references, {half.Key}",
                            set.Language,
                            references,
                            data.Worst
                        )
                        .Concat(Rules($"machine, {half.Key}", set.Language, machine, data.Worst))
                )
                {
                    yield return row;
                }
            }
        }

        foreach (var set in FloresSet.In(data))
        {
            foreach (var row in Rules("FLORES", set.Language, set.Items, data.Worst))
            {
                yield return row;
            }
        }
    }

    private static string Half(int line, bool isOfYear) =>
        !isOfYear ? "other years"
        : line / DocumentLines % 2 == 0 ? "2021 tuned"
        : "2021 held";

    private static IEnumerable<Row> Rules(
        string set,
        string language,
        IReadOnlyList<(string Source, string English)> pairs,
        bool worst
    )
    {
        var found = pairs
            .Where(pair => pair.English.Length > 0)
            .Select(pair => (pair, Findings: FactsArticle.Check(language, pair)))
            .ToArray();
        foreach (
            var (pair, findings) in worst && !set.Contains("held", StringComparison.Ordinal)
                ? found
                : []
        )
        {
            foreach (var finding in findings)
            {
                Console.WriteLine(
                    $"{set}\t{language}\t{FindingRules.Of(finding)}\t{finding.Severity}\t{finding.Message}\t{pair.Source}\t{pair.English}"
                );
            }
        }

        yield return Rate(
            set,
            language,
            "any hard",
            found,
            one => one.Findings.Any(finding => finding.Severity == Severity.Hard)
        );
        foreach (
            var rule in found
                .SelectMany(one => one.Findings.Select(FindingRules.Of))
                .Distinct()
                .Order(StringComparer.Ordinal)
        )
        {
            yield return Rate(
                set,
                language,
                rule,
                found,
                one => one.Findings.Any(finding => FindingRules.Of(finding) == rule)
            );
            yield return Rate(
                set,
                language,
                $"{rule} hard",
                found,
                one =>
                    one.Findings.Any(finding =>
                        finding.Severity == Severity.Hard && FindingRules.Of(finding) == rule
                    )
            );
        }
    }
}
