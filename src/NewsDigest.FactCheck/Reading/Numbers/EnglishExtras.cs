using System.Collections.Frozen;

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

    private static readonly FrozenDictionary<string, decimal[]> Meant = new (
        string Words,
        decimal[] Values
    )[]
    {
        ("half", [2, 50, 0.5m, 30]),
        ("halves", [2, 0.5m]),
        ("midnight", [0, 12, 24]),
        ("noon", [12]),
        ("twice double doubled twofold", [2, 100]),
        ("triple tripled", [3]),
        ("third thirds", [3]),
        ("quarter quarters", [4, 25, 15]),
        ("fortnight", [2, 14, 15]),
        ("quadruple quadrupled", [4]),
        ("clock day daily", [24]),
        ("centennial centenary century centuries", [100]),
        ("teen teens teenager teenagers teenage teenaged", [10]),
        ("a an one", [1]),
    }
        .SelectMany(row => row.Words.Split(' ').Select(word => (Word: word, row.Values)))
        .ToFrozenDictionary(row => row.Word, row => row.Values, StringComparer.Ordinal);

    public static IReadOnlyList<decimal> Values(string word)
    {
        var lower = word.ToLowerInvariant();
        if (Meant.TryGetValue(lower, out var values))
        {
            return values;
        }

        var month = Array.IndexOf(Months, lower[..Math.Min(3, lower.Length)]);
        return month >= 0 ? [month + 1] : [];
    }
}
