using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsDigest.Worker.Local;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Benchmarks;

/// <summary>
/// Worker processes that share the quota of a scripted deployment, on a clock that runs faster: how much of the quota they use, and
/// how much is refused.
/// </summary>
internal static class PacingBenchmark
{
    private const int Ahead = 150;

    private static readonly Option<int[]> Workers = new("--workers")
    {
        DefaultValueFactory = _ => [1, 2, 4, 8],
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<int> Factor = new("--factor")
    {
        Description = "How many times faster than the machine's clock.",
        DefaultValueFactory = _ => 10,
    };
    private static readonly Option<int> Tokens = new("--tokens")
    {
        Description = "Quota of a minute.",
        DefaultValueFactory = _ => 300_000,
    };
    private static readonly Option<int> Slots = new("--slots")
    {
        Description = "Instead of a quota: a server without headers that answers so many at once.",
    };
    private static readonly Option<int> Warm = new("--warm")
    {
        Description = "Minutes that are not measured.",
        DefaultValueFactory = _ => 5,
    };
    private static readonly Option<int> Minutes = new("--minutes")
    {
        DefaultValueFactory = _ => 15,
    };
    private static readonly Option<int?> Concurrency = new("--concurrency");

    public static Command Create()
    {
        var command = new Command(
            "pacing",
            "Goodput and refused requests of worker processes on one quota, in scaled time."
        )
        {
            Workers,
            Factor,
            Tokens,
            Slots,
            Warm,
            Minutes,
            Concurrency,
        };
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>A worker process of this benchmark: <c>pacing-worker FACTOR ORIGIN MODEL FOLDER CONCURRENCY</c>.</summary>
    public static Command CreateWorker()
    {
        var words = new Argument<string[]>("words");
        var command = new Command("pacing-worker") { words };
        command.Hidden = true;
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var given = parsed.GetValue(words)!; // an argument has a value
                var time = new ScaledTime(
                    int.Parse(given[0], CultureInfo.InvariantCulture),
                    long.Parse(given[1], CultureInfo.InvariantCulture)
                );
                var settings = new ConfigurationBuilder()
                    .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
                    .AddInMemoryCollection(
                        new Dictionary<string, string?>
                        {
                            ["Engine"] = "openai",
                            ["OpenAI:BaseUrl"] = new Uri(new Uri(given[2]), "/v1").ToString(),
                            ["OpenAI:Model"] = "gpt-4.1-mini",
                            ["Data"] = given[3],
                            ["Health:Url"] = "none",
                            ["Worker:Concurrency"] = given[4] == "-" ? null : given[4],
                            ["Logging:LogLevel:Default"] = "Warning",
                        }
                    )
                    .Build();
                using var host = Worker.WorkerHost.Build(
                    settings,
                    drain: false,
                    logging => logging.Services.AddSingleton<TimeProvider>(time)
                );
                await host.RunAsync(cancellationToken);
                return 0;
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        foreach (var workers in command.GetValue(Workers) ?? [])
        {
            Console.WriteLine(await MeasureAsync(command, workers, cancellationToken));
        }

        return 0;
    }

    private static async Task<string> MeasureAsync(
        ParseResult command,
        int workers,
        CancellationToken cancellationToken
    )
    {
        var time = new ScaledTime(
            command.GetValue(Factor),
            TimeProvider.System.GetUtcNow().UtcTicks
        );
        var folder = Directory.CreateTempSubdirectory("newsdigest-benchmark-");
        using var service = new QuotaService(
            command.GetValue(Tokens),
            command.GetValue(Slots),
            time
        );
        await using var server = await ScriptedServer.StartAsync(service.Answer);
        var queue = new SqliteArticleQueue(Path.Combine(folder.FullName, "queue.db"), time);
        var processes = Enumerable
            .Range(0, workers)
            .Select(_ =>
                Start(
                    time,
                    server.Address,
                    folder.FullName,
                    command.GetValue(Concurrency)?.ToString(CultureInfo.InvariantCulture) ?? "-"
                )
            )
            .ToArray();
        try
        {
            var warm = TimeSpan.FromMinutes(command.GetValue(Warm));
            var end = warm + TimeSpan.FromMinutes(command.GetValue(Minutes));
            var (sent, isMeasuring) = (0, false);
            var begin = time.GetTimestamp();
            while (time.GetElapsedTime(begin) < end)
            {
                var waiting = (await queue.MeasureAsync(cancellationToken)).Total;
                for (; waiting < Ahead; waiting++)
                {
                    await queue.SendAsync(
                        System.Text.Encoding.UTF8.GetBytes(BenchmarkArticles.LongerMessage(++sent)),
                        cancellationToken
                    );
                }

                if (!isMeasuring && time.GetElapsedTime(begin) >= warm)
                {
                    isMeasuring = true;
                    service.Measure();
                }

                await Task.Delay(
                    TimeSpan.FromMilliseconds(300),
                    TimeProvider.System,
                    cancellationToken
                );
            }

            return $"{workers} workers: {service.Report()}";
        }
        finally
        {
            foreach (var process in processes)
            {
                process.Kill();
                await process.WaitForExitAsync(cancellationToken);
                process.Dispose();
            }

            folder.Delete(recursive: true);
        }
    }

    private static Process Start(ScaledTime time, Uri model, string folder, string concurrency) =>
        Process.Start(
            new ProcessStartInfo(
                Environment.ProcessPath!, // a program has a path
                [
                    "pacing-worker",
                    time.Factor.ToString(CultureInfo.InvariantCulture),
                    time.Origin.ToString(CultureInfo.InvariantCulture),
                    model.ToString(),
                    folder,
                    concurrency,
                ]
            )
        )!; // a program of ours always starts a process
}
