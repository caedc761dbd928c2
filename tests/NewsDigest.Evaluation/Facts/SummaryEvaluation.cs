using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Evaluation.Facts;

/// <summary>
/// The summary checks on system summaries that people judged: how many faithful ones get a hard finding, and how many unfaithful
/// ones any, by kind of error. Each sentence is a bullet that cites the whole article, so checks of form (S01, S08) are left out.
/// </summary>
internal static partial class SummaryEvaluation
{
    private static readonly string[] Checks = ["S02", "S03", "S05", "S06", "S07", "S09"];

    public static IEnumerable<Row> Run(FactsData data)
    {
        foreach (var set in SummarySet.All(data).GroupBy(summary => summary.Set))
        {
            var items = set.Select(summary => (Summary: summary, Findings: Findings(summary)))
                .ToArray();
            var cased = items.Count(item => IsCased(item.Summary.Text));
            Console.WriteLine(
                $"{set.Key}: {items.Length} summaries, {items.Count(item => item.Summary.IsFaithful is null)} without a clear judgement left out; {items.Length - cased} have no capitals inside sentences, so names are not checked in them."
            );
            foreach (
                var row in Rows(
                    set.Key,
                    [.. items.Where(item => item.Summary.IsFaithful is not null)]
                )
            )
            {
                yield return row;
            }

            if (data.Worst)
            {
                Print(items);
            }
        }
    }

    private static IEnumerable<Row> Rows(
        string set,
        IReadOnlyList<(JudgedSummary Summary, Finding[] Findings)> items
    )
    {
        var faithful = items.Where(item => item.Summary.IsFaithful == true).ToArray();
        var unfaithful = items.Where(item => item.Summary.IsFaithful == false).ToArray();
        foreach (
            var (group, members) in ((string, (JudgedSummary Summary, Finding[] Findings)[])[])
                [("faithful", faithful), ("unfaithful", unfaithful)]
        )
        {
            yield return FactsData.Rate(
                set,
                group,
                "hard",
                members,
                item => item.Findings.Any(finding => finding.Severity == Severity.Hard)
            );
            yield return FactsData.Rate(
                set,
                group,
                "any",
                members,
                item => item.Findings.Length > 0
            );
            foreach (var check in Checks)
            {
                yield return FactsData.Rate(
                    set,
                    group,
                    $"{check} hard",
                    members,
                    item =>
                        item.Findings.Any(finding =>
                            finding.Check == check && finding.Severity == Severity.Hard
                        )
                );
                yield return FactsData.Rate(
                    set,
                    group,
                    $"{check} any",
                    members,
                    item => item.Findings.Any(finding => finding.Check == check)
                );
            }
        }

        foreach (
            var error in items
                .SelectMany(item => item.Summary.Errors)
                .Distinct()
                .Order(StringComparer.Ordinal)
        )
        {
            var members = items.Where(item => item.Summary.Errors.Contains(error)).ToArray();
            yield return FactsData.Rate(
                set,
                error,
                "hard",
                members,
                item => item.Findings.Any(finding => finding.Severity == Severity.Hard)
            );
            yield return FactsData.Rate(
                set,
                error,
                "any",
                members,
                item => item.Findings.Length > 0
            );
        }
    }

    public static Finding[] Findings(JudgedSummary summary)
    {
        var bullets = summary
            .Sentences.Select(sentence => new SummaryBullet(sentence, ["p1"]))
            .ToArray();
        return
        [
            .. FactCheck
                .Run(
                    new BilingualText(
                        DetectedLanguage.English,
                        [new BilingualParagraph("p1", summary.Document, summary.Document)]
                    ),
                    new SummaryText(SummaryKind.Model, "", bullets)
                )
                .Where(finding => Checks.Contains(finding.Check)),
        ];
    }

    private static bool IsCased(string text) => InnerCapital().IsMatch(text);

    private static void Print(IEnumerable<(JudgedSummary Summary, Finding[] Findings)> items)
    {
        foreach (var (summary, findings) in items.Where(item => item.Summary.IsFaithful == true))
        {
            foreach (var finding in findings)
            {
                Console.WriteLine(
                    $"FALSE ALARM {summary.Set} {finding.Check} {finding.Severity} {finding.Message}\n    {summary.Text}"
                );
            }
        }
    }

    [GeneratedRegex(@"[\p{Ll}\d,] \p{Lu}", RegexOptions.NonBacktracking)]
    private static partial Regex InnerCapital();
}
