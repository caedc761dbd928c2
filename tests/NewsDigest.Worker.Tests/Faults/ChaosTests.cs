using System.Globalization;
using NewsDigest.Worker.Tests.Azurite;
using NewsDigest.Worker.Tests.Faults.Rig;

namespace NewsDigest.Worker.Tests.Faults;

/// <summary>
/// Many faults in any order, and a ledger. Short here; `./build soak` runs the same for as long as it is told:
/// SOAK_ARTICLES, SOAK_HOSTILE, SOAK_FAULTS and SOAK_SEED in the environment, and the ledger goes to the file SOAK_LEDGER.
/// </summary>
public sealed class ChaosTests
{
    [Fact]
    public async Task Nothing_is_lost_or_doubled_or_quarantined_on_the_embedded_queue_and_the_folder()
    {
        var plan = Plan(articles: 120, faults: 14);
        var run = new ChaosRun(plan);
        await using var bench = await SqliteBench.StartAsync(run.Answer);

        var ledger = await run.RunAsync(bench, restartStorage: null);

        await CheckAsync(ledger, "SQLite and folder");
    }

    [Fact]
    public async Task Nothing_is_lost_or_doubled_or_quarantined_on_storage_queue_and_blobs()
    {
        var plan = Plan(articles: 120, faults: 14);
        var run = new ChaosRun(plan);
        using var data = new TemporaryFolder();
        var azurite = await AzuriteProcess.StartAsync(data.Path);
        try
        {
            await using var bench = await AzuriteBench.StartAsync(
                () => (azurite.Queues, azurite.Blobs),
                run.Answer
            );

            var ledger = await run.RunAsync(
                bench,
                async () =>
                {
                    await azurite.StopAsync();
                    azurite.Dispose();
                    azurite = await AzuriteProcess.StartAsync(data.Path);
                    (bench.QueueProxy.Target, bench.BlobProxy.Target) = (
                        azurite.Queues,
                        azurite.Blobs
                    );
                    bench.Reconnect();
                }
            );

            await CheckAsync(ledger, "Azurite");
        }
        finally
        {
            azurite.Dispose();
        }
    }

    private static ChaosPlan Plan(int articles, int faults)
    {
        var plan = new ChaosPlan(
            Setting("SOAK_ARTICLES", articles),
            Setting("SOAK_FAULTS", faults),
            Workers: 2,
            Setting("SOAK_SEED", 20260301),
            TimeSpan.FromMilliseconds(150),
            Duplicates: 0,
            Hostile: 0
        );
        return plan with
        {
            Workers = plan.Articles > articles ? 4 : 2,
            Duplicates = plan.Articles / 20,
            Hostile = Setting("SOAK_HOSTILE", plan.Articles / 10),
        };
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;

    private static async Task CheckAsync(ChaosLedger ledger, string storage)
    {
        var text = $"{storage}\n{ledger.Write()}";
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        if (Environment.GetEnvironmentVariable("SOAK_LEDGER") is { Length: > 0 } file)
        {
            await File.AppendAllTextAsync(file, text + "\n", TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            (0, 0, 0, 0, 0),
            (
                ledger.Lost,
                ledger.End.Doubled,
                ledger.Broken,
                ledger.End.Quarantined,
                ledger.End.Waiting
            )
        );
        Assert.Equal(ledger.Plan.Articles, ledger.End.Published);
        Assert.Equal(0, ledger.Hostile.Both);
    }
}
