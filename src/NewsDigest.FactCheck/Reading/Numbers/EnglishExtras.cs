namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>English words that stand for a number of the source: months for the numbers of dates, halves, noon.</summary>
internal static class EnglishExtras
{
    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    public static IReadOnlyList<decimal> Values(string word)
    {
        var lower = word.ToLowerInvariant();
        return lower switch
        {
            "half" => [2, 50, 0.5m, 30],
            "halves" => [2, 0.5m],
            "midnight" => [0, 12, 24],
            "noon" => [12],
            "twice" or "double" or "doubled" or "twofold" => [2, 100],
            "triple" or "tripled" => [3],
            "third" or "thirds" => [3],
            "quarter" or "quarters" => [4, 25, 15],
            "fortnight" => [2, 14, 15],
            "quadruple" or "quadrupled" => [4],
            "clock" or "day" or "daily" => [24],
            "centennial" or "centenary" or "century" or "centuries" => [100],
            "teen" or "teens" or "teenager" or "teenagers" or "teenage" or "teenaged" => [10],
            "a" or "an" or "one" => [1],
            _ => Array.IndexOf(Months, lower[..Math.Min(3, lower.Length)]) is >= 0 and var month
                ? [month + 1]
                : [],
        };
    }
}
