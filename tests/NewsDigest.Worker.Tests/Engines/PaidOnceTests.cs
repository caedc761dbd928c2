using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Engines;

/// <summary>Whole workers: nothing is paid for twice, whoever works on it and whatever ends them. Counted at the server.</summary>
public sealed class PaidOnceTests : IDisposable
{
    private const string Title = "Ronda estrena mercado tras tres años de obras";
    private const string Body =
        "La alcaldesa de Ronda, Inés Calvo, abrió este jueves el nuevo mercado, junto con el consejero de Comercio, Rafael Peña.";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_content_under_another_id_costs_nothing_in_another_process_and_says_who_paid()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(English)
        );
        var settings = Settings(server);
        (
            settings["Model:Families:llama:InputPrice"],
            settings["Model:Families:llama:CachedPrice"]
        ) = ("0.40", "0.10");
        (
            settings["Model:Families:llama:OutputPrice"],
            settings["Model:Families:llama:PricesAsOf"]
        ) = ("1.60", "2026-11-01");
        await SubmitAsync(settings, "efe-1");
        await WorkerProcess.RunAsync(settings, "run", "--drain");

        await SubmitAsync(settings, "ansa-9", "2026-03-02");
        var run = await WorkerProcess.RunAsync(settings, "run", "--drain");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(2, server.Requests.Count);
        var (first, second) = (
            await ShowAsync(settings, "efe-1"),
            await ShowAsync(settings, "ansa-9")
        );
        Assert.Equal(first.Paragraphs, second.Paragraphs);
        Assert.Equal(first.Summary?.OneSentence, second.Summary?.OneSentence);
        Assert.Equal(
            2 * ((348 * 0.40m) + (1152 * 0.10m) + (300 * 1.60m)) / 1_000_000,
            first.Cost?.Amount
        );
        Assert.Equal(new ResultCost(0, null), second.Cost);
        Assert.All(second.Usage, call => Assert.Equal("efe-1", call.PaidFor));
        Assert.Contains(
            "cost       0.001469 by the prices of 2026-11-01; 2 calls paid; tokens in 3000 (cached 2304), out 600",
            (await WorkerProcess.RunAsync(settings, "show", "efe-1")).Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "cost       none; 0 calls paid, 2 answered before for another article",
            (await WorkerProcess.RunAsync(settings, "show", "ansa-9")).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_workers_that_meet_on_the_same_content_pay_once()
    {
        using var begun = new SemaphoreSlim(0);
        using var go = new ManualResetEventSlim();
        await using var server = await ScriptedServer.StartAsync(request =>
        {
            begun.Release();
            go.Wait(Token);
            return ScriptedModel.Translating(English)(request);
        });
        var settings = Settings(server);
        settings["Worker:Concurrency"] = "1";
        await SubmitAsync(settings, "efe-1");
        await SubmitAsync(settings, "ansa-9");

        using var first = WorkerProcess.Start(settings, "run", "--drain");
        using var second = WorkerProcess.Start(settings, "run", "--drain");
        await begun.WaitAsync(Token);
        await first.UntilAsync(
            async () => (await StatusAsync(settings)).GetProperty("inWork").GetInt32() == 2,
            "both workers to have an article"
        );
        go.Set();

        Assert.Equal(
            (0, 0),
            (
                await first.WaitForExitAsync(TimeSpan.FromMinutes(2)),
                await second.WaitForExitAsync(TimeSpan.FromMinutes(1))
            )
        );
        Assert.Equal(
            ["nd_translation_v1", "nd_summary_v1"],
            server.Requests.Select(request => request.SchemaName)
        );
        Assert.Equal(2, (await StatusAsync(settings)).GetProperty("results").GetInt32());
        Assert.DoesNotContain(
            Directory.GetFiles(_folder.File("data"), "*.json", SearchOption.AllDirectories),
            file => file.Contains("claims", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_worker_killed_between_translation_and_summary_leaves_a_translation_that_is_not_paid_for_again()
    {
        var summaries = 0;
        await using var server = await ScriptedServer.StartAsync(request =>
            request.SchemaName == "nd_summary_v1" && Interlocked.Increment(ref summaries) == 1
                ? ScriptedAnswer.Hang()
                : ScriptedModel.Translating(English)(request)
        );
        var settings = Settings(server);
        settings["Worker:Lease"] = "00:00:03";
        await SubmitAsync(settings, "efe-1");
        using (var worker = WorkerProcess.Start(settings, "run"))
        {
            await worker.UntilAsync(
                () => Task.FromResult(summaries == 1),
                "the summary to be asked for"
            );
            worker.Kill();
        }

        var run = await WorkerProcess.RunAsync(settings, "run", "--drain");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(
            ["nd_translation_v1", "nd_summary_v1", "nd_summary_v1"],
            server.Requests.Select(request => request.SchemaName)
        );
        var result = await ShowAsync(settings, "efe-1");
        Assert.Equal(2, result.Usage.Count);
        Assert.All(result.Usage, call => Assert.Null(call.PaidFor));
    }

    public void Dispose() => _folder.Dispose();

    private static string English(string source) =>
        source == Title
            ? "Ronda opens its market after three years of work"
            : "The mayor of Ronda, Inés Calvo, opened the new market on Thursday together with the trade councillor, Rafael Peña.";

    private Dictionary<string, string> Settings(ScriptedServer server) =>
        new()
        {
            ["Engine"] = "openai",
            ["OpenAI:BaseUrl"] = new Uri(server.Address, "/v1").ToString(),
            ["OpenAI:Model"] = "llama3.1",
            ["Data"] = _folder.File("data"),
            ["Health:Url"] = "none",
        };

    private async Task SubmitAsync(
        Dictionary<string, string> settings,
        string id,
        string published = "2026-03-01"
    )
    {
        var file = _folder.File($"{id}.json");
        await File.WriteAllTextAsync(
            file,
            JsonSerializer.Serialize(
                new
                {
                    id,
                    title = Title,
                    body = Body,
                    publishedAt = $"{published}T08:00:00Z",
                }
            ),
            Token
        );
        await Desk.SubmitAsync(settings, file);
    }

    private static async Task<ArticleResult> ShowAsync(
        Dictionary<string, string> settings,
        string id
    ) => (await Desk.ResultAsync(settings, id));

    private static async Task<JsonElement> StatusAsync(Dictionary<string, string> settings) =>
        CommandOutput.Data((await WorkerProcess.RunAsync(settings, "status", "--json")).Output);
}
