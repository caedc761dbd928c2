namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>What became of the articles, counted from outside the worker.</summary>
/// <param name="Doubled">Articles with more than one result.</param>
/// <param name="Waiting">Messages on the queue, visible or not.</param>
internal sealed record Ledger(int Published, int Doubled, int Quarantined, int Waiting)
{
    public static async Task<Ledger> CountAsync(FaultBench bench)
    {
        var paths = await bench.ListAsync("results");
        var articles = paths
            .Where(path => path.EndsWith("/result.json", StringComparison.Ordinal))
            .GroupBy(path => path.Split('/')[1])
            .ToArray();
        var quarantined = (await bench.ListAsync("quarantine")).Count(path =>
            path.EndsWith("/record.json", StringComparison.Ordinal)
        );
        return new Ledger(
            articles.Length,
            articles.Count(results => results.Count() > 1),
            quarantined,
            await bench.CountWaitingAsync()
        );
    }
}
