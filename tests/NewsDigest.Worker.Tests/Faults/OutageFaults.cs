using System.Text;
using NewsDigest.Storage;
using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults;

/// <summary>A store or a model that fails for everybody, or for one article only. Each kind of storage runs the whole suite.</summary>
public abstract class OutageFaults : FaultSuite
{
    [Fact]
    public async Task Work_that_was_finished_while_the_store_was_down_is_published_later_and_not_paid_for_again()
    {
        HoldFirst(1, request => !Newsroom.IsTranslation(request));
        await Bench.SubmitAsync(1, 1);
        var worker = Bench.StartWorker();
        await CallsAsync(worker, 2);
        await using (await Bench.BlockStoreAsync("results"))
        {
            Open();
            await worker.UntilAsync(
                () =>
                    Task.FromResult(
                        worker.Output.Contains("is unavailable.", StringComparison.Ordinal)
                    ),
                "the outage to be said"
            );
            Assert.Equal(
                (0, 1),
                await Bench.CountAsync() is var ledger
                    ? (ledger.Published + ledger.Quarantined, ledger.Waiting)
                    : default
            );
        }

        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));
        Assert.Equal(2, Bench.Model.Requests.Count);
    }

    [Fact]
    public async Task A_service_that_always_fails_is_asked_as_often_as_allowed_and_intake_pauses()
    {
        Answer = _ => ScriptedAnswer.Failure(503);
        Bench.Settings["Worker:RetryDelay"] = "00:00:02";
        await Bench.SubmitAsync(1, 12);
        var worker = Bench.StartWorker(("Model:MaxAttempts", "3"));
        await worker.UntilAsync(
            () => Task.FromResult(Count(worker.Output, "went back to the queue") >= 3),
            "three articles to be put back"
        );

        // Up to three of each of the two that were in work when it began, and then one probe of one request after each pause.
        // The worker goes on while this looks: what it says is read before its calls are counted, and after.
        var before = Count(worker.Output, "went back to the queue");
        var calls = Bench.Model.Requests.Count;
        var after = Count(worker.Output, "went back to the queue");
        Assert.InRange(calls, 4 + (before - 2), 6 + (after - 1));
        Assert.Equal(new Ledger(0, 0, 0, 12), await Bench.CountAsync());
        var pause = Bench
            .Model.Requests.Zip(Bench.Model.Requests.Skip(1), (one, next) => next.At - one.At)
            .Take(calls - 1)
            .Max();
        Assert.True(pause >= TimeSpan.FromSeconds(1), $"The first probe came after {pause}.");

        Answer = Newsroom.Answer;
        await EndsWithAsync(worker, new Ledger(12, 0, 0, 0));
    }

    [Theory]
    [InlineData(401, "OpenAI:Key")]
    [InlineData(403, "OpenAI:Key")]
    [InlineData(404, "OpenAI:Model")]
    public async Task What_an_operator_must_mend_stops_intake_within_one_article_each_and_work_goes_on_when_it_is_mended(
        int status,
        string named
    )
    {
        var refused = 0;
        Answer = _ =>
        {
            Interlocked.Increment(ref refused);
            return ScriptedAnswer.Failure(
                status,
                status == 404 ? "DeploymentNotFound" : "401",
                "No."
            );
        };
        Bench.Settings["Worker:RetryDelay"] = "00:00:02";
        Bench.Settings["Worker:MaxAttempts"] = "1";
        await Bench.SubmitAsync(1, 8);
        var worker = Bench.StartWorker(("Worker:Concurrency", "1"));
        await worker.UntilAsync(
            () => Task.FromResult(worker.Output.Contains(named, StringComparison.Ordinal)),
            $"{named} to be named"
        );

        Answer = Newsroom.Answer;
        await EndsWithAsync(worker, new Ledger(8, 0, 0, 0));

        // One request, and no other before the pause is over: on a slow machine another may come before the test has mended it.
        var calls = Bench.Model.Requests;
        Assert.Equal(refused + (8 * Newsroom.CallsPerArticle), calls.Count);
        Assert.All(
            calls.Take(refused + 1).Zip(calls.Skip(1)),
            pair =>
                Assert.True(
                    pair.First == calls[refused]
                        || pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(1), // of two
                    $"{pair.Second.At - pair.First.At} after a refusal"
                )
        );
    }

    [Fact]
    public async Task An_article_that_the_model_never_answers_is_quarantined_and_its_neighbours_are_published()
    {
        Answer = request =>
            Newsroom.NumberOf(request) == 1 ? ScriptedAnswer.Hang() : Newsroom.Answer(request);
        (
            Bench.Settings["Model:AttemptTimeout"],
            Bench.Settings["Model:TotalTimeout"],
            Bench.Settings["Model:MaxAttempts"]
        ) = ("00:00:10", "00:00:20", "1"); // a neighbour's answer takes less on any machine
        Bench.Settings["Worker:MaxAttempts"] = "2";
        await Bench.SubmitAsync(1, 1);
        var worker = Bench.StartWorker();
        var (next, seen) = (2, 0);
        await worker.UntilAsync(
            async () =>
            {
                // Each time it is asked for, others come that go through meanwhile.
                var calls = Bench.Model.Requests.Count(request => Newsroom.NumberOf(request) == 1);
                if (calls > seen)
                {
                    await Bench.SubmitAsync(next, 4);
                    (seen, next) = (calls, next + 4);
                }

                return (await Bench.CountAsync()).Quarantined == 1;
            },
            "the article to be quarantined"
        );

        await EndsWithAsync(worker, new Ledger(next - 2, 0, 1, 0));
    }

    [Fact]
    public async Task An_article_that_the_model_never_answers_is_quarantined_also_when_it_is_alone()
    {
        Answer = request =>
            Newsroom.NumberOf(request) == 1 ? ScriptedAnswer.Hang() : Newsroom.Answer(request);
        (
            Bench.Settings["Model:AttemptTimeout"],
            Bench.Settings["Model:TotalTimeout"],
            Bench.Settings["Model:MaxAttempts"]
        ) = ("00:00:02", "00:00:04", "1");
        Bench.Settings["Worker:MaxAttempts"] = "2";
        await Bench.SubmitAsync(1, 1);

        var worker = Bench.StartWorker();
        await EndsWithAsync(worker, new Ledger(0, 0, 1, 0));

        // Three failures that may be an outage, and two that cannot, because the model answered a sentence of ours; on a slow machine it may miss one.
        var (own, trials) = (
            Bench.Model.Requests.Count(request => Newsroom.NumberOf(request) == 1),
            Bench.Model.Requests.Count(request => Newsroom.NumberOf(request) != 1)
        );
        Assert.True(
            trials >= 2 && own == trials + 3,
            $"{own} calls for the article, {trials} for a sentence of ours"
        );
    }

    [Fact]
    public async Task A_message_that_cannot_be_quarantined_stays_on_the_queue_until_it_can()
    {
        await Bench.SendRawAsync("{\"body\":\"no id\"}"u8.ToArray());
        WorkerProcess worker;
        await using (await Bench.BlockStoreAsync("quarantine"))
        {
            worker = Bench.StartWorker();
            await worker.UntilAsync(
                () => Task.FromResult(Count(worker.Output, "is unavailable.") >= 2),
                "the outage to be said twice"
            );
            Assert.Equal(1, await Bench.CountWaitingAsync());
        }

        await EndsWithAsync(worker, new Ledger(0, 0, 1, 0));
    }

    [Fact]
    public async Task A_model_that_hangs_for_everybody_quarantines_nobody()
    {
        Answer = _ => ScriptedAnswer.Hang();
        (
            Bench.Settings["Model:AttemptTimeout"],
            Bench.Settings["Model:TotalTimeout"],
            Bench.Settings["Model:MaxAttempts"]
        ) = ("00:00:02", "00:00:04", "1");
        Bench.Settings["Worker:MaxAttempts"] = "1";
        await Bench.SubmitAsync(1, 3);
        var worker = Bench.StartWorker(("Worker:RetryDelay", "00:00:00.05"));
        await worker.UntilAsync(
            () => Task.FromResult(Count(worker.Output, "went back to the queue") >= 6),
            "each article to fail twice"
        );

        Answer = Newsroom.Answer;
        await EndsWithAsync(worker, new Ledger(3, 0, 0, 0));
    }

    [Fact]
    public async Task A_wait_that_outlasts_the_lease_is_not_slept_through_but_given_to_the_queue()
    {
        Answer = request =>
            Bench.Model.Requests.Count == 1
                ? ScriptedAnswer.Throttled("retry-after", "4")
                : Newsroom.Answer(request);
        Bench.Settings["Model:MaxWait"] = "00:00:02";
        await Bench.SubmitAsync(1, 1);

        var worker = Bench.StartWorker();
        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));

        var calls = Bench.Model.Requests;
        Assert.Equal(3, calls.Count);
        Assert.True(
            calls[1].At - calls[0].At >= TimeSpan.FromSeconds(3), // of four
            $"The next call came after {calls[1].At - calls[0].At}."
        );
        Assert.Contains("went back to the queue", worker.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_appeared_while_ours_was_made_is_never_overwritten()
    {
        await Bench.SubmitAsync(2, 1);
        var worker = Bench.StartWorker();
        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));
        var other = StorePath
            .TryParse(
                (await Bench.ListAsync("results")).Single(path =>
                    path.EndsWith("/result.json", StringComparison.Ordinal)
                )
            )!
            .Value; // it was listed
        HoldFirst(1, request => !Newsroom.IsTranslation(request));
        await Bench.SubmitAsync(1, 1);
        await CallsAsync(worker, 4);

        // The claim says under which version the result will lie: claims/VERSION-1.json.
        var claim = (await Bench.ListAsync("claims")).Single();
        Assert.EndsWith("-1.json", claim, StringComparison.Ordinal);
        var version = claim.Split('/')[1][..^"-1.json".Length];
        var content = (await Bench.Store.ReadAsync(other, Token))!.Value; // it was listed
        await Bench.Store.PutAsync(
            StorePath.Of(
                "results",
                StorePath.KeyOf(new Articles.ArticleId(Newsroom.Id(1))),
                version,
                "result.json"
            ),
            content,
            Token
        );
        var before = await Bench.ReadResultsAsync();
        Open();
        await EndsWithAsync(worker, new Ledger(2, 0, 0, 0));

        Assert.Equal(before, await Bench.ReadResultsAsync());
    }

    [Fact]
    public async Task Messages_that_are_not_articles_are_quarantined_at_once_and_cost_no_call()
    {
        string[] bad =
        [
            "not JSON",
            "{}",
            "{\"id\":7}",
            "{\"id\":\"a\"}",
            "[]",
            "null",
            "{\"id\":\"a\",\"body\":\"\"}",
            "{\"id\":\"a\",\"bodyRef\":\"../../etc/passwd\"}",
            $"{string.Concat(Enumerable.Repeat("{\"a\":", 200))}1{new string('}', 200)}",
            "{\"schema\":\"newsdigest.article/9\",\"id\":\"a\",\"body\":\"x\"}",
        ];
        foreach (var message in bad)
        {
            await Bench.SendRawAsync(Encoding.UTF8.GetBytes(message));
        }

        await Bench.SubmitAsync(1, 1);

        await EndsWithAsync(Bench.StartWorker(), new Ledger(1, 0, bad.Length, 0));
        Assert.Equal(2, Bench.Model.Requests.Count);
    }

    [Fact]
    public async Task The_largest_message_is_quarantined_with_all_its_bytes_and_as_one_record_when_it_comes_twice()
    {
        var message = new byte[40 * 1024];
        Array.Fill(message, (byte)'!'); // neither JSON nor Base64
        await Bench.SendRawAsync(message);
        await Bench.SendRawAsync(message);

        await EndsWithAsync(Bench.StartWorker(), new Ledger(0, 0, 1, 0));

        var stored = (await Bench.ListAsync("quarantine")).Single(path =>
            path.EndsWith("/message.bin", StringComparison.Ordinal)
        );
        Assert.Equal(
            message,
            (await Bench.Store.ReadAsync(StorePath.TryParse(stored)!.Value, Token))!.Value.ToArray()
        ); // it was listed
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
