using static NewsDigest.Evaluation.Facts.FactsData;
using static NewsDigest.Evaluation.Facts.NumberFlags;

namespace NewsDigest.Evaluation.Facts;

/// <summary>How often the number check blames human references of news. Not each flag is false: translators round, convert and err.</summary>
internal static class WmtEvaluation
{
    public static IEnumerable<Row> Run(FactsData data) =>
        WmtSet
            .In(data)
            .SelectMany(set =>
                Run(set, data.Worst).Concat(data.Flags is { } flags ? Judged(set, flags) : [])
            );

    /// <summary>What readers made of the flags.</summary>
    private static IEnumerable<Row> Judged(WmtSet set, ReferenceFlags flags)
    {
        var n = set.Items.Count(item => HasDigit(item.Source) || HasDigit(item.Reference));
        var places = set
            .Items.Select((item, index) => ReferenceFlags.Place(set, index + 1, item))
            .OfType<string>()
            .ToArray();
        foreach (var place in places.Where(place => flags.Of(place) is null))
        {
            Console.WriteLine($"NEW FLAG, not judged: {place}");
        }

        yield return new Row(
            set.Set,
            set.Name,
            "hard flags, true differences",
            places.Count(place => flags.Of(place) == ReferenceFlags.Differs),
            n
        );
        yield return new Row(
            set.Set,
            set.Name,
            "hard flags, false: share",
            n == 0 ? 0 : (double)places.Count(place => flags.Of(place) == ReferenceFlags.Same) / n,
            n
        );
    }

    private static IEnumerable<Row> Run(WmtSet set, bool worst)
    {
        var items = set
            .Items.Where(item => HasDigit(item.Source) || HasDigit(item.Reference))
            .ToArray();
        if (worst)
        {
            PrintFalseAlarms(
                set.Name,
                items.Select(item => (item.Source, set.Language, item.Reference))
            );
        }

        yield return Rate(
            set.Set,
            set.Name,
            "reference with digits: hard number flag",
            items,
            item => Flags(item.Source, set.Language, item.Reference, hardOnly: true)
        );
        yield return Rate(
            set.Set,
            set.Name,
            "reference with digits: any number flag",
            items,
            item => Flags(item.Source, set.Language, item.Reference, hardOnly: false)
        );
        yield return Rate(
            set.Set,
            set.Name,
            "reference with digits: naive flag",
            items,
            item => Naive(item.Source, item.Reference)
        );
    }
}
