using System.Globalization;
using NewsDigest.Worker.Tests.Azurite;
using NewsDigest.Worker.Tests.Faults.Rig;

namespace NewsDigest.Worker.Tests.Faults;

/// <summary>Random kills during a model call. A few here; KILLS in the environment says how many otherwise, and the outcome goes to the file SOAK_LEDGER.</summary>
public sealed class KillTests(AzuriteServer azurite)
{
    private static int Kills => Setting("KILLS", 8);

    [Fact]
    public async Task Kills_during_a_model_call_lose_nothing_and_cost_at_most_one_call_each_on_the_embedded_queue_and_the_folder()
    {
        var run = new KillRun(Kills, Setting("SOAK_SEED", 20260301));
        await using var bench = await SqliteBench.StartAsync(run.Answer);

        await CheckAsync(run, bench, "SQLite and folder");
    }

    [Fact]
    public async Task Kills_during_a_model_call_lose_nothing_and_cost_at_most_one_call_each_on_storage_queue_and_blobs()
    {
        var run = new KillRun(Kills, Setting("SOAK_SEED", 20260301));
        await using var bench = await AzuriteBench.StartAsync(azurite, run.Answer);

        await CheckAsync(run, bench, "Azurite");
    }

    private static async Task CheckAsync(KillRun run, FaultBench bench, string storage)
    {
        var (end, repeated) = await run.RunAsync(bench);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{storage}: {Kills} kills in a call, {run.Articles} articles: {end}, {repeated} calls made again\n"
        );
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        if (Environment.GetEnvironmentVariable("SOAK_LEDGER") is { Length: > 0 } file)
        {
            await File.AppendAllTextAsync(file, text, TestContext.Current.CancellationToken);
        }

        Assert.Equal(new Ledger(run.Articles, 0, 0, 0), end);
        Assert.InRange(repeated, 0, Kills);
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
