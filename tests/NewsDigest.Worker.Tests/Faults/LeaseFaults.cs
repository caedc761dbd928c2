using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults;

/// <summary>Workers that die, stand still or lose their hold on a message. Each kind of storage runs the whole suite.</summary>
public abstract class LeaseFaults : FaultSuite
{
    [Fact]
    public async Task An_article_whose_worker_is_killed_in_a_call_comes_back_when_the_lease_ends_and_is_done_once()
    {
        HoldFirst(1);
        await Bench.SubmitAsync(1, 1);
        var victim = Bench.StartWorker();
        await CallsAsync(victim, 1);
        victim.Kill();

        var heir = Bench.StartWorker();
        await PublishedAsync(heir, 1);

        Assert.Equal(3, Bench.Model.Requests.Count);
        await EndsWithAsync(heir, new Ledger(1, 0, 0, 0));
    }

    [Fact]
    public async Task A_worker_killed_between_publication_and_removal_costs_no_call_and_changes_no_byte()
    {
        await Bench.SubmitAsync(1, 1);
        var victim = Bench.StartWorker();
        await CallsAsync(victim, 1);
        await using (await Bench.HoldRemovalsAsync())
        {
            await PublishedAsync(victim, 1);
            victim.Kill();
        }

        var before = await Bench.ReadResultsAsync();
        var heir = Bench.StartWorker();
        await EndsWithAsync(heir, new Ledger(1, 0, 0, 0));

        Assert.Equal(2, Bench.Model.Requests.Count);
        Assert.Equal(before, await Bench.ReadResultsAsync());
    }

    [Fact]
    public async Task A_worker_killed_between_translation_and_summary_publishes_nothing_half()
    {
        HoldFirst(1, request => !Newsroom.IsTranslation(request));
        await Bench.SubmitAsync(1, 1);
        var victim = Bench.StartWorker();
        await CallsAsync(victim, 2);
        victim.Kill();
        Assert.Empty(await Bench.ReadResultsAsync());

        var heir = Bench.StartWorker();
        await EndsWithAsync(heir, new Ledger(1, 0, 0, 0));

        Assert.InRange(Bench.Model.Requests.Count, 3, 4);
    }

    [Fact]
    public async Task Work_that_outlives_the_lease_four_times_is_delivered_once()
    {
        Bench.Settings["Worker:Lease"] = "00:00:08"; // a starved machine renews it in time
        Answer = request =>
            Newsroom.IsTranslation(request)
                ? Newsroom.After(TimeSpan.FromSeconds(33), Newsroom.Answer(request))
                : Newsroom.Answer(request);
        await Bench.SubmitAsync(1, 1);

        WorkerProcess[] workers = [Bench.StartWorker(), Bench.StartWorker()];
        await EndsWithAsync(workers[0], new Ledger(1, 0, 0, 0));

        Assert.Equal(2, Bench.Model.Requests.Count);
        Assert.All(
            workers,
            worker => Assert.DoesNotContain("lease", worker.Output, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_worker_paused_beyond_its_lease_changes_nothing_of_what_another_published_meanwhile()
    {
        HoldFirst(1);
        await Bench.SubmitAsync(1, 1);
        var paused = Bench.StartWorker();
        await CallsAsync(paused, 1);
        paused.Pause();

        var other = Bench.StartWorker();
        await EndsWithAsync(other, new Ledger(1, 0, 0, 0));
        var before = await Bench.ReadResultsAsync();
        other.Terminate();
        Open();
        paused.Resume();
        await paused.UntilAsync(
            () => Task.FromResult(paused.Output.Contains("Published n1", StringComparison.Ordinal)),
            "the paused worker to finish"
        );

        Assert.Equal(new Ledger(1, 0, 0, 0), await Bench.CountAsync());
        Assert.Equal(before, await Bench.ReadResultsAsync());
        Assert.DoesNotContain("went back to the queue", paused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_article_sent_twice_has_one_result_and_the_second_costs_no_call()
    {
        await Bench.SubmitAsync(1, 1);
        await Bench.SubmitAsync(1, 1);

        var worker = Bench.StartWorker();
        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));

        Assert.Equal(2, Bench.Model.Requests.Count);
    }

    [Fact]
    public async Task The_same_article_in_two_workers_at_once_has_one_result_and_is_paid_for_once()
    {
        Bench.Settings["Worker:Lease"] = "00:00:15";
        Answer = request => Newsroom.After(TimeSpan.FromSeconds(2), Newsroom.Answer(request));
        await Bench.SubmitAsync(1, 1);
        await Bench.SubmitAsync(1, 1);

        var worker = Bench.StartWorker(("Worker:Concurrency", "1"));
        Bench.StartWorker(("Worker:Concurrency", "1"));
        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));

        Assert.Equal(2, Bench.Model.Requests.Count);
    }

    [Fact]
    public async Task An_article_that_ends_the_worker_each_time_is_quarantined_and_its_neighbours_are_published()
    {
        var kills = 0;
        Answer = request =>
        {
            if (Newsroom.NumberOf(request) != 1)
            {
                return Newsroom.Answer(request);
            }

            Interlocked.Increment(ref kills);
            return ScriptedAnswer.Hang();
        };
        Bench.Settings["Worker:MaxAttempts"] = "2";
        await Bench.SubmitAsync(1, 4);

        for (var round = 1; round <= 3; round++)
        {
            var worker = Bench.StartWorker();
            await worker.UntilAsync(() => Task.FromResult(kills == round), $"kill {round}");
            worker.Kill();
        }

        await EndsWithAsync(Bench.StartWorker(), new Ledger(3, 0, 1, 0));
        Assert.Equal(3, kills);
    }
}
