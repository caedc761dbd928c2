using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults;

/// <summary>What can only befall a disk of our own: it fills up, or the process dies between two files.</summary>
public sealed class DiskFaults : FaultSuite
{
    private const int Kills = 5;

    [Fact]
    public async Task A_disk_that_fills_up_under_a_running_worker_stops_intake_and_is_named_and_work_goes_on_when_there_is_room()
    {
        HoldFirst(1, request => !Newsroom.IsTranslation(request));
        await Bench.SubmitAsync(1, 3);
        var worker = Bench.StartWorker(("Worker:Concurrency", "1"));
        await CallsAsync(worker, 2);
        worker.LimitFiles(512);
        Open();
        await worker.UntilAsync(
            () =>
                Task.FromResult(worker.Output.Contains("Intake pauses", StringComparison.Ordinal)),
            "the full disk to be said"
        );
        Assert.Contains("Look at", worker.Output, StringComparison.Ordinal);
        Assert.Equal(
            (0, 0, 3),
            await Bench.CountAsync() is var ledger
                ? (ledger.Published, ledger.Quarantined, ledger.Waiting)
                : default
        );

        worker.LimitFiles(null);

        await EndsWithAsync(worker, new Ledger(3, 0, 0, 0));
        Assert.Equal(
            from number in Enumerable.Range(1, 3)
            from translation in (bool[])[true, false]
            select (number, translation),
            Bench
                .Model.Requests.Select(request =>
                    (Newsroom.NumberOf(request), Newsroom.IsTranslation(request))
                )
                .OrderBy(call => call.Item1)
                .ThenByDescending(call => call.Item2)
        );
    }

    [Fact]
    public async Task A_worker_killed_in_the_middle_of_publishing_leaves_all_of_a_result_or_nothing()
    {
        var results = Directory.CreateDirectory(Bench.Folder.File("data", "results")).FullName;
        for (var number = 1; number <= Kills; number++)
        {
            var begun = new TaskCompletionSource();
            using var watcher = new FileSystemWatcher(results)
            {
                IncludeSubdirectories = true,
                EnableRaisingEvents = true,
            };
            watcher.Created += (_, _) => begun.TrySetResult(); // the first folder or file of it
            await Bench.SubmitAsync(number, 1);
            var victim = Bench.StartWorker();
            await begun.Task.WaitAsync(TimeSpan.FromMinutes(3), TimeProvider.System, Token);
            victim.Kill();
            await CheckWholeAsync(results);
        }

        await EndsWithAsync(Bench.StartWorker(), new Ledger(Kills, 0, 0, 0));
        await CheckWholeAsync(results);
    }

    /// <summary>Where there is a result, it can be read and its pages lie beside it.</summary>
    private static async Task CheckWholeAsync(string results)
    {
        foreach (
            var json in Directory.EnumerateFiles(
                results,
                "result.json",
                SearchOption.AllDirectories
            )
        )
        {
            Assert.NotNull(
                System.Text.Json.JsonSerializer.Deserialize<Articles.ArticleResult>(
                    await File.ReadAllTextAsync(json, Token),
                    Articles.ArticleJson.Options
                )
            );
            Assert.EndsWith(
                "</html>",
                (await File.ReadAllTextAsync(Path.ChangeExtension(json, "html"), Token)).TrimEnd(),
                StringComparison.Ordinal
            );
            Assert.NotEqual(0, new FileInfo(Path.ChangeExtension(json, "md")).Length);
        }
    }

    private protected override async Task<FaultBench> StartBenchAsync(
        Func<ScriptedRequest, ScriptedAnswer> answer
    ) => await SqliteBench.StartAsync(answer);
}
