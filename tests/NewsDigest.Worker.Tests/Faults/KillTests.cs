using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults;

/// <summary>Workers that are killed at any moment, and a ledger that counts what became of each article.</summary>
public sealed class KillTests : IDisposable
{
    private const int Articles = 120;
    private const int Kills = 12;
    private const int Concurrency = 3;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_lost_or_published_twice_or_quarantined_when_workers_are_killed_at_random()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedModel.Translating(English));
        var settings = new Dictionary<string, string>
        {
            ["Engine"] = "openai",
            ["OpenAI:BaseUrl"] = new Uri(server.Address, "/v1").ToString(),
            ["OpenAI:Model"] = "scripted",
            ["Data"] = _folder.File("data"),
            ["Health:Url"] = "none",
            ["Worker:Lease"] = "00:00:03",
            ["Worker:Concurrency"] = Concurrency.ToString(CultureInfo.InvariantCulture),
        };
        await SubmitAsync(settings);

        var random = new Random(20260301);
        var workers = Enumerable.Range(0, 2).Select(_ => WorkerProcess.Start(settings, "run")).ToArray();
        for (var kill = 0; kill < Kills; kill++)
        {
            // Killed by what has happened, not by the clock: after so many more calls as chance says.
            var target = server.Requests.Count + random.Next(1, 14);
            await workers[0].UntilAsync(() => Task.FromResult(server.Requests.Count >= target || Published() == Articles), $"{target} calls");
            var victim = random.Next(workers.Length);
            workers[victim].Kill();
            workers[victim].Dispose();
            workers[victim] = WorkerProcess.Start(settings, "run");
        }

        Array.ForEach(workers, worker => worker.Dispose());
        var drain = await WorkerProcess.RunAsync(settings, "run", "--drain");

        Assert.True(drain.ExitCode == 0, drain.Output + drain.Errors);
        var status = JsonDocument.Parse((await WorkerProcess.RunAsync(settings, "status", "--json")).Output).RootElement;
        Assert.Equal((0, 0, Articles), (status.GetProperty("waiting").GetInt32(), status.GetProperty("quarantined").GetInt32(), status.GetProperty("results").GetInt32()));
        Assert.All(Directory.GetDirectories(_folder.File("data", "results")), article => Assert.Single(Directory.GetDirectories(article)));
        Assert.All(Results(), file => Assert.True(File.Exists(Path.ChangeExtension(file, "html")) && File.Exists(Path.ChangeExtension(file, "md")), file));

        // A kill can cost both calls of each article that was in work. The last workers are killed too.
        Assert.InRange(server.Requests.Count, 2 * Articles, (2 * Articles) + (2 * Concurrency * (Kills + workers.Length)));
    }

    public void Dispose() => _folder.Dispose();

    private static string English(string source) => $"The mayor opened market number {string.Concat(source.Where(char.IsAsciiDigit))} of the city on Thursday.";

    private string[] Results() => Directory.Exists(_folder.File("data", "results")) ? Directory.GetFiles(_folder.File("data", "results"), "result.json", SearchOption.AllDirectories) : [];

    private int Published() => Results().Length;

    private async Task SubmitAsync(Dictionary<string, string> settings)
    {
        var lines = new StringBuilder();
        for (var number = 1; number <= Articles; number++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"n{number}\",\"language\":\"es\",\"body\":\"La alcaldesa abrió este jueves el mercado número {number} de la ciudad.\"}}\n");
        }

        await File.WriteAllTextAsync(_folder.File("all.jsonl"), lines.ToString(), Token);
        Assert.Equal(0, (await WorkerProcess.RunAsync(settings, "submit", _folder.File("all.jsonl"))).ExitCode);
    }
}
