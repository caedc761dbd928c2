using static NewsDigest.Evaluation.Facts.FactsData;
using static NewsDigest.Evaluation.Facts.NumberFlags;

namespace NewsDigest.Evaluation.Facts;

/// <summary>How often the number check blames human references of news. Not each flag is false: translators round, convert and err.</summary>
internal static class WmtEvaluation
{
    public static IEnumerable<Row> Run(FactsData data) => WmtSet.In(data).SelectMany(set => Run(set, data.Worst));

    private static IEnumerable<Row> Run(WmtSet set, bool worst)
    {
        var items = set.Items.Where(item => HasDigit(item.Source) || HasDigit(item.Reference)).ToArray();
        if (worst)
        {
            PrintFalseAlarms(set.Name, items.Select(item => (item.Source, set.Language, item.Reference)));
        }

        yield return Rate(set.Set, set.Name, "reference with digits: hard number flag", items, item => Flags(item.Source, set.Language, item.Reference, hardOnly: true));
        yield return Rate(set.Set, set.Name, "reference with digits: any number flag", items, item => Flags(item.Source, set.Language, item.Reference, hardOnly: false));
        yield return Rate(set.Set, set.Name, "reference with digits: naive flag", items, item => Naive(item.Source, item.Reference));
    }
}
