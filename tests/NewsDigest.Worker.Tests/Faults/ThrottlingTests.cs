using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsDigest.MessageLoop;
using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults;

/// <summary>A quota that is used up for long, on a clock that runs forty times faster.</summary>
public sealed class ThrottlingTests
{
    private const int Articles = 20;

    [Fact]
    public async Task Ten_minutes_of_throttling_quarantine_nobody_and_cost_at_most_six_probes_a_minute()
    {
        var time = new FastTime(40);
        var throttled = true;
        await using var bench = await SqliteBench.StartAsync(request =>
            throttled ? ScriptedAnswer.Throttled() : Newsroom.Answer(request)
        );
        foreach (
            var key in (string[])
                ["Worker:Lease", "Worker:RetryDelay", "Worker:MaxIdleDelay", "Model:FirstWait"]
        )
        {
            bench.Settings.Remove(key); // as they are by default
        }

        var settings = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddInMemoryCollection(bench.Settings!)
            .Build();
        using var host = WorkerHost.Build(
            settings,
            drain: false,
            logging => logging.Services.AddSingleton<TimeProvider>(time)
        );
        await bench.SubmitAsync(1, Articles);
        var statistics = host.Services.GetRequiredService<RunStatistics>();
        await host.StartAsync(TestContext.Current.CancellationToken);

        // Ten minutes, and as many more as a slow machine needs to come to three probes.
        var start = time.GetTimestamp();
        await Task.Delay(TimeSpan.FromMinutes(10), time, TestContext.Current.CancellationToken);
        for (var look = 0; look < 1800 && statistics.Counts.Requeued < 3; look++)
        {
            await Task.Delay(
                TimeSpan.FromMilliseconds(100),
                TimeProvider.System,
                TestContext.Current.CancellationToken
            );
        }

        Assert.InRange(statistics.Counts.Requeued, 3, 6 * time.GetElapsedTime(start).TotalMinutes);
        Assert.Equal(new Ledger(0, 0, 0, Articles), await bench.CountAsync());

        throttled = false;
        for (var look = 0; look < 1800 && statistics.Counts.Published < Articles; look++)
        {
            await Task.Delay(
                TimeSpan.FromMilliseconds(100),
                TimeProvider.System,
                TestContext.Current.CancellationToken
            );
        }

        await host.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new Ledger(Articles, 0, 0, 0), await bench.CountAsync());
    }
}
