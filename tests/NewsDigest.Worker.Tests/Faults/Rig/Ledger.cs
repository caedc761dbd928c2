namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>What became of the articles, counted from outside the worker.</summary>
/// <param name="Doubled">Articles with more than one result.</param>
/// <param name="Waiting">Messages on the queue, visible or not.</param>
internal sealed record Ledger(int Published, int Doubled, int Quarantined, int Waiting)
{
    /// <param name="bench">Where they lie.</param>
    /// <param name="counts">Whether an article counts, by the name of its folder; null counts all.</param>
    public static async Task<Ledger> CountAsync(FaultBench bench, Predicate<string>? counts = null)
    {
        var articles = (await bench.ListAsync("results"))
            .Where(path => Counts(path) && path.EndsWith("/result.json", StringComparison.Ordinal))
            .GroupBy(path => path.Split('/')[1])
            .ToArray();
        var quarantined = (await bench.ListAsync("quarantine")).Count(path =>
            Counts(path) && path.EndsWith("/record.json", StringComparison.Ordinal)
        );
        return new Ledger(
            articles.Length,
            articles.Count(results => results.Count() > 1),
            quarantined,
            await bench.CountWaitingAsync()
        );

        bool Counts(string path) => counts is null || counts(path.Split('/')[1]);
    }
}
