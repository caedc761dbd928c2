using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Azure.Storage.Queues;
using NewsDigest.Intake;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.Local;
using NewsDigest.Worker.Tests.Azurite;
using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Benchmarks;

/// <summary>How long a stop takes, how long an article waits whose worker was killed, and what waiting costs the queue. All settings as they are by default.</summary>
internal static class RecoveryBenchmark
{
    private const string QueueName = "articles";

    private static readonly Option<bool> Azurite = new("--azurite")
    {
        Description =
            "With the emulator of Azure's storage instead of SQLite and a folder; './build test' installs it.",
    };

    public static Command Create()
    {
        var command = new Command(
            "recovery",
            "Seconds from a stop signal to the end, and from SIGKILL in a call to the next call for the same article; looks at an empty queue."
        )
        {
            Azurite,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                parsed.GetValue(Azurite)
                    ? OnAzuriteAsync(cancellationToken)
                    : OnSqliteAsync(cancellationToken)
        );
        return command;
    }

    private static async Task<int> OnSqliteAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("newsdigest-benchmark-");
        try
        {
            return await RunAsync(
                folder.FullName,
                [],
                new SqliteArticleQueue(
                    Path.Combine(folder.FullName, "queue.db"),
                    TimeProvider.System
                ),
                requests: null,
                cancellationToken
            );
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> OnAzuriteAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("newsdigest-benchmark-");
        try
        {
            using var azurite = await AzuriteProcess.StartAsync();
            await using var proxy = await FaultProxy.StartAsync(azurite.Queues); // it harms nothing here and counts
            var connection = AzuriteProcess.ConnectionString(proxy.Address, azurite.Blobs);
            var client = new QueueClient(
                AzuriteProcess.ConnectionString(azurite.Queues, azurite.Blobs),
                QueueName,
                StorageArticleQueue.ClientOptions()
            );
            await client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            return await RunAsync(
                folder.FullName,
                [
                    ("Queue:Kind", "azure"),
                    ("Queue:Name", QueueName),
                    ("Queue:ConnectionString", connection),
                    ("Store:Kind", "azure"),
                    ("Store:Container", QueueName),
                    ("Store:ConnectionString", connection),
                ],
                new StorageArticleQueue(client),
                () => proxy.Count,
                cancellationToken
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <param name="folder">What the worker calls Data.</param>
    /// <param name="settings">Where its queue and its store are.</param>
    /// <param name="queue">The same queue, for us.</param>
    /// <param name="requests">Counts what the worker asks the queue; null where that is no request.</param>
    /// <param name="cancellationToken">Ends the benchmark.</param>
    private static async Task<int> RunAsync(
        string folder,
        (string Key, string Value)[] settings,
        IArticleQueue queue,
        Func<int>? requests,
        CancellationToken cancellationToken
    )
    {
        var answering = false;
        await using var server = await ScriptedServer.StartAsync(request =>
            answering
                ? ScriptedModel.Translating(BenchmarkArticles.English)(request)
                : ScriptedAnswer.Hang()
        );
        using var idle = BenchmarkWorker.Start(server.Address, folder, settings);
        await Task.Delay(TimeSpan.FromSeconds(45), TimeProvider.System, cancellationToken); // until its pauses are as long as they get
        Console.WriteLine(
            $"idle, before the first article          {idle.Megabytes("VmRSS")} MB resident"
        );
        if (requests is not null)
        {
            var before = requests();
            await Task.Delay(TimeSpan.FromMinutes(1), TimeProvider.System, cancellationToken);
            Console.WriteLine($"idle, requests to the queue in a minute {requests() - before}");
        }

        Console.WriteLine(
            $"stop signal to exit, idle               {(await idle.StopAsync()).TotalSeconds:0.00} s, exit code {idle.ExitCode}"
        );

        for (var number = 1; number <= 8; number++)
        {
            await queue.SendAsync(
                Encoding.UTF8.GetBytes(BenchmarkArticles.Message(number)),
                cancellationToken
            );
        }

        using var busy = BenchmarkWorker.Start(server.Address, folder, settings);
        await CallsAsync(server, 4, cancellationToken);
        var took = await busy.StopAsync();
        var depth = await queue.MeasureAsync(cancellationToken);
        Console.WriteLine(
            $"stop signal to exit, four hanging calls {took.TotalSeconds:0.00} s, exit code {busy.ExitCode}; {depth.Waiting} of 8 messages can be received at once, {depth.InWork} are hidden"
        );

        using var victim = BenchmarkWorker.Start(
            server.Address,
            folder,
            [.. settings, ("Worker:Concurrency", "8")]
        );
        await CallsAsync(server, 12, cancellationToken);
        using var heir = BenchmarkWorker.Start(
            server.Address,
            folder,
            [.. settings, ("Worker:Concurrency", "8")]
        );
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

        Console.WriteLine(
            $"SIGKILL to the next call, lease of 120 s  {first.TotalSeconds:0.0} s; all 8 articles published after {watch.Elapsed.TotalSeconds:0.0} s, with {server.Requests.Count - 12} calls"
        );
        return 0;
    }

    private static async Task CallsAsync(
        ScriptedServer server,
        int calls,
        CancellationToken cancellationToken
    )
    {
        while (server.Requests.Count < calls)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }
    }
}
