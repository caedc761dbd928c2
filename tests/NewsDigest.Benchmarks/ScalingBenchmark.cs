using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using NewsDigest.Worker.Local;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Benchmarks;

/// <summary>One, two and four worker processes on one queue with a model that takes two seconds: what a second process brings.</summary>
internal static class ScalingBenchmark
{
    private const int Concurrency = 4;
    private static readonly TimeSpan CallTime = TimeSpan.FromSeconds(2);
    private static readonly Option<int> Articles = new("--articles")
    {
        Description = "How many for each process.",
        DefaultValueFactory = _ => 60,
    };

    public static Command Create()
    {
        var command = new Command(
            "scaling",
            "Articles per second of 1, 2 and 4 worker processes on one SQLite queue with a model that takes 2 s."
        )
        {
            Articles,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var first = 0.0;
        foreach (var processes in (int[])[1, 2, 4])
        {
            var articles = processes * command.GetValue(Articles);
            var (rate, calls) = await MeasureAsync(processes, articles, cancellationToken);
            first = first == 0 ? rate : first;
            Console.WriteLine(
                $"{processes} processes of {Concurrency}   {rate:0.00} articles/s   {rate / first:0.00} times one   {calls} calls for {articles} articles"
            );
        }

        return 0;
    }

    /// <summary>Without the start of the processes and their first articles, in which code is compiled.</summary>
    private static async Task<(double Rate, int Calls)> MeasureAsync(
        int processes,
        int articles,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory("newsdigest-benchmark-");
        await using var server = await ScriptedServer.StartAsync(request => new ScriptedAnswer(
            async context =>
            {
                await Task.Delay(CallTime, TimeProvider.System, context.RequestAborted);
                await ScriptedModel
                    .Translating(BenchmarkArticles.English)(request)
                    .WriteAsync(context);
            }
        ));
        var queue = new SqliteArticleQueue(
            Path.Combine(folder.FullName, "queue.db"),
            TimeProvider.System
        );
        var workers = Enumerable
            .Range(0, processes)
            .Select(_ =>
                BenchmarkWorker.Start(
                    server.Address,
                    folder.FullName,
                    ("Worker:Concurrency", Concurrency.ToString(CultureInfo.InvariantCulture)),
                    ("Worker:MaxIdleDelay", "00:00:00.2"),
                    ("Logging:LogLevel:Default", "None")
                )
            )
            .ToArray();
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(8), TimeProvider.System, cancellationToken); // all of them wait at the queue
            await WorkOffAsync(queue, articles + 1, 3 * processes * Concurrency, cancellationToken);
            var (before, watch) = (server.Requests.Count, Stopwatch.StartNew());
            await WorkOffAsync(queue, 1, articles, cancellationToken);
            return (articles / watch.Elapsed.TotalSeconds, server.Requests.Count - before);
        }
        finally
        {
            Array.ForEach(workers, worker => worker.Dispose());
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task WorkOffAsync(
        SqliteArticleQueue queue,
        int from,
        int count,
        CancellationToken cancellationToken
    )
    {
        for (var number = from; number < from + count; number++)
        {
            await queue.SendAsync(
                Encoding.UTF8.GetBytes(BenchmarkArticles.Message(number)),
                cancellationToken
            );
        }

        while ((await queue.MeasureAsync(cancellationToken)).Total > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }
    }
}
