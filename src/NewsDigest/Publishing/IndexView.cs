using NewsDigest.Articles;

namespace NewsDigest.Publishing;

/// <summary>What the page of links shows.</summary>
/// <param name="Total">How many articles have a result.</param>
/// <param name="HasEditions">There is an archive to link to.</param>
internal sealed record IndexView(
    IReadOnlyList<IndexDay> Days,
    IReadOnlyList<IndexFilter> Filters,
    int Listed,
    int Total,
    bool HasEditions = false
)
{
    /// <summary>A page of more is slow to open, and nobody reads it.</summary>
    public const int Most = 1000;

    /// <param name="newest">All results that count, newest first.</param>
    public static IndexView Of(IReadOnlyList<CurrentResult> newest)
    {
        CurrentResult[] listed = [.. newest.Take(Most)];
        IndexFilter[] filters =
        [
            IndexFilter.Of("l", "Language", listed, result => [LanguageNames.Of(result.Language)]),
            IndexFilter.Of("s", "Source", listed, result => [result.Source ?? "without a source"]),
            IndexFilter.Of("v", "Verdict", listed, result => [result.Verdict.Words()]),
            IndexFilter.Of("t", "Topic", listed, result => result.Topics ?? []),
        ];
        var entries = listed.Select(result => new IndexEntry(
            result,
            [.. filters.SelectMany(filter => filter.ClassesOf(result))]
        ));
        return new IndexView(
            [
                .. entries
                    .GroupBy(entry => DateOnly.FromDateTime(entry.Result.FinishedAt.UtcDateTime))
                    .Select(day => new IndexDay(day.Key, [.. day])),
            ],
            [.. filters.Where(filter => filter.Choices.Count > 1)],
            listed.Length,
            newest.Count
        );
    }
}

internal sealed record IndexDay(DateOnly Day, IReadOnlyList<IndexEntry> Entries)
{
    public string Classes =>
        string.Join(' ', Entries.SelectMany(entry => entry.Classes).Distinct());
}

/// <param name="Classes">The choices of the filters that show it.</param>
internal sealed record IndexEntry(CurrentResult Result, IReadOnlyList<string> Classes);
