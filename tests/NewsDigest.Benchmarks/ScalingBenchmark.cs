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
    private const int Concurrency = 6;
    private static readonly TimeSpan CallTime = TimeSpan.FromSeconds(2);
    private static readonly Option<int> Articles = new("--articles") { Description = "How many, for each number of processes.", DefaultValueFactory = _ => 144 };

    public static Command Create()
    {
        var command = new Command("scaling", "Articles per second of 1, 2 and 4 worker processes on one SQLite queue with a model that takes 2 s.") { Articles };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var first = 0.0;
        foreach (var processes in (int[])[1, 2, 4])
        {
            var (rate, calls) = await MeasureAsync(processes, command.GetValue(Articles), cancellationToken);
            first = first == 0 ? rate : first;
            Console.WriteLine($"{processes} processes of {Concurrency}   {rate:0.00} articles/s   {rate / first:0.00} times one   {calls} calls for {command.GetValue(Articles)} articles");
        }

        return 0;
    }

    /// <summary>From the first call to the last message gone, without the start of the processes.</summary>
    private static async Task<(double Rate, int Calls)> MeasureAsync(int processes, int articles, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("newsdigest-benchmark-");
        await using var server = await ScriptedServer.StartAsync(request => new ScriptedAnswer(async context =>
        {
            await Task.Delay(CallTime, TimeProvider.System, context.RequestAborted);
            await ScriptedModel.Translating(English)(request).WriteAsync(context);
        }));
        var queue = new SqliteArticleQueue(Path.Combine(folder.FullName, "queue.db"), TimeProvider.System);
        var workers = Enumerable.Range(0, processes).Select(_ => Start(server.Address, folder.FullName)).ToArray();
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(8), TimeProvider.System, cancellationToken); // all of them wait at the queue
            for (var number = 1; number <= articles; number++)
            {
                await queue.SendAsync(Encoding.UTF8.GetBytes(Message(number)), cancellationToken);
            }

            var watch = Stopwatch.StartNew();
            while ((await queue.MeasureAsync(cancellationToken)).Total > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
            }

            return (articles / watch.Elapsed.TotalSeconds, server.Requests.Count);
        }
        finally
        {
            foreach (var worker in workers)
            {
                worker.Kill();
                await worker.WaitForExitAsync(CancellationToken.None);
                worker.Dispose();
            }

            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static Process Start(Uri model, string folder)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Worker.WorkerHost).Assembly.Location, "run"]) { RedirectStandardOutput = true };
        foreach (var (key, value) in (ReadOnlySpan<(string, string)>)
        [
            ("Engine", "openai"), ("OpenAI__BaseUrl", new Uri(model, "/v1").ToString()), ("OpenAI__Model", "scripted"), ("Data", folder), ("Health__Url", "none"),
            ("Worker__Concurrency", Concurrency.ToString(CultureInfo.InvariantCulture)), ("Worker__MaxIdleDelay", "00:00:00.2"), ("Logging__LogLevel__Default", "None"),
        ])
        {
            start.Environment[key] = value;
        }

        var process = Process.Start(start)!; // a program of ours always starts a process
        process.BeginOutputReadLine();
        return process;
    }

    private static string Message(int number) => $$"""{"id":"n{{number}}","language":"es","body":"La alcaldesa abrió este jueves el mercado número {{number}} de la ciudad."}""";

    private static string English(string source) => $"The mayor opened market number {string.Concat(source.Where(char.IsAsciiDigit))} of the city on Thursday.";
}
