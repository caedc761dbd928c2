using NewsDigest.Articles;
using static NewsDigest.Evaluation.Facts.FactsData;

namespace NewsDigest.Evaluation.Facts;

/// <summary>
/// Twenty languages and fifteen kinds of errors, each with the right translation beside it, written by somebody who had not seen the
/// rules. The open half may be read and mended; of the shut half only the counts are printed.
/// </summary>
internal static class FreshBatteryEvaluation
{
    private const string File = "fresh-battery.tsv";
    private const string Open = "open half";
    private const string Shut = "shut half";

    public static IEnumerable<Row> Run(FactsData data)
    {
        Tried[] all = [.. Items().Where(item => data.Wants(item.Language)).Select(Tried.Of)];
        if (data.Worst)
        {
            PrintOpen(all);
        }

        foreach (var half in all.GroupBy(tried => tried.Item.Half).OrderBy(half => half.Key))
        {
            Tried[] tried = [.. half];
            yield return Rate(File, half.Key, "wrong: found", tried, one => one.Wrong.Count > 0);
            yield return Rate(File, half.Key, "wrong: hard", tried, one => IsHard(one.Wrong));
            yield return Rate(
                File,
                half.Key,
                "wrong: hard or sent to repair",
                tried,
                one => one.Wrong.IsFailing()
            );
            yield return Rate(File, half.Key, "right: found", tried, one => one.Right.Count > 0);
            yield return Rate(File, half.Key, "right: hard", tried, one => IsHard(one.Right));
        }

        foreach (var group in Groups(all))
        {
            yield return Rate(
                File,
                group.Key,
                "wrong: found",
                [.. group],
                one => one.Wrong.Count > 0
            );
            yield return Rate(File, group.Key, "wrong: hard", [.. group], one => IsHard(one.Wrong));
        }
    }

    private static IEnumerable<IGrouping<string, Tried>> Groups(Tried[] all) =>
        all.GroupBy(tried => $"{tried.Item.Kind}, {tried.Item.Half}");

    private static bool IsHard(IReadOnlyList<Finding> findings) =>
        findings.Any(finding => finding.Severity == Severity.Hard);

    private static void PrintOpen(Tried[] all)
    {
        foreach (var tried in all.Where(tried => tried.Item.Half == Open))
        {
            foreach (var finding in tried.Right)
            {
                Console.WriteLine(
                    $"FALSE {tried.Item} {finding.Check} {finding.Severity} {finding.Message}"
                );
            }

            if (!IsHard(tried.Wrong))
            {
                var found = string.Join(" | ", tried.Wrong.Select(finding => finding.Message));
                Console.WriteLine($"{(found is "" ? "MISSED" : "NOTED")} {tried.Item} {found}");
            }
        }
    }

    private static IEnumerable<Item> Items()
    {
        List<string> languages = [];
        List<string> kinds = [];
        foreach (
            var row in System
                .IO.File.ReadLines(Path.Combine(AppContext.BaseDirectory, File))
                .Where(line => line is not ['#', ..])
                .Select(line => line.Split('\t'))
        )
        {
            Add(languages, row[0]);
            Add(kinds, row[1]);
            var isShut = (languages.IndexOf(row[0]) + kinds.IndexOf(row[1])) % 2 == 1;
            yield return new Item(row[0], row[1], isShut ? Shut : Open, row[2], row[3]);
        }
    }

    private static void Add(List<string> seen, string word)
    {
        if (!seen.Contains(word))
        {
            seen.Add(word);
        }
    }

    /// <param name="English">With {right|wrong} once.</param>
    private sealed record Item(
        string Language,
        string Kind,
        string Half,
        string Source,
        string English
    )
    {
        public string Right => Choose(0);

        public string Wrong => Choose(1);

        public override string ToString() => $"{Language} {Kind}: {Source} / {English}:";

        private string Choose(int side)
        {
            var (start, end) = (English.IndexOf('{'), English.IndexOf('}'));
            var choices = English[(start + 1)..end].Split('|');
            return $"{English[..start]}{choices[side]}{English[(end + 1)..]}";
        }
    }

    private sealed record Tried(
        Item Item,
        IReadOnlyList<Finding> Right,
        IReadOnlyList<Finding> Wrong
    )
    {
        public static Tried Of(Item item) =>
            new(
                item,
                FactsArticle.Check(item.Language, (item.Source, item.Right)),
                FactsArticle.Check(item.Language, (item.Source, item.Wrong))
            );
    }
}
