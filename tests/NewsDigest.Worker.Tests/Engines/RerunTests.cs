using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Engines;

/// <summary>Whole workers: what a server spoilt is done again when the server is mended, and what is asked for again is done once.</summary>
public sealed class RerunTests : IDisposable
{
    private const string Body =
        "La alcaldesa de Ronda, Inés Calvo, abrió este jueves el nuevo mercado, junto con el consejero de Comercio, Rafael Peña.";
    private const string English =
        "The mayor of Ronda, Inés Calvo, opened the new market on Thursday together with the trade councillor, Rafael Peña.";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_that_a_server_spoilt_is_published_when_it_is_submitted_again_after_the_server_is_mended()
    {
        var isMended = false;
        await using var server = await ScriptedServer.StartAsync(request =>
            isMended
                ? ScriptedModel.Translating(_ => English)(request)
                : ScriptedAnswer.Success("I would rather talk about the weather.")
        );
        var settings = Settings(server);
        await SubmitAsync(settings, "efe-1");
        await WorkerProcess.RunAsync(settings, "run", "--drain");
        var spoilt = await ShowAsync(settings, "efe-1");
        Assert.Equal((Verdict.Failed, 2), (spoilt.Verdict, server.Requests.Count));
        Assert.Contains("held no JSON object", spoilt.Reasons[0].Message, StringComparison.Ordinal);
        Assert.Contains(
            "talk about the weather",
            spoilt.Reasons[0].Message,
            StringComparison.Ordinal
        );

        isMended = true;
        await SubmitAsync(settings, "efe-1");
        var run = await WorkerProcess.RunAsync(settings, "run", "--drain");

        Assert.Contains("1 published", run.Output, StringComparison.Ordinal);
        Assert.Equal(4, server.Requests.Count);
        Assert.NotEqual(Verdict.Failed, (await ShowAsync(settings, "efe-1")).Verdict);
        Assert.DoesNotContain("weather", run.Output + run.Errors, StringComparison.Ordinal);

        // And now that it is well it stands.
        await SubmitAsync(settings, "efe-1");
        await WorkerProcess.RunAsync(settings, "run", "--drain");
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Rerun_says_the_price_and_has_the_same_content_done_anew_and_once()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(_ => English)
        );
        var settings = Settings(server);
        await SubmitAsync(settings, "efe-1");
        await SubmitAsync(
            settings,
            "ansa-2",
            "Otro texto: la alcaldesa de Ronda no abrió nada este jueves, según Rafael Peña."
        );
        await WorkerProcess.RunAsync(settings, "run", "--drain");
        var paid = server.Requests.Count;

        var dry = await WorkerProcess.RunAsync(settings, "rerun", "efe-1", "--dry-run");
        Assert.True(dry.ExitCode == 0, dry.Output + dry.Errors);
        Assert.Contains("2 calls", dry.Output, StringComparison.Ordinal);
        Assert.Contains("Cost:", dry.Output, StringComparison.Ordinal);
        await WorkerProcess.RunAsync(settings, "run", "--drain");
        Assert.Equal(paid, server.Requests.Count);

        var rerun = await WorkerProcess.RunAsync(settings, "rerun", "efe-1", "--yes");
        Assert.True(rerun.ExitCode == 0, rerun.Output + rerun.Errors);
        await WorkerProcess.RunAsync(settings, "run", "--drain");
        Assert.Equal(paid + 2, server.Requests.Count);
        await WorkerProcess.RunAsync(settings, "run", "--drain");
        Assert.Equal(paid + 2, server.Requests.Count);
        Assert.Equal(
            2,
            Directory
                .GetFiles(
                    Path.Combine(_folder.File("data"), "results"),
                    "result.json",
                    SearchOption.AllDirectories
                )
                .Count(file => file.Contains("efe-1", StringComparison.Ordinal))
        );

        // The producer sends it once more, without asking for anything.
        await SubmitAsync(settings, "efe-1");
        await WorkerProcess.RunAsync(settings, "run", "--drain");
        Assert.Equal(paid + 2, server.Requests.Count);
    }

    [Fact]
    public async Task Rerun_takes_only_what_was_chosen_and_says_when_nothing_is()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            request.User.Contains("Otro", StringComparison.Ordinal)
                ? ScriptedAnswer.Refusal()
                : ScriptedModel.Translating(_ => English)(request)
        );
        var settings = Settings(server);
        await SubmitAsync(settings, "efe-1");
        await SubmitAsync(
            settings,
            "ansa-2",
            "Otro texto: la alcaldesa de Ronda no abrió nada este jueves, según Rafael Peña."
        );
        await WorkerProcess.RunAsync(settings, "run", "--drain");

        foreach (
            string[] choice in (string[][])
                [
                    ["--verdict", "failed"],
                    ["--reason", "refused"],
                    ["--since", "2020-01-01", "--verdict", "failed"],
                ]
        )
        {
            var chosen = await WorkerProcess.RunAsync(settings, ["rerun", .. choice, "--dry-run"]);
            Assert.True(chosen.ExitCode == 0, chosen.Output + chosen.Errors);
            Assert.Contains("ansa-2", chosen.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("efe-1", chosen.Output, StringComparison.Ordinal);
        }

        Assert.Equal(
            1,
            (
                await WorkerProcess.RunAsync(settings, "rerun", "--since", "2999-01-01", "--yes")
            ).ExitCode
        );
        Assert.Equal(2, (await WorkerProcess.RunAsync(settings, "rerun", "--yes")).ExitCode);
        Assert.Equal(
            2,
            (await WorkerProcess.RunAsync(settings, "rerun", "--verdict", "bad")).ExitCode
        );
    }

    public void Dispose() => _folder.Dispose();

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
        string body = Body
    )
    {
        var file = _folder.File($"{id}.json");
        await File.WriteAllTextAsync(
            file,
            JsonSerializer.Serialize(
                new
                {
                    id,
                    language = "es",
                    body,
                }
            ),
            Token
        );
        Assert.Equal(0, (await WorkerProcess.RunAsync(settings, "submit", file)).ExitCode);
    }

    private static async Task<ArticleResult> ShowAsync(
        Dictionary<string, string> settings,
        string id
    ) =>
        CommandOutput.Result((await WorkerProcess.RunAsync(settings, "show", id, "--json")).Output);
}
