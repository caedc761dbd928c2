using NewsDigest.Storage;
using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.Processes;

namespace NewsDigest.Worker.Tests.Faults;

/// <summary>What lies in the store is cut, deleted or locked while a worker runs. Each kind of storage runs the whole suite.</summary>
public abstract class StateFaults : FaultSuite
{
    [Fact]
    public async Task A_result_that_was_cut_is_named_and_waits_for_an_operator_while_the_others_go_on()
    {
        using var health = new HealthWatch();
        await Bench.SubmitAsync(1, 1);
        var worker = Bench.StartWorker(("Health:Url", health.Url), ("Worker:MaxAttempts", "1"));
        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));
        var path = StorePath
            .TryParse(
                (await Bench.ListAsync("results")).Single(path =>
                    path.EndsWith("/result.json", StringComparison.Ordinal)
                )
            )!
            .Value; // it was listed
        var whole = (await Bench.Store.ReadAsync(path, Token))!.Value; // it was listed
        await Bench.Store.PutAsync(path, whole[..(whole.Length / 2)], Token);

        await Bench.SubmitAsync(1, 2);
        await health.NotReadyAsync(worker, path.Value, "remove it"); // not its address: the worker reaches the store by a proxy
        await worker.UntilAsync(
            async () => await Bench.CountAsync() == new Ledger(2, 0, 0, 1),
            "the neighbour to be published"
        );
        await worker.UntilAsync(
            () => Task.FromResult(worker.Output.Split(path.Value).Length > 3),
            "the file to be named at three deliveries"
        );
        var (exitCode, _, errors) = await WorkerProcess.RunAsync(
            Bench.Settings,
            "show",
            Newsroom.Id(1)
        );
        Assert.Equal(1, exitCode);
        Assert.Contains(path.Value, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("at NewsDigest", errors + worker.Output, StringComparison.Ordinal);

        await Bench.Store.DeleteAsync(path, Token);
        await EndsWithAsync(worker, new Ledger(2, 0, 0, 0));
        await health.ReadyAsync(worker);
        Assert.Equal(4, Bench.Model.Requests.Count); // the answers were kept
    }

    [Fact]
    public async Task A_kill_before_the_result_was_named_as_the_current_one_is_mended_by_the_next_delivery()
    {
        await Bench.SubmitAsync(1, 1);
        WorkerProcess victim;
        await using (
            await Bench.BlockStoreAsync(
                $"results/{StorePath.KeyOf(new Articles.ArticleId(Newsroom.Id(1)))}/current.json"
            )
        )
        {
            victim = Bench.StartWorker();
            await victim.UntilAsync(
                async () =>
                    (await Bench.ListAsync("results")).Any(path =>
                        path.EndsWith("/result.json", StringComparison.Ordinal)
                    ),
                "a result"
            );
            victim.Kill();
        }

        var before = await Bench.ReadResultsAsync();
        Assert.DoesNotContain(
            before.Keys,
            path => path.EndsWith("/current.json", StringComparison.Ordinal)
        );

        var heir = Bench.StartWorker();
        await EndsWithAsync(heir, new Ledger(1, 0, 0, 0));

        var after = await Bench.ReadResultsAsync();
        Assert.Single(after.Keys, path => path.EndsWith("/current.json", StringComparison.Ordinal));
        Assert.Equal(
            before,
            after.Where(result => !result.Key.EndsWith("/current.json", StringComparison.Ordinal))
        );
        Assert.Equal(2, Bench.Model.Requests.Count);
    }

    [Fact]
    public async Task A_drain_ends_with_a_page_of_links_to_what_counts()
    {
        await Bench.SubmitAsync(1, 2);

        var (exitCode, output, errors) = await Bench.DrainAsync();

        Assert.True(exitCode == 0, output + errors);
        var page = System.Text.Encoding.UTF8.GetString(
            (await Bench.Store.ReadAsync(StorePath.Of("index.html"), Token))!.Value.Span
        ); // it ended well
        Assert.All(
            (await Bench.ListAsync("results")).Where(path =>
                path.EndsWith("/result.html", StringComparison.Ordinal)
            ),
            path => Assert.Contains($"href=\"{path}\"", page, StringComparison.Ordinal)
        );
        Assert.Equal(2, page.Split("href=").Length - 1);
    }

    [Fact]
    public async Task A_store_that_takes_nothing_makes_an_idle_worker_not_ready_until_it_does_again()
    {
        using var health = new HealthWatch();
        await Bench.SubmitAsync(1, 1);
        var worker = Bench.StartWorker(("Health:Url", health.Url));
        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));
        await health.ReadyAsync(worker);
        await using (await Bench.BlockStoreAsync("health"))
        {
            await health.NotReadyAsync(worker, "store", "health/probe");
        }

        await health.ReadyAsync(worker);
    }

    [Fact]
    public async Task A_store_that_is_deleted_whole_is_made_anew_and_articles_in_work_are_published_in_it()
    {
        using var health = new HealthWatch();
        HoldFirst(1);
        await Bench.SubmitAsync(1, 1);
        var worker = Bench.StartWorker(("Health:Url", health.Url));
        await CallsAsync(worker, 1);
        await Bench.DeleteStoreAsync();
        Open();

        await Bench.SubmitAsync(2, 1);
        await EndsWithAsync(worker, new Ledger(2, 0, 0, 0));
        await health.ReadyAsync(worker);
        Assert.Equal(4, Bench.Model.Requests.Count);
    }
}
