using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using NewsDigest.Worker.Doctor;
using NewsDigest.Worker.Local;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Processes;

/// <summary>Each part of an installation broken on purpose: the doctor names it with its cure.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_healthy_machine_is_well_and_a_run_says_at_its_start_what_is_not()
    {
        var settings = Offline();
        Directory.CreateDirectory(settings["Data"]);
        await new SqliteArticleQueue(
            Path.Combine(settings["Data"], "queue.db"),
            TimeProvider.System
        ).SendAsync("{\"id\":\"a\",\"body\":\"\"}"u8.ToArray(), Token);

        var well = await WorkerProcess.RunAsync(settings, "doctor");
        settings["NEWSDIGEST_GRACE_SECONDS"] = "5";
        var json = await WorkerProcess.RunAsync(settings, "doctor", "--json");
        var run = await WorkerProcess.RunAsync(settings, "run", "--drain");

        Assert.True(well.ExitCode == 0, well.Output + well.Errors);
        Assert.DoesNotContain("FAIL", well.Output, StringComparison.Ordinal);
        Assert.InRange(well.Output.Split('\n').Length, 10, 30);
        Assert.Contains(
            "a message was sent, received, renewed and removed",
            well.Output,
            StringComparison.Ordinal
        );
        Assert.Empty(Directory.GetFileSystemEntries(settings["Data"], "doctor-*"));
        Assert.Equal(1, json.ExitCode);
        Assert.Contains(
            CommandOutput.Data(json.Output).GetProperty("checks").EnumerateArray(),
            check =>
                check.GetProperty("level").GetString() == "fail"
                && check.GetProperty("what").GetString() == "grace period"
        );
        Assert.Contains("grace period", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.Equal(3, run.ExitCode); // all the same it works: the empty article is quarantined
    }

    [Fact]
    public async Task A_folder_a_port_a_collector_a_server_and_prompts_that_are_wrong_are_named_with_their_cures()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var model = await ScriptedServer.StartAsync(models: _ =>
            ScriptedAnswer.Failure(401, "401", "Access denied.")
        );
        var settings = Offline();
        settings["Data"] = "/proc"; // where even root writes nothing
        settings["Engine"] = "openai";
        settings["OpenAI:BaseUrl"] = new Uri(model.Address, "/v1").ToString();
        settings["OpenAI:Model"] = "llama3.1";
        settings["Health:Url"] = $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}";
        settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1";

        var sick = await WorkerProcess.RunAsync(settings, "doctor", "--deep");
        settings["Model:Prompts"] = _folder.File("no-prompts");
        var promptless = await WorkerProcess.RunAsync(settings, "doctor");

        AssertFails(
            sick,
            "data folder",
            "free space",
            "queue",
            "store",
            "health address",
            "telemetry",
            "model server",
            "model"
        );
        Assert.Contains("no row is about it", sick.Output, StringComparison.Ordinal);
        Assert.Contains("so costs stay unknown", sick.Output, StringComparison.Ordinal);
        AssertFails(promptless, "settings", "prompts");
    }

    [Fact]
    public async Task A_damaged_queue_file_and_an_old_backlog_are_named_with_their_cures()
    {
        var settings = Offline();
        Directory.CreateDirectory(settings["Data"]);
        var file = Path.Combine(settings["Data"], "queue.db");
        var lastWeek = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(-7));
        await new SqliteArticleQueue(file, lastWeek).SendAsync("{\"id\":\"a\"}"u8.ToArray(), Token);

        AssertFails(await WorkerProcess.RunAsync(settings, "doctor"), "backlog");

        await File.WriteAllTextAsync(file, "SQLite format 3\0 and then something else", Token);
        File.Delete(file + "-wal");
        AssertFails(await WorkerProcess.RunAsync(settings, "doctor"), "queue file", "queue file");
    }

    [Fact]
    public async Task Services_in_the_cloud_that_do_not_answer_and_an_identity_that_is_none_are_named_with_their_cures()
    {
        var settings = Offline();
        settings["Queue:Kind"] = settings["Store:Kind"] = "azure";
        settings["Queue:ServiceUri"] = settings["Store:ServiceUri"] = "https://127.0.0.1:1";
        settings["Queue:Name"] = settings["Store:Container"] = "articles";
        settings["Identity"] = "cli";

        var sick = await WorkerProcess.RunAsync(settings, "doctor");

        AssertFails(sick, "clock", "identity", "queue", "backlog", "store");
        Assert.Contains("Storage Queue Data Contributor", sick.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, CheckLevel.Ok)]
    [InlineData(-200, CheckLevel.Note)]
    [InlineData(1000, CheckLevel.Fail)]
    public void A_clock_that_storage_would_refuse_is_a_failure(int seconds, object level)
    {
        var line = ServiceChecks.Clock(TimeSpan.FromSeconds(seconds), "storage.test");

        Assert.Equal(level, line.Level);
        Assert.Equal(line.Level == CheckLevel.Ok, line.Cure is null);
    }

    [Fact]
    public void Limits_that_are_too_low_are_failures()
    {
        Assert.Equal(
            CheckLevel.Fail,
            MachineChecks
                .OpenFiles([
                    "Max open files            256                  1024                 files     ",
                ])
                .Level
        );
        Assert.Equal(
            CheckLevel.Ok,
            MachineChecks
                .OpenFiles([
                    "Max open files            1024                 524288               files     ",
                ])
                .Level
        );
        Assert.Equal(CheckLevel.Fail, MachineChecks.Memory(512L << 20, 4).Level);
        Assert.Equal(CheckLevel.Ok, MachineChecks.Memory(2L << 30, 16).Level);
        Assert.Equal(
            "nfs4",
            LocalChecks.KindOf(
                "/srv/news/data",
                [
                    "22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw",
                    "40 22 0:40 / /srv/news rw shared:9 - nfs4 store:/news rw",
                    "41 22 0:41 / /srv/newsroom rw - tmpfs tmpfs rw",
                ]
            )
        );
    }

    private static void AssertFails(
        (int ExitCode, string Output, string Errors) doctor,
        params string[] checks
    )
    {
        Assert.True(doctor.ExitCode == 1, doctor.Output + doctor.Errors);
        var lines = doctor.Output.Split('\n');
        foreach (var check in checks)
        {
            var at = Array.FindIndex(
                lines,
                line => line.StartsWith($"FAIL  {check, -15} ", StringComparison.Ordinal)
            );
            Assert.True(at >= 0, $"No failure of '{check}':\n{doctor.Output}");
            Assert.StartsWith("      cure: ", lines[at + 1], StringComparison.Ordinal);
        }
    }

    private Dictionary<string, string> Offline() =>
        new()
        {
            ["Engine"] = "offline",
            ["Data"] = _folder.File("data"),
            ["Health:Url"] = "none",
        };
}
