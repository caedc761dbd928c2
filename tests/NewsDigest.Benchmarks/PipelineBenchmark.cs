using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Worker;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Benchmarks;

/// <summary>Short articles through SQLite queue, folder store and a model that answers at once over loopback: the cost of everything but the model.</summary>
internal static class PipelineBenchmark
{
    private static readonly Option<int> Articles = new("--articles")
    {
        Description = "How many.",
        DefaultValueFactory = _ => 1000,
    };
    private static readonly Option<int> Concurrency = new("--concurrency")
    {
        Description = "Articles in work at the same time.",
        DefaultValueFactory = _ => 8,
    };

    public static Command Create()
    {
        var command = new Command(
            "pipeline",
            "Articles per second and peak memory of the whole worker with a scripted zero-delay model."
        )
        {
            Articles,
            Concurrency,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var count = command.GetValue(Articles);
        var folder = Directory.CreateTempSubdirectory("newsdigest-benchmark-");
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(BenchmarkArticles.English)
        );
        var settings = BenchmarkArticles.Settings(
            server,
            folder.FullName,
            command.GetValue(Concurrency)
        );
        try
        {
            using var host = WorkerHost.Build(
                settings,
                drain: true,
                logging => logging.AddConsole()
            );
            var submitter = new ArticleSubmitter(
                host.Services.GetRequiredService<IArticleQueue>(),
                host.Services.GetRequiredService<ArticleBodies>()
            );
            var submit = Stopwatch.StartNew();
            for (var number = 0; number < count; number++)
            {
                await submitter.SubmitAsync(
                    Encoding.UTF8.GetBytes(BenchmarkArticles.Message(number)),
                    cancellationToken
                );
            }

            var submitSeconds = submit.Elapsed.TotalSeconds;
            var run = Stopwatch.StartNew();
            await host.RunToExitCodeAsync(cancellationToken);
            var seconds = run.Elapsed.TotalSeconds;

            var counts = host.Services.GetRequiredService<RunStatistics>().Counts;
            Console.WriteLine(
                $"articles          {counts.Published} published of {count}, {server.Requests.Count} model calls"
            );
            Console.WriteLine($"submit            {count / submitSeconds:0} messages/s");
            Console.WriteLine($"worker            {count / seconds:0} articles/s");
            Console.WriteLine(
                $"peak memory       {Process.GetCurrentProcess().PeakWorkingSet64 / 1024.0 / 1024:0} MB, the scripted service in the same process included"
            );
            return counts.Published == count ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
