using NewsDigest.Articles;

namespace NewsDigest.Publishing;

/// <summary>
/// Which of an article's results counts: the newest run, but never a worse verdict over a better one of the same text. It depends on
/// the results alone and not on the order in which they came, so that two workers, and a delivery again, choose the same.
/// </summary>
internal static class CurrentChoice
{
    /// <param name="results">All of the article.</param>
    /// <param name="asked">What a person chose; null when nobody did.</param>
    /// <param name="askedAt">When: only a run after that can take its place.</param>
    /// <returns>Null when there is no result.</returns>
    public static StoredResult? Of(
        IReadOnlyCollection<StoredResult> results,
        StoredResult? asked,
        DateTimeOffset? askedAt
    )
    {
        var candidates = asked is null
            ? results
            : [asked, .. results.Where(stored => stored.Result.Timings.FinishedAt > askedAt)];

        // A text that was corrected replaces the text before it, whatever its verdict; only without any English it does not.
        var withEnglish = candidates
            .Where(stored => stored.Result.Verdict != Verdict.Failed)
            .ToArray();
        return (withEnglish is [] ? candidates : withEnglish)
            .GroupBy(stored => stored.Result.ContentHash)
            .OrderByDescending(content => content.Min(stored => stored.Result.Timings.FinishedAt))
            .ThenBy(content => content.Key, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.OrderBy(stored => Rank(stored.Result.Verdict))
            .ThenByDescending(stored => stored.Result.Timings.FinishedAt)
            .ThenBy(stored => stored.Path.Value, StringComparer.Ordinal)
            .First();
    }

    private static int Rank(Verdict verdict) =>
        verdict switch
        {
            Verdict.Verified => 0,
            Verdict.VerifiedWithNotes => 1,
            Verdict.NeedsReview => 2,
            _ => 3,
        };
}
