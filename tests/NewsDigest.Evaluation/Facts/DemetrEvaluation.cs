using static NewsDigest.Evaluation.Facts.FactsData;
using static NewsDigest.Evaluation.Facts.NumberFlags;

namespace NewsDigest.Evaluation.Facts;

/// <summary>The number check on DEMETR: changed numbers found, clean translations and references blamed.</summary>
internal static class DemetrEvaluation
{
    public static IEnumerable<Row> Run(FactsData data) =>
        DemetrSet
            .In(data)
            .SelectMany(set => Changed(set, data.Worst).Concat(Clean(set, data.Worst)));

    private static IEnumerable<Row> Changed(DemetrSet set, bool worst)
    {
        var changed = set
            .DamagedFiles.Where(file =>
                file.Name.Contains("numbers_replaced", StringComparison.Ordinal)
            )
            .SelectMany(set.Damaged)
            .ToArray();
        if (worst)
        {
            foreach (var (item, english) in changed.Where(pair => !Found(pair)))
            {
                Console.WriteLine(
                    $"MISSED {item.Language}: {item.Source}\n    clean: {item.Translation}\n    changed: {english}"
                );
            }
        }

        return Groups(changed, pair => pair.Item.Language)
            .SelectMany(group =>
                (Row[])
                    [
                        Rate(
                            set.Name,
                            group.Name,
                            "changed number found (hard)",
                            group.Items,
                            Found
                        ),
                        Rate(
                            set.Name,
                            group.Name,
                            "changed number found (any)",
                            group.Items,
                            pair =>
                                Flags(
                                    pair.Item.Source,
                                    pair.Item.Language,
                                    pair.English,
                                    hardOnly: false
                                )
                        ),
                        Rate(
                            set.Name,
                            group.Name,
                            "changed number found (naive)",
                            group.Items,
                            pair => Naive(pair.Item.Source, pair.English)
                        ),
                    ]
            );
    }

    private static bool Found((DemetrSet.Item Item, string English) pair) =>
        Flags(pair.Item.Source, pair.Item.Language, pair.English, hardOnly: true);

    private static IEnumerable<Row> Clean(DemetrSet set, bool worst)
    {
        var withDigits = set
            .Items.Values.Where(item => HasDigit(item.Source) || HasDigit(item.Translation))
            .ToArray();
        if (worst)
        {
            PrintFalseAlarms(
                $"{set.Name} mt",
                withDigits.Select(item => (item.Source, item.Language, item.Translation))
            );
            PrintFalseAlarms(
                $"{set.Name} reference",
                withDigits.Select(item => (item.Source, item.Language, item.Reference))
            );
        }

        return Groups(withDigits, item => item.Language)
            .SelectMany(group =>
                (Row[])
                    [
                        Rate(
                            set.Name,
                            group.Name,
                            "clean mt with digits: hard number flag",
                            group.Items,
                            item =>
                                Flags(item.Source, item.Language, item.Translation, hardOnly: true)
                        ),
                        Rate(
                            set.Name,
                            group.Name,
                            "clean mt with digits: any number flag",
                            group.Items,
                            item =>
                                Flags(item.Source, item.Language, item.Translation, hardOnly: false)
                        ),
                        Rate(
                            set.Name,
                            group.Name,
                            "clean mt with digits: naive flag",
                            group.Items,
                            item => Naive(item.Source, item.Translation)
                        ),
                        Rate(
                            set.Name,
                            group.Name,
                            "reference with digits: hard number flag",
                            group.Items,
                            item =>
                                Flags(item.Source, item.Language, item.Reference, hardOnly: true)
                        ),
                        Rate(
                            set.Name,
                            group.Name,
                            "reference with digits: naive flag",
                            group.Items,
                            item => Naive(item.Source, item.Reference)
                        ),
                    ]
            )
            .Append(
                Rate(
                    set.Name,
                    "all",
                    "clean mt: hard number flag",
                    [.. set.Items.Values],
                    item => Flags(item.Source, item.Language, item.Translation, hardOnly: true)
                )
            );
    }

    private static IEnumerable<(string Name, IReadOnlyList<T> Items)> Groups<T>(
        IReadOnlyList<T> items,
        Func<T, string> language
    ) =>
        items
            .GroupBy(language)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyList<T>)[.. group]))
            .Append(("all", items));
}
