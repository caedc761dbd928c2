using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsDigest.Intake;
using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Processes;

/// <summary>What people, pipes and log collectors see of a run of the whole program.</summary>
public sealed class RunOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task In_a_pipe_a_run_begins_with_what_it_works_with_and_ends_with_how_it_went()
    {
        await using var server = await ScriptedServer.StartAsync(Newsroom.Answer);
        var settings = await SettingsAsync(server, articles: 2);

        var run = await WorkerProcess.RunAsync(
            settings,
            "run",
            "--drain",
            "--max-time",
            "00:10:00",
            "--concurrency",
            "3"
        );

        var lines = run
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd())
            .ToArray();
        Assert.StartsWith("NewsDigest ", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            $"  engine       openai: model llama3.1 at {settings["OpenAI:BaseUrl"]}",
            lines[1]
        );
        Assert.Equal($"  queue        {_folder.File("data", "queue.db")}, 2 messages", lines[2]);
        Assert.Equal($"  store        {_folder.File("data")}", lines[3]);
        Assert.Equal("  health       none", lines[4]);
        Assert.Equal("  concurrency  up to 3 articles at a time", lines[5]);
        Assert.StartsWith(
            "  ends         when the queue is empty, at the latest after 00:10:00",
            lines[6],
            StringComparison.Ordinal
        );
        Assert.Equal("Done: 2 published.", lines[^1]);
        Assert.DoesNotContain("\u001b", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_a_container_every_line_is_JSON_the_first_says_what_it_works_with_and_the_last_how_it_went()
    {
        await using var server = await ScriptedServer.StartAsync(Newsroom.Answer);
        var settings = await SettingsAsync(server, articles: 1);

        var run = await WorkerProcess.RunAsync(settings, "run", "--drain", "--json-logs");

        var lines = run
            .Output.Split(
                '\n',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToArray();
        Assert.StartsWith(
            "openai: model llama3.1",
            lines[0].GetProperty("State").GetProperty("Engine").GetString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            lines,
            line =>
                line.GetProperty("Message")
                    .GetString()!
                    .StartsWith("Published n1", StringComparison.Ordinal)
        ); // every line has a message
        Assert.Equal("Done: 1 published.", lines[^1].GetProperty("Message").GetString());
        Assert.Equal((0, 1), (Number(lines[^1], "ExitCode"), Number(lines[^1], "Published")));
    }

    /// <summary>By the program <c>script</c>, which is a terminal for the worker.</summary>
    [Fact]
    public async Task On_a_terminal_a_view_at_the_foot_shows_how_far_it_is_and_goes_away_at_the_end()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            Newsroom.NumberOf(request) == 2
                ? ScriptedAnswer.Failure(401, "no", "No.")
                : Newsroom.Answer(request)
        );
        var settings = await SettingsAsync(server, articles: 2);
        var start = new ProcessStartInfo(
            "script",
            [
                "--quiet",
                "--return",
                "--command",
                $"stty cols 80 rows 24; dotnet {typeof(WorkerHost).Assembly.Location} run --drain --concurrency 1",
                "/dev/null",
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
            Environment = { ["TERM"] = "xterm-256color" },
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        using var terminal = Process.Start(start)!; // null only with UseShellExecute
        var output = await terminal
            .StandardOutput.ReadToEndAsync(Token)
            .WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System, Token);
        await terminal.WaitForExitAsync(Token);

        Assert.Equal(1, terminal.ExitCode);
        Assert.Contains("in work", output, StringComparison.Ordinal);
        Assert.Contains(" s  n1: verified", output, StringComparison.Ordinal);
        Assert.Contains("OpenAI:Key", output, StringComparison.Ordinal);
        Assert.Contains(
            "Not done: 1 published; 1 left on the queue. Waiting does not help: ",
            output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("info: ", output, StringComparison.Ordinal);
        Assert.True(
            output.LastIndexOf("\u001b[?25h", StringComparison.Ordinal)
                > output.LastIndexOf("\u001b[?25l", StringComparison.Ordinal),
            "The cursor stays hidden."
        );
    }

    private static int Number(JsonElement line, string name) =>
        line.GetProperty("State").GetProperty(name).GetInt32();

    private async Task<Dictionary<string, string>> SettingsAsync(
        ScriptedServer server,
        int articles
    )
    {
        Dictionary<string, string> settings = new()
        {
            ["Engine"] = "openai",
            ["OpenAI:BaseUrl"] = new Uri(server.Address, "/v1").ToString(),
            ["OpenAI:Model"] = "llama3.1",
            ["Data"] = _folder.File("data"),
            ["Health:Url"] = "none",
        };
        await using var services = Commands.Services.Build(
            new ConfigurationBuilder().AddInMemoryCollection(settings!).Build()
        );
        for (var number = 1; number <= articles; number++)
        {
            await services
                .GetRequiredService<IArticleQueue>()
                .SendAsync(Newsroom.Message(number), Token);
        }

        return settings;
    }
}
