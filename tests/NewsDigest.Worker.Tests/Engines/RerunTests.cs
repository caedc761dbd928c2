using System.Text;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Worker.Tests.ModelServers;
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
    public async Task Articles_that_a_server_spoilt_each_in_another_way_are_published_when_they_are_submitted_again_after_it_is_mended()
    {
        var (rows, isMended) = (UnreadableAnswers.Rows, false);
        await using var server = await ScriptedServer.StartAsync(request =>
            isMended
                ? ServerArticles.Good(request)
                : rows[ServerArticles.NumberOf(request) - 1].Answer(new ServerCall(request, 1))!
        );
        var settings = Settings(server);
        await SubmitAsync(settings, rows);
        var spoilt = await WorkerProcess.RunAsync(settings, "run", "--drain");
        Assert.True(2 * rows.Count == server.Requests.Count, spoilt.Output + spoilt.Errors);
        foreach (var (index, row) in rows.Index())
        {
            var result = await ShowAsync(settings, $"a{index + 1}");
            Assert.Equal(Verdict.Failed, result.Verdict);
            row.Check([result]);
        }

        isMended = true;
        await SubmitAsync(settings, rows);
        var mended = await WorkerProcess.RunAsync(settings, "run", "--drain");

        Assert.Contains($"{rows.Count} published", mended.Output, StringComparison.Ordinal);
        Assert.Equal(4 * rows.Count, server.Requests.Count);
        foreach (var (index, row) in rows.Index())
        {
            var verdict = (await ShowAsync(settings, $"a{index + 1}")).Verdict;
            Assert.True(verdict is Verdict.Verified, $"{row.Id}: {verdict}");
        }

        // And now that they are well they stand.
        await SubmitAsync(settings, rows);
        await WorkerProcess.RunAsync(settings, "run", "--drain");
        Assert.Equal(4 * rows.Count, server.Requests.Count);
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

    /// <summary>An article for each row, with as many paragraphs as the row needs.</summary>
    private async Task SubmitAsync(
        Dictionary<string, string> settings,
        IReadOnlyList<ServerRow> rows
    )
    {
        var file = _folder.File("rows.jsonl");
        await File.WriteAllLinesAsync(
            file,
            rows.Index()
                .Select(row =>
                    Encoding.UTF8.GetString(
                        ServerArticles.Message(row.Index + 1, row.Item.Paragraphs)
                    )
                ),
            Token
        );
        await Desk.SubmitAsync(settings, file);
    }

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
        await Desk.SubmitAsync(settings, file);
    }

    private static async Task<ArticleResult> ShowAsync(
        Dictionary<string, string> settings,
        string id
    ) => (await Desk.ResultAsync(settings, id));
}
