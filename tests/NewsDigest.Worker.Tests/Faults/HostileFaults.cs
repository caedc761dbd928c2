using System.Globalization;
using System.Text;
using NewsDigest.Intake;
using NewsDigest.Storage;
using NewsDigest.Tests.Fuzz;
using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults;

/// <summary>Bytes, letters and words of strangers, in a worker as operators run it.</summary>
public abstract class HostileFaults : FaultSuite
{
    private const int Damaged = 300;
    private const int Good = 10;

    [Fact]
    public async Task Three_hundred_damaged_messages_end_in_one_state_each_and_hurt_no_neighbour()
    {
        // Damage may leave an article whole, so the model answers whatever it is asked; the neighbours are known by their numbers.
        Answer = request =>
            request.User.Contains("mercado número", StringComparison.Ordinal)
                ? Newsroom.Answer(request)
                : ScriptedModel.Translating(_ => "The mayor opened the market on Thursday.")(
                    request
                );
        Bench.Settings["Worker:Concurrency"] = "4";
        Bench.Settings["Worker:Lease"] = "00:01:00";
        Bench.Settings["Logging:LogLevel:NewsDigest"] = "Information";
        for (var number = 0; number < Damaged; number++)
        {
            await Bench.SendRawAsync(
                HostileMessages.Damaged(
                    number,
                    string.Create(CultureInfo.InvariantCulture, $"hostile-{number}")
                )
            );
            if (number % (Damaged / Good) == 0)
            {
                await Bench.SubmitAsync(number, 1);
            }
        }

        var worker = Bench.StartWorker();
        await worker.UntilAsync(
            async () => await Bench.CountWaitingAsync() == 0,
            "every message to end"
        );

        Assert.False(worker.HasExited, worker.Errors);
        var ends = worker
            .Output.Split('\n')
            .Count(line =>
                line.Contains("[711]", StringComparison.Ordinal)
                || line.Contains("[712]", StringComparison.Ordinal)
                || line.Contains("[713]", StringComparison.Ordinal)
            );
        Assert.True(ends == Damaged + Good, $"{ends} ends\n{worker.Output}");
        Assert.DoesNotContain("failed, attempt", worker.Output, StringComparison.Ordinal);
        Assert.Empty(await Bench.ListAsync("attempts"));
        for (var number = 0; number < Damaged; number += Damaged / Good)
        {
            var folder = StorePath.Of(
                "results",
                StorePath.KeyOf(new Articles.ArticleId(Newsroom.Id(number)))
            );
            Assert.Single(
                await Bench
                    .Store.ListAsync(folder, Token)
                    .Where(path => path.Value.EndsWith("/result.json", StringComparison.Ordinal))
                    .ToListAsync(Token)
            );
        }

        Visible.All(worker.Output);
        worker.Terminate();
        await worker.WaitForExitAsync(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task Half_a_letter_in_a_name_or_a_value_is_quarantined_at_the_first_delivery_and_named()
    {
        (string Message, string Code, string? Field)[] messages =
        [
            (
                """{"id":"name","body":"Hola mundo, esto es una noticia.","\ud800":1}""",
                "invalid_json",
                null
            ),
            (
                """{"id":"flag","language":"es","glossary":[{"source":"a","target":"b","flags":["\ud800"]}],"body":"Hola mundo, esto es una noticia."}""",
                "invalid_field",
                "glossary[0].flags[0]"
            ),
            (
                """{"id":"value","language":"es","x":"\ud800","body":"Hola mundo, esto es una noticia."}""",
                "invalid_field",
                "x"
            ),
            (
                """{"id":"nested","x":{"y":[{"\udc00":1}]},"body":"Hola mundo, esto es una noticia."}""",
                "invalid_json",
                null
            ),
        ];
        foreach (var (message, _, _) in messages)
        {
            await Bench.SendRawAsync(Encoding.UTF8.GetBytes(message));
        }

        await Bench.SubmitAsync(1, 1);

        await EndsWithAsync(Bench.StartWorker(), new Ledger(1, 0, messages.Length, 0));

        Assert.Equal(Newsroom.CallsPerArticle, Bench.Model.Requests.Count);
        var records = await new Quarantine(Bench.Store, TimeProvider.System)
            .ListAsync(Token)
            .ToListAsync(Token);
        Assert.All(records, record => Assert.Equal(1, record.Deliveries));
        Assert.Equal(
            messages.Select(message => (message.Code, message.Field)).Order(),
            records.Select(record => (record.Code, record.Field)).Order()
        );
    }

    [Theory]
    [InlineData(400)]
    [InlineData(422)]
    public async Task A_service_that_quotes_the_request_and_steers_the_terminal_gets_no_word_of_the_article_into_logs_and_records(
        int status
    )
    {
        const string Text = "La alcaldesa abrió este jueves el mercado";
        var isRefusing = true;
        Answer = request =>
            isRefusing && Newsroom.NumberOf(request) == 1
                ? ScriptedAnswer.Failure(
                    status,
                    "\u001b[31mbad\u0007",
                    $"\u001b]0;P\u0007{string.Join(' ', request.Ids.Select(request.Block))}: should be valid",
                    "messages\u202e"
                )
                : Newsroom.Answer(request);
        Bench.Settings["Worker:MaxAttempts"] = "1";
        await Bench.SubmitAsync(1, 2);

        var worker = Bench.StartWorker();
        await worker.UntilAsync(
            () =>
                Task.FromResult(
                    worker.Output.Contains("n1 ", StringComparison.Ordinal)
                        && worker.Output.Contains("[711]", StringComparison.Ordinal)
                ),
            "the refused article to be told and the other to be published"
        );

        Assert.DoesNotContain(
            "alcaldesa",
            worker.Output + worker.Errors,
            StringComparison.OrdinalIgnoreCase
        );
        Assert.DoesNotContain(
            "ClientResultException",
            worker.Output + worker.Errors,
            StringComparison.Ordinal
        );
        Visible.All(worker.Output);
        var records = await new Quarantine(Bench.Store, TimeProvider.System)
            .ListAsync(Token)
            .ToListAsync(Token);
        Assert.All(
            records,
            record =>
                Assert.DoesNotContain(
                    Text[3..12],
                    record.Detail,
                    StringComparison.OrdinalIgnoreCase
                )
        );
        isRefusing = false;
    }

    [Fact]
    public async Task An_outage_is_one_line_with_the_article_its_cause_and_the_next_try()
    {
        Answer = _ => ScriptedAnswer.Failure(401, "invalid_api_key", "Incorrect API key provided.");
        await Bench.SubmitAsync(1, 1);

        var worker = Bench.StartWorker();
        await worker.UntilAsync(
            () => Task.FromResult(worker.Output.Contains("next try", StringComparison.Ordinal)),
            "the outage to be said"
        );

        var line = worker
            .Output.Split('\n')
            .First(line => line.Contains("next try", StringComparison.Ordinal));
        Assert.Contains("n1 went back to the queue", line, StringComparison.Ordinal);
        Assert.Contains("refused our credentials (401)", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", worker.Output, StringComparison.Ordinal);
        Visible.All(worker.Output);
    }

    /// <summary>What every line must be that people see.</summary>
    private static class Visible
    {
        public static void All(string output) =>
            Assert.All(
                output.Split('\n'),
                line =>
                    Assert.True(
                        line.TrimEnd('\r').Length <= Articles.VisibleText.MaxLine
                            && Articles.VisibleText.Of(line.TrimEnd('\r')) == line.TrimEnd('\r'),
                        line
                    )
            );
    }
}
