using Microsoft.Data.Sqlite;
using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults;

/// <summary>What can only befall a queue that is a file of ours: it is moved, deleted, restored or replaced under a worker that runs.</summary>
public sealed class QueueFileFaults : FaultSuite
{
    private string QueueFile => ((SqliteBench)Bench).QueueFile;

    [Fact]
    public async Task A_queue_that_is_moved_away_is_missed_and_worked_on_when_it_is_back_and_nothing_is_lost()
    {
        using var health = new HealthWatch();
        HoldFirst(1);
        await SubmitAsync(1, 2);
        var worker = Bench.StartWorker(("Health:Url", health.Url), ("Worker:Concurrency", "1"));
        await CallsAsync(worker, 1);
        await health.ReadyAsync(worker);

        File.Move(QueueFile, Bench.Folder.File("away.db"));
        await health.NotReadyAsync(worker, QueueFile, "Put it back");
        Open();
        await worker.UntilAsync(
            () => Task.FromResult(worker.Output.Contains("is gone", StringComparison.Ordinal)),
            "the cause to be logged"
        );

        File.Move(Bench.Folder.File("away.db"), QueueFile);
        await EndsWithAsync(worker, new Ledger(2, 0, 0, 0));
        await health.ReadyAsync(worker);
        Assert.Equal(4, Bench.Model.Requests.Count);
    }

    [Fact]
    public async Task A_worker_and_a_submission_that_start_while_the_queue_is_away_begin_no_other_one()
    {
        await SubmitAsync(1, 1);
        File.Move(QueueFile, Bench.Folder.File("away.db"));
        using var health = new HealthWatch();

        var worker = Bench.StartWorker(("Health:Url", health.Url));
        await health.NotReadyAsync(worker, QueueFile, "Put it back", "queue.begun");
        var (exitCode, output, errors) = await RunSubmitAsync(2);
        Assert.Equal(1, exitCode);
        Assert.Contains(QueueFile, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("put on the queue", output, StringComparison.Ordinal);
        Assert.False(File.Exists(QueueFile));

        File.Move(Bench.Folder.File("away.db"), QueueFile);
        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));
        await health.ReadyAsync(worker);
    }

    [Fact]
    public async Task What_is_submitted_after_the_queue_or_its_folder_was_deleted_is_found_by_the_worker_that_runs()
    {
        using var health = new HealthWatch();
        await SubmitAsync(1, 1);
        var worker = Bench.StartWorker(("Health:Url", health.Url));
        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));

        File.Delete(QueueFile);
        await health.NotReadyAsync(worker, QueueFile);
        File.Delete(Path.ChangeExtension(QueueFile, "begun")); // as the error says for a queue that is lost for good
        await SubmitAsync(2, 1);
        await EndsWithAsync(worker, new Ledger(2, 0, 0, 0));
        await health.ReadyAsync(worker);

        Directory.Move(Bench.Folder.File("data"), Bench.Folder.File("gone")); // in one step, while the worker writes into it
        await health.NotReadyAsync(worker, QueueFile);
        await SubmitAsync(3, 1);
        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));
        await health.ReadyAsync(worker);
    }

    [Fact]
    public async Task A_queue_that_is_damaged_or_of_a_later_version_is_named_and_left_alone_and_work_goes_on_when_a_good_one_is_back()
    {
        using var health = new HealthWatch();
        await SubmitAsync(1, 1);
        var worker = Bench.StartWorker(("Health:Url", health.Url));
        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));
        worker.Pause(); // so that it does not work on what is sent for the copy
        await SubmitAsync(2, 1);
        var copy = Bench.Folder.File("copy.db");
        File.Copy(QueueFile, copy);
        var noise = new byte[20_000];
        new Random(20260301).NextBytes(noise);
        await File.WriteAllBytesAsync(QueueFile, noise, Token);
        worker.Resume();

        await health.NotReadyAsync(worker, QueueFile, "damaged", "goes on by itself");
        var (exitCode, _, errors) = await WorkerProcess.RunAsync(
            Bench.Settings,
            "submit",
            Bench.Folder.File("2.json")
        );
        Assert.Equal(1, exitCode);
        Assert.Contains(QueueFile, errors, StringComparison.Ordinal);
        Assert.Equal(noise, await File.ReadAllBytesAsync(QueueFile, Token));

        File.Copy(copy, QueueFile, overwrite: true);
        await EndsWithAsync(worker, new Ledger(2, 0, 0, 0));

        Execute("PRAGMA user_version = 77");
        await health.NotReadyAsync(worker, "schema 77", "a later NewsDigest");
        Execute("PRAGMA user_version = 1");
        await health.ReadyAsync(worker);

        // An older state of the queue: what it still holds is done again, and paid for once.
        File.Copy(copy, Bench.Folder.File("restored.db"));
        File.Move(Bench.Folder.File("restored.db"), QueueFile, overwrite: true);
        await worker.UntilAsync(
            async () => await Bench.CountWaitingAsync() == 0,
            "the restored queue to be worked off"
        );
        Assert.Equal(new Ledger(2, 0, 0, 0), await Bench.CountAsync());
        Assert.Equal(4, Bench.Model.Requests.Count);
    }

    private protected override async Task<FaultBench> StartBenchAsync(
        Func<ScriptedRequest, ScriptedAnswer> answer
    ) => await SqliteBench.StartAsync(answer);

    /// <summary>By the command, as an operator does: it must be true when it says that a message is on the queue.</summary>
    private async Task SubmitAsync(int from, int count)
    {
        for (var number = from; number < from + count; number++)
        {
            var (exitCode, output, errors) = await RunSubmitAsync(number);
            Assert.True(exitCode == 0, output + errors);
        }
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunSubmitAsync(int number)
    {
        var file = Bench.Folder.File(FormattableString.Invariant($"{number}.json"));
        await File.WriteAllBytesAsync(file, Newsroom.Message(number), Token);
        return await WorkerProcess.RunAsync(Bench.Settings, "submit", file);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection(
            $"Data Source={QueueFile};Pooling=False;Default Timeout=30"
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
