using System.CommandLine;
using System.Text;
using NewsDigest.Intake;
using NewsDigest.Worker.Local;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Benchmarks;

/// <summary>The most memory that one worker takes when articles, answers and backlog are all as large as they get.</summary>
internal static class MemoryBenchmark
{
    private static readonly Option<int> Backlog = new("--backlog")
    {
        Description = "Short articles on the queue.",
        DefaultValueFactory = _ => 10_000,
    };
    private static readonly Option<int> Done = new("--done")
    {
        Description = "Short articles to work off before the end.",
        DefaultValueFactory = _ => 300,
    };
    private static readonly Option<int> Large = new("--large")
    {
        Description = "Articles of five megabytes.",
        DefaultValueFactory = _ => 4,
    };
    private static readonly Option<bool> Pages = new("--pages")
    {
        Description = "The large ones are web pages instead of text.",
    };
    private static readonly Option<int> Hostile = new("--hostile")
    {
        Description = "One answer in so many has 200 MB; 0 for none.",
        DefaultValueFactory = _ => 25,
    };

    public static Command Create()
    {
        var command = new Command(
            "memory",
            "Peak memory of a worker with 5 MB articles, answers of 200 MB and a backlog of 10,000."
        )
        {
            Backlog,
            Done,
            Large,
            Pages,
            Hostile,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory("newsdigest-benchmark-");
        var (calls, hostile, huge) = (0, command.GetValue(Hostile), 0);
        await using var server = await ScriptedServer.StartAsync(request =>
            Interlocked.Increment(ref calls) % Math.Max(hostile, 1) == 0
            && hostile > 0
            && Interlocked.Increment(ref huge) > 0
                ? ScriptedAnswer.Huge(200, compressed: calls % 2 == 0)
                : ScriptedModel.Translating(BenchmarkArticles.English)(request)
        );
        try
        {
            var (large, backlog) = (command.GetValue(Large), command.GetValue(Backlog));
            var queue = new SqliteArticleQueue(
                Path.Combine(folder.FullName, "queue.db"),
                TimeProvider.System
            );
            var submitter = new ArticleSubmitter(
                queue,
                new ArticleBodies(new FolderResultStore(folder.FullName))
            );
            for (var number = 1; number <= large + backlog; number++)
            {
                await submitter.SubmitAsync(
                    Encoding.UTF8.GetBytes(
                        number <= large
                            ? BenchmarkArticles.LongMessage(number, command.GetValue(Pages))
                            : BenchmarkArticles.Message(number)
                    ),
                    cancellationToken
                );
            }

            using var worker = BenchmarkWorker.Start(
                server.Address,
                folder.FullName,
                ("Model:FirstWait", "00:00:00.1")
            );
            var left = large + backlog - large - command.GetValue(Done);
            while ((await queue.MeasureAsync(cancellationToken)).Total > left && !worker.HasExited)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
                Console.Write(
                    $"\r{(await queue.MeasureAsync(cancellationToken)).Total} left, {calls} calls, {worker.Megabytes("VmRSS")} MB   "
                );
            }

            Console.WriteLine(
                $"\n{large} articles of 5 MB and {command.GetValue(Done)} of {backlog} short ones, {calls} calls, {huge} answers of 200 MB: peak {worker.Megabytes("VmHWM")} MB"
            );
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}
