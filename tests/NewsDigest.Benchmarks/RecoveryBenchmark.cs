using System.CommandLine;
using System.Diagnostics;
using System.Text;
using NewsDigest.Worker.Local;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Benchmarks;

/// <summary>How long a stop takes, and how long an article waits whose worker was killed. All settings as they are by default.</summary>
internal static class RecoveryBenchmark
{
    public static Command Create()
    {
        var command = new Command("recovery", "Seconds from a stop signal to the end, and from SIGKILL in a call to the next call for the same article.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("newsdigest-benchmark-");
        var answering = false;
        await using var server = await ScriptedServer.StartAsync(request => answering ? ScriptedModel.Translating(BenchmarkArticles.English)(request) : ScriptedAnswer.Hang());
        var queue = new SqliteArticleQueue(Path.Combine(folder.FullName, "queue.db"), TimeProvider.System);
        try
        {
            using var idle = BenchmarkWorker.Start(server.Address, folder.FullName);
            await Task.Delay(TimeSpan.FromSeconds(15), TimeProvider.System, cancellationToken);
            Console.WriteLine($"idle, before the first article          {idle.Megabytes("VmRSS")} MB resident");
            Console.WriteLine($"stop signal to exit, idle               {(await idle.StopAsync()).TotalSeconds:0.00} s, exit code {idle.ExitCode}");

            for (var number = 1; number <= 8; number++)
            {
                await queue.SendAsync(Encoding.UTF8.GetBytes(BenchmarkArticles.Message(number)), cancellationToken);
            }

            using var busy = BenchmarkWorker.Start(server.Address, folder.FullName);
            await CallsAsync(server, 4, cancellationToken);
            var took = await busy.StopAsync();
            var depth = await queue.MeasureAsync(cancellationToken);
            Console.WriteLine($"stop signal to exit, four hanging calls {took.TotalSeconds:0.00} s, exit code {busy.ExitCode}; {depth.Waiting} of 8 messages can be received at once, {depth.InWork} are hidden");

            using var victim = BenchmarkWorker.Start(server.Address, folder.FullName, ("Worker:Concurrency", "8"));
            await CallsAsync(server, 12, cancellationToken);
            using var heir = BenchmarkWorker.Start(server.Address, folder.FullName, ("Worker:Concurrency", "8"));
            await Task.Delay(TimeSpan.FromSeconds(43), TimeProvider.System, cancellationToken); // a renewal has just been: the worst moment
            var watch = Stopwatch.StartNew();
            victim.Kill();
            answering = true;
            await CallsAsync(server, 13, cancellationToken);
            var first = watch.Elapsed;
            while ((await queue.MeasureAsync(cancellationToken)).Total > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
            }

            Console.WriteLine($"SIGKILL to the next call, lease of 120 s  {first.TotalSeconds:0.0} s; all 8 articles published after {watch.Elapsed.TotalSeconds:0.0} s, with {server.Requests.Count - 12} calls");
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task CallsAsync(ScriptedServer server, int calls, CancellationToken cancellationToken)
    {
        while (server.Requests.Count < calls)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }
    }
}
