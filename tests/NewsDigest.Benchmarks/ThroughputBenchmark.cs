using System.CommandLine;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Worker;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Benchmarks;

/// <summary>A model that takes its time and has so many slots: how much of them the worker keeps busy.</summary>
internal static class ThroughputBenchmark
{
    private const int CallsOfOne = 2;

    private static readonly Option<int> Articles = new("--articles")
    {
        Description = "How many.",
        DefaultValueFactory = _ => 500,
    };
    private static readonly Option<int> Slots = new("--slots")
    {
        Description = "Calls that the model answers at the same time.",
        DefaultValueFactory = _ => 64,
    };
    private static readonly Option<int?> Concurrency = new("--concurrency")
    {
        Description = "Articles in work at the same time; default is the number of slots.",
    };
    private static readonly Option<double> Latency = new("--latency")
    {
        Description = "Seconds of each call.",
        DefaultValueFactory = _ => 2,
    };

    public static Command Create()
    {
        var command = new Command(
            "throughput",
            "Share of a slow model's slots that the worker keeps busy."
        )
        {
            Articles,
            Slots,
            Concurrency,
            Latency,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var (count, slots, latency) = (
            command.GetValue(Articles),
            command.GetValue(Slots),
            TimeSpan.FromSeconds(command.GetValue(Latency))
        );
        var folder = Directory.CreateTempSubdirectory("newsdigest-benchmark-");
        using var model = new SlowModel(slots, latency);
        await using var server = await ScriptedServer.StartAsync(model.Answer);
        try
        {
            using var host = WorkerHost.Build(
                BenchmarkArticles.Settings(
                    server,
                    folder.FullName,
                    command.GetValue(Concurrency) ?? slots
                ),
                drain: true,
                logging => logging.AddConsole()
            );
            var submitter = new ArticleSubmitter(
                host.Services.GetRequiredService<IArticleQueue>(),
                host.Services.GetRequiredService<ArticleBodies>()
            );
            for (var number = 0; number < count; number++)
            {
                await submitter.SubmitAsync(
                    Encoding.UTF8.GetBytes(BenchmarkArticles.Message(number)),
                    cancellationToken
                );
            }

            await host.RunToExitCodeAsync(cancellationToken);
            var published = host.Services.GetRequiredService<RunStatistics>().Counts.Published;
            Print(count, slots, command.GetValue(Concurrency) ?? slots, latency, published, model);
            return published == count ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(
        int count,
        int slots,
        int concurrency,
        TimeSpan latency,
        int published,
        SlowModel model
    )
    {
        var calls = count * CallsOfOne;
        var ideal = latency * calls / slots;
        var took = model.Took;
        Console.WriteLine(
            $"articles          {published} published of {count}, {concurrency} at once, {model.Calls} model calls of {latency.TotalSeconds} s, {slots} slots"
        );
        Console.WriteLine(
            $"steady part       {model.BusyShare() * slots / latency.TotalSeconds:0.00} calls/s of {slots / latency.TotalSeconds:0.00}: {model.BusyShare():0.0%} of slots / latency"
        );
        Console.WriteLine($"all slots taken   after {model.RampUp.TotalSeconds:0.00} s");
        Console.WriteLine(
            $"with both ends    {took.TotalSeconds:0.00} s from the first call to the last answer: {ideal / took:0.0%} of {ideal.TotalSeconds:0.00} s"
        );
        foreach (var between in new[] { TimeSpan.Zero, TimeSpan.FromMilliseconds(20) })
        {
            var least = SlotSchedule.Took(count, CallsOfOne, slots, concurrency, latency, between);
            Console.WriteLine(
                $"  a worker that needs {between.TotalMilliseconds} ms between calls and nothing else: {least.TotalSeconds:0.00} s, {ideal / least:0.0%}"
            );
        }
    }
}
