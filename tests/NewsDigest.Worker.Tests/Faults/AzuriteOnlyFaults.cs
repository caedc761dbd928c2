using NewsDigest.Worker.Tests.Azurite;
using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults;

/// <summary>What can only befall a queue and a store with a network between: requests and answers that are lost on the way.</summary>
public sealed class AzuriteOnlyFaults(AzuriteServer azurite) : FaultSuite
{
    private AzuriteBench Azurite => (AzuriteBench)Bench;

    [Fact]
    public async Task A_renewal_that_fails_is_repeated_before_the_lease_ends()
    {
        Answer = request =>
            Newsroom.IsTranslation(request)
                ? Newsroom.After(TimeSpan.FromSeconds(18), Newsroom.Answer(request))
                : Newsroom.Answer(request);
        Azurite.QueueProxy.HarmFirst(2, request => request.IsUpdate, new Fault.Refusal(503));
        await Bench.SubmitAsync(1, 1);

        var worker = Bench.StartWorker(("Worker:Lease", "00:00:15"));
        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));

        Assert.Equal(2, Bench.Model.Requests.Count);
        Assert.True(Azurite.QueueProxy.Requests.Count(request => request.IsUpdate) >= 3);
        Assert.DoesNotContain("Lost the lease", worker.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renewal_whose_answer_is_lost_ends_the_lease_and_the_next_delivery_costs_no_call()
    {
        Answer = request =>
            Newsroom.IsTranslation(request)
                ? Newsroom.After(TimeSpan.FromSeconds(5), Newsroom.Answer(request))
                : Newsroom.Answer(request);
        Azurite.QueueProxy.HarmFirst(1, request => request.IsUpdate, new Fault.LostAnswer());
        await Bench.SubmitAsync(1, 1);

        var worker = Bench.StartWorker();
        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));

        Assert.Equal(2, Bench.Model.Requests.Count);
        Assert.Contains("Lost the lease", worker.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removal_whose_answer_is_lost_is_no_error_and_is_not_repeated_for_ever()
    {
        Azurite.QueueProxy.HarmFirst(1, request => request.IsRemoval, new Fault.LostAnswer());
        await Bench.SubmitAsync(1, 2);

        var worker = Bench.StartWorker();
        await EndsWithAsync(worker, new Ledger(2, 0, 0, 0));

        worker.Terminate();
        Assert.Equal(0, await worker.WaitForExitAsync(TimeSpan.FromMinutes(2)));

        Assert.Equal(4, Bench.Model.Requests.Count);
        Assert.Equal(3, Azurite.QueueProxy.Requests.Count(request => request.IsRemoval));
        Assert.DoesNotContain("fail:", worker.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receive_whose_answer_is_lost_is_not_held_against_the_article()
    {
        Bench.Settings["Worker:MaxAttempts"] = "1";
        await Bench.SubmitAsync(1, 1);
        Azurite.QueueProxy.HarmFirst(1, request => request.IsReceive, new Fault.LostAnswer());

        var worker = Bench.StartWorker();
        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));

        Assert.Equal(2, Bench.Model.Requests.Count);
    }

    [Fact]
    public async Task A_send_whose_answer_is_lost_makes_two_messages_and_one_result()
    {
        await Bench.SubmitAsync(2, 1);
        Azurite.QueueProxy.HarmFirst(1, request => request.IsSend, new Fault.LostAnswer());
        await File.WriteAllBytesAsync(Bench.Folder.File("one.json"), Newsroom.Message(1), Token);
        Assert.Equal(
            0,
            (
                await Processes.WorkerProcess.RunAsync(
                    Bench.Settings,
                    "submit",
                    Bench.Folder.File("one.json")
                )
            ).ExitCode
        );
        Assert.Equal(3, await Bench.CountWaitingAsync());

        await EndsWithAsync(Bench.StartWorker(), new Ledger(2, 0, 0, 0));

        Assert.Equal(4, Bench.Model.Requests.Count);
    }

    [Fact]
    public async Task A_message_that_expires_while_its_article_is_in_work_is_no_error()
    {
        HoldFirst(1);
        await Azurite.RawQueue.CreateIfNotExistsAsync(cancellationToken: Token);
        var worker = Bench.StartWorker(("Worker:Lease", "00:01:00"));
        await worker.UntilAsync(
            () => Task.FromResult(Azurite.QueueProxy.Requests.Any(request => request.IsReceive)),
            "the worker to look at the queue"
        );
        await Azurite.RawQueue.SendMessageAsync(
            System.Text.Encoding.UTF8.GetString(Newsroom.Message(1)),
            timeToLive: TimeSpan.FromSeconds(25), // a starved worker takes it before
            cancellationToken: Token
        );
        await CallsAsync(worker, 1);
        await worker.UntilAsync(
            async () => await Bench.CountWaitingAsync() == 0,
            "the message to expire"
        );
        Open();

        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));

        Assert.DoesNotContain("fail:", worker.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_that_is_deleted_under_the_worker_is_made_anew_and_work_goes_on()
    {
        await Bench.SubmitAsync(1, 1);
        var worker = Bench.StartWorker();
        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));

        await Azurite.RawQueue.DeleteAsync(Token);
        await worker.UntilAsync(
            async () => await Azurite.RawQueue.ExistsAsync(Token),
            "the queue to be there again"
        );
        await Bench.SubmitAsync(2, 1);

        await EndsWithAsync(worker, new Ledger(2, 0, 0, 0));
    }

    [Fact]
    public async Task A_storage_that_answers_503_for_a_while_is_asked_at_a_bearable_rate_and_nothing_is_lost()
    {
        await Bench.SubmitAsync(1, 6);
        Azurite.QueueProxy.Harm = Azurite.BlobProxy.Harm = _ => new Fault.Refusal(503);
        var worker = Bench.StartWorker(("Worker:MaxIdleDelay", "00:00:03"));
        await worker.UntilAsync(
            () => Task.FromResult(Azurite.QueueProxy.Count >= 12),
            "some requests"
        );

        var asked = Azurite.QueueProxy.Requests;
        Azurite.QueueProxy.Harm = Azurite.BlobProxy.Harm = _ => null;
        await EndsWithAsync(worker, new Ledger(6, 0, 0, 0));

        // Three requests a look, and the pauses between the looks grow.
        Assert.True(
            asked[^1].At - asked[0].At >= TimeSpan.FromSeconds(4),
            $"12 requests in {asked[^1].At - asked[0].At}."
        );
        Assert.Equal(12, Bench.Model.Requests.Count);
    }

    [Fact]
    public async Task A_result_whose_write_was_not_answered_is_known_as_ours()
    {
        await Bench.SubmitAsync(1, 1);
        Azurite.BlobProxy.HarmFirst(
            1,
            request => request.IsPutOf("result.json"),
            new Fault.LostAnswer()
        );

        var worker = Bench.StartWorker();
        await EndsWithAsync(worker, new Ledger(1, 0, 0, 0));
        worker.Terminate();
        await worker.WaitForExitAsync(TimeSpan.FromMinutes(2));

        Assert.Contains("Stopped: 1 published.", worker.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removal_that_cannot_be_sent_leaves_one_record_of_a_quarantined_message()
    {
        await Bench.SendRawAsync("{\"body\":\"no id\"}"u8.ToArray());
        Azurite.QueueProxy.HarmFirst(3, request => request.IsRemoval, new Fault.Cut());

        await EndsWithAsync(Bench.StartWorker(), new Ledger(0, 0, 1, 0));
    }

    [Fact]
    public async Task A_store_that_forbids_quarantine_keeps_the_message_on_the_queue()
    {
        await Bench.SendRawAsync("{\"body\":\"no id\"}"u8.ToArray());
        Azurite.BlobProxy.Harm = request =>
            request.Path.Contains("/quarantine/", StringComparison.Ordinal)
                ? new Fault.Refusal(403)
                : null;
        var worker = Bench.StartWorker();
        await worker.UntilAsync(
            () =>
                Task.FromResult(
                    worker.Output.Contains(
                        "Storage Blob Data Contributor",
                        StringComparison.Ordinal
                    )
                ),
            "the cause to be named"
        );
        Assert.Equal(new Ledger(0, 0, 0, 1), await Bench.CountAsync());

        Azurite.BlobProxy.Harm = _ => null;
        await EndsWithAsync(worker, new Ledger(0, 0, 1, 0));
    }

    [Fact]
    public async Task Bodies_in_any_encoding_side_by_side_hurt_no_neighbour()
    {
        await Azurite.RawQueue.CreateIfNotExistsAsync(cancellationToken: Token);
        for (var number = 1; number <= 31; number++)
        {
            var plain = System.Text.Encoding.UTF8.GetString(Newsroom.Message(number));
            await Azurite.RawQueue.SendMessageAsync(
                number % 2 == 0 ? plain : Convert.ToBase64String(Newsroom.Message(number)),
                Token
            );
        }

        await Azurite.RawQueue.SendMessageAsync("%%% neither one nor the other", Token);

        await EndsWithAsync(Bench.StartWorker(), new Ledger(31, 0, 1, 0));
        Assert.Equal(62, Bench.Model.Requests.Count);
    }

    private protected override async Task<FaultBench> StartBenchAsync(
        Func<ScriptedRequest, ScriptedAnswer> answer
    ) => await AzuriteBench.StartAsync(azurite, answer);
}
