namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>Finds the numbers of a text by value, so that a long text is not walked for each number of the other.</summary>
internal static class NumberLookup
{
    /// <summary>What has a number, under each value that the number can be read as.</summary>
    public static ILookup<decimal, T> ToLookupByValue<T>(
        this IEnumerable<T> all,
        Func<T, NumberMention> numberOf
    ) =>
        all.SelectMany(one => numberOf(one).Values.Select(value => (value, one)))
            .ToLookup(pair => pair.value, pair => pair.one);
}
