using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults;

/// <summary>Stop signals. Each kind of storage runs the whole suite.</summary>
public abstract class ShutdownFaults : FaultSuite
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_stop_lets_articles_in_work_finish_and_receives_no_other()
    {
        HoldFirst(2);
        Bench.Settings["Worker:Lease"] = "00:01:00";
        await Bench.SubmitAsync(1, 12);
        var worker = Bench.StartWorker(("Worker:ShutdownBudget", "00:05:00")); // also a starved machine is done by then
        await CallsAsync(worker, 2);

        worker.Terminate();
        await worker.UntilAsync(
            () =>
                Task.FromResult(
                    worker.Output.Contains("Stopping: 2 articles in work", StringComparison.Ordinal)
                ),
            "the stop to be said"
        );
        Open();

        Assert.Equal(0, await worker.WaitForExitAsync(Soon));
        Assert.Equal(new Ledger(2, 0, 0, 10), await Bench.CountAsync());
        Assert.Equal(4, Bench.Model.Requests.Count);
        Assert.Equal(Enumerable.Repeat(1, 10), await DeliveryCountsAsync());
    }

    [Fact]
    public async Task A_stop_gives_an_article_back_at_once_that_is_not_done_within_the_budget()
    {
        Answer = _ => ScriptedAnswer.Hang();
        Bench.Settings["Worker:Lease"] = "00:10:00";
        await Bench.SubmitAsync(1, 1);
        var worker = Bench.StartWorker(("Worker:ShutdownBudget", "00:00:01"));
        await CallsAsync(worker, 1);

        worker.Terminate();

        Assert.Equal(0, await worker.WaitForExitAsync(Soon));
        Assert.Equal(new Ledger(0, 0, 0, 1), await Bench.CountAsync());
        Assert.Equal([2], await DeliveryCountsAsync());
    }

    [Fact]
    public async Task A_second_stop_signal_ends_the_worker_at_once_and_the_article_comes_back_by_itself()
    {
        Answer = _ => ScriptedAnswer.Hang();
        await Bench.SubmitAsync(1, 1);
        var worker = Bench.StartWorker(("Worker:ShutdownBudget", "00:05:00"));
        await CallsAsync(worker, 1);
        worker.Terminate();
        await worker.UntilAsync(
            () =>
                Task.FromResult(
                    worker.Output.Contains("Stopping: 1 articles in work", StringComparison.Ordinal)
                ),
            "the stop to be said"
        );

        worker.Terminate();

        Assert.Equal(1, await worker.WaitForExitAsync(Soon));
        Assert.Contains("a second stop signal", worker.Errors, StringComparison.Ordinal);
        Answer = Newsroom.Answer;
        await EndsWithAsync(Bench.StartWorker(), new Ledger(1, 0, 0, 0));
    }

    private async Task<IReadOnlyList<int>> DeliveryCountsAsync()
    {
        List<int> counts = [];
        while ((await Bench.Queue.ReceiveAsync(TimeSpan.FromMinutes(5), Token)).Lease is { } lease)
        {
            counts.Add(lease.DeliveryCount);
        }

        return counts;
    }
}
