using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsDigest.Intake;
using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Processes;

/// <summary>How runs of the whole program end: the exit code, the last line, and what lies on the queue. A row of the README's table each.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private const string Blocked =
        """{"id":"klingon","language":"tlh","body":"nuqneH. tlhIngan Hol Dajatlh'a'? Heghlu'meH QaQ jajvam."}""";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_drain_whose_articles_are_all_published_ends_with_0_and_so_does_one_that_finds_nothing()
    {
        await using var server = await ScriptedServer.StartAsync(Newsroom.Answer);
        var settings = Settings(server.Address);
        await SubmitAsync(settings, 2);

        await EndsAsync(settings, 0, "Done: 2 published.", left: 0, "run", "--drain");
        await EndsAsync(settings, 0, "Done: 0 published.", left: 0, "run", "--drain");
    }

    [Fact]
    public async Task Messages_that_need_a_person_end_a_submission_and_a_drain_with_3_and_are_counted()
    {
        var settings = new Dictionary<string, string>
        {
            ["Engine"] = "offline",
            ["Data"] = _folder.File("data"),
            ["Health:Url"] = "none",
        };
        await File.WriteAllTextAsync(
            _folder.File("feed.jsonl"),
            $"{Encoding.UTF8.GetString(Newsroom.Message(1))}\n{{\"body\":\"no id\"}}\n{Blocked}\n",
            Token
        );

        var submitted = await WorkerProcess.RunAsync(
            settings,
            "submit",
            _folder.File("feed.jsonl")
        );
        Assert.Contains(
            "1 of them will be quarantined",
            submitted.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(3, submitted.ExitCode);

        await EndsAsync(
            settings,
            3,
            "Done, but 2 messages need a person: 1 published; 1 blocked: no English could be made, see each result; 1 quarantined: see 'newsdigest quarantine list'.",
            left: 0,
            "run",
            "--drain"
        );
    }

    [Fact]
    public async Task A_cause_that_waiting_does_not_cure_ends_a_drain_at_once_with_1_and_names_the_cure()
    {
        var lines = await Task.WhenAll(
            DrainAgainstAsync("401"),
            DrainAgainstAsync("403"),
            DrainAgainstAsync("404")
        );

        Assert.All(
            lines.Zip(["OpenAI:Key", "OpenAI:Key", "OpenAI:Model"]),
            row => Assert.Contains(row.Second, row.First, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_missing_Apertium_ends_a_drain_at_once_with_1()
    {
        // The path of a machine that has .NET and nothing else.
        var dotnet = Environment
            .GetEnvironmentVariable("PATH")!
            .Split(':')
            .Select(folder => Path.Combine(folder, "dotnet"))
            .First(File.Exists); // the tests run by it
        Directory.CreateDirectory(_folder.File("bin"));
        File.CreateSymbolicLink(
            _folder.File("bin", "dotnet"),
            File.ResolveLinkTarget(dotnet, returnFinalTarget: true)?.FullName ?? dotnet
        );
        var settings = Settings(new Uri("http://127.0.0.1:1"));
        (settings["Engine"], settings["PATH"], settings["Worker:Lease"]) = (
            "offline",
            _folder.File("bin"),
            "00:30:00"
        );
        await SubmitAsync(settings, 3);

        var last = await EndsAsync(
            settings,
            1,
            "Not done: 0 published; 3 left on the queue. Waiting does not help: ",
            left: 3,
            "run",
            "--drain"
        );

        Assert.Contains("'apertium', which is not installed", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_answers_well_ends_a_drain_at_its_time_limit_with_1_and_quarantines_nobody() =>
        await Task.WhenAll(
            ((string[])["402", "307", "429", "503", "refused", "hang"]).Select(fault =>
                DrainAgainstAsync(fault, "--max-time", "00:00:06")
            )
        );

    [Fact]
    public async Task A_worker_that_is_stopped_while_it_still_starts_ends_with_0_and_its_last_line()
    {
        using var worker = WorkerProcess.Start(Settings(new Uri("http://127.0.0.1:1")), "run");
        await worker.UntilAsync(
            () => Task.FromResult(worker.Output.Contains("NewsDigest", StringComparison.Ordinal)),
            "the first line"
        );

        worker.Terminate();

        Assert.Equal(0, await worker.WaitForExitAsync(TimeSpan.FromMinutes(2)));
        Assert.Equal("Stopped: 0 published.", LastLine(worker.Output));
    }

    [Fact]
    public async Task A_drain_that_is_stopped_in_an_outage_ends_with_1_and_says_what_waits_and_why()
    {
        await using var server = await ScriptedServer.StartAsync(_ => ScriptedAnswer.Failure(503));
        var settings = Settings(server.Address);
        settings["Model:MaxAttempts"] = "1";
        await SubmitAsync(settings, 2);
        using var worker = WorkerProcess.Start(settings, "run", "--drain");
        await worker.UntilAsync(() => Task.FromResult(server.Requests.Count > 0), "the outage");

        worker.Interrupt();

        Assert.Equal(1, await worker.WaitForExitAsync(TimeSpan.FromMinutes(2)));
        Assert.StartsWith(
            "Not done: 0 published; 2 left on the queue. Ended by a stop signal.",
            LastLine(worker.Output),
            StringComparison.Ordinal
        );
        await LeftAsync(settings, 2);
    }

    [Fact]
    public async Task A_worker_that_stays_ends_with_0_when_it_is_stopped_and_with_1_when_it_could_not_work()
    {
        var fails = false;
        await using var server = await ScriptedServer.StartAsync(request =>
            fails ? ScriptedAnswer.Failure(401, "no", "No.") : Newsroom.Answer(request)
        );
        var settings = Settings(server.Address);
        await SubmitAsync(settings, 1);
        using var worker = WorkerProcess.Start(settings, "run");
        await worker.UntilAsync(
            () => Task.FromResult(worker.Output.Contains("Published n1", StringComparison.Ordinal)),
            "the article to be published"
        );
        worker.Interrupt();
        Assert.Equal(
            (0, "Stopped: 1 published."),
            (await worker.WaitForExitAsync(TimeSpan.FromMinutes(2)), LastLine(worker.Output))
        );

        fails = true;
        await SubmitAsync(settings, 2);
        using var second = WorkerProcess.Start(settings, "run");
        await second.UntilAsync(
            () => Task.FromResult(second.Output.Contains("OpenAI:Key", StringComparison.Ordinal)),
            "the outage to be said"
        );
        second.Terminate();
        Assert.Equal(1, await second.WaitForExitAsync(TimeSpan.FromMinutes(2)));
        Assert.StartsWith(
            "Not done: 0 published",
            LastLine(second.Output),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--max-time: 'soon' is no time", "run", "--drain", "--max-time", "soon")]
    [InlineData("--max-time: '90' is no time", "run", "--drain", "--max-time", "90")]
    [InlineData("'run --drain --max-time HH:MM:SS'", "run", "--max-time", "01:00:00")]
    [InlineData("DrainTime", "run", "--drain", "--max-time", "999.00:00:00")]
    public async Task A_time_limit_that_cannot_be_read_ends_the_start_with_2(
        string said,
        params string[] command
    )
    {
        var (exitCode, output, errors) = await WorkerProcess.RunAsync(
            new Dictionary<string, string>
            {
                ["Data"] = _folder.File("data"),
                ["Health:Url"] = "none",
            },
            command
        );

        Assert.Equal(2, exitCode);
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("published", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_that_is_stopped_ends_with_1_and_does_not_say_done()
    {
        await using var server = await ScriptedServer.StartAsync(_ => ScriptedAnswer.Hang());
        var settings = Settings(server.Address);
        settings["Worker:ShutdownBudget"] = "00:00:01";
        using var demo = WorkerProcess.Start(settings, "demo", "--out", _folder.File("out"));
        await demo.UntilAsync(() => Task.FromResult(server.Requests.Count > 0), "the first call");

        demo.Interrupt();

        Assert.Equal(1, await demo.WaitForExitAsync(TimeSpan.FromMinutes(2)));
        Assert.StartsWith("Not done: ", LastLine(demo.Output), StringComparison.Ordinal);
        Assert.Contains(
            "left on the queue. Ended by a stop signal.",
            demo.Output,
            StringComparison.Ordinal
        );
    }

    private static ScriptedAnswer Answer(string fault) =>
        fault switch
        {
            "307" => ScriptedAnswer.Redirect(new Uri("http://127.0.0.1:9/v1")),
            "429" => ScriptedAnswer.Throttled("retry-after", "1"),
            "hang" => ScriptedAnswer.Hang(),
            "refused" => throw new InvalidOperationException("Nobody calls this server."),
            _ => ScriptedAnswer.Failure(
                int.Parse(fault, CultureInfo.InvariantCulture),
                "no",
                "No."
            ),
        };

    private static string LastLine(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[
            ^1
        ];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Six articles against a server that has this fault for ever.</summary>
    /// <returns>The last line.</returns>
    private async Task<string> DrainAgainstAsync(string fault, params string[] options)
    {
        await using var server = await ScriptedServer.StartAsync(_ => Answer(fault));
        var settings = Settings(
            fault == "refused" ? new Uri($"http://127.0.0.1:{FreePort()}") : server.Address,
            fault
        );

        // The patience of a drain comes from the lease, and must not be what ends it.
        settings["Worker:Lease"] = "00:30:00";
        await SubmitAsync(settings, 6);
        return await EndsAsync(
            settings,
            1,
            "Not done: 0 published; 6 left on the queue. ",
            left: 6,
            ["run", "--drain", .. options]
        );
    }

    private Dictionary<string, string> Settings(Uri address, string data = "data") =>
        new()
        {
            ["Engine"] = "openai",
            ["OpenAI:BaseUrl"] = new Uri(address, "/v1").ToString(),
            ["OpenAI:Model"] = "llama3.1",
            ["Data"] = _folder.File(data),
            ["Health:Url"] = "none",
        };

    private static async Task SubmitAsync(Dictionary<string, string> settings, int articles)
    {
        await using var services = Open(settings);
        for (var number = 1; number <= articles; number++)
        {
            await services
                .GetRequiredService<IArticleQueue>()
                .SendAsync(Newsroom.Message(number), Token);
        }
    }

    /// <returns>The last line.</returns>
    private static async Task<string> EndsAsync(
        Dictionary<string, string> settings,
        int exitCode,
        string lastLine,
        int left,
        params string[] command
    )
    {
        var run = await WorkerProcess.RunAsync(settings, command);
        var last = LastLine(run.Output);
        Assert.True(run.ExitCode == exitCode, $"{run.ExitCode}\n{run.Output}{run.Errors}");
        Assert.StartsWith(lastLine, last, StringComparison.Ordinal);
        await LeftAsync(settings, left);
        return last;
    }

    private static async Task LeftAsync(Dictionary<string, string> settings, int messages)
    {
        await using var services = Open(settings);
        Assert.Equal(
            messages,
            (await services.GetRequiredService<IArticleQueue>().MeasureAsync(Token)).Total
        );
        if (messages > 0)
        {
            Assert.Empty(
                await services.GetRequiredService<Quarantine>().ListAsync(Token).ToListAsync(Token)
            );
        }
    }

    private static ServiceProvider Open(Dictionary<string, string> settings) =>
        Commands.Services.Build(
            new ConfigurationBuilder().AddInMemoryCollection(settings!).Build()
        );
}
