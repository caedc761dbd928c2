using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Processes;

/// <summary>Money as the service counts it: each call once, also the useless one and that of a worker that died later.</summary>
public sealed class CostsTests : IDisposable
{
    private const string Spanish =
        "La alcaldesa abrió este jueves el nuevo mercado de la ciudad de Selmar.";
    private const string Portuguese =
        "A prefeita abriu nesta quinta-feira o novo mercado da cidade de Selmar, disse a prefeitura.";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Costs_are_those_of_the_service_to_the_token_by_day_source_and_language()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(_ =>
                "The mayor opened the new market of the city of Selmar on Thursday."
            )
        );
        var settings = Settings(server);
        server.Then(ScriptedAnswer.Success("this is no JSON", input: 1001, cached: 1, output: 77));
        await SubmitAsync(settings, "a", "es", Spanish, "Diario Ficticio");
        await SubmitAsync(settings, "b", "pt", Portuguese, "Jornal Inventado");
        await WorkerProcess.RunAsync(settings, "run", "--drain");
        await SubmitAsync(settings, "c", "es", Spanish, "Diario Ficticio"); // answered from what is kept
        await WorkerProcess.RunAsync(settings, "run", "--drain");

        var byDay = await RowsAsync(settings, "day");
        var bySource = await RowsAsync(settings, "source");
        var byLanguage = await RowsAsync(settings, "language");
        var table = await WorkerProcess.RunAsync(settings, "costs", "--by", "deployment");

        var calls = server.Requests.Count;
        var (input, cached, output) = (
            1001 + (1500L * (calls - 1)),
            1 + (1152L * (calls - 1)),
            77 + (300L * (calls - 1))
        );
        var cost = (((input - cached) * 1m) + (cached * 0.5m) + (output * 2m)) / 1_000_000;
        Assert.Equal((calls, input, cached, output, cost), Sum(byDay));
        Assert.Equal((calls, input, cached, output, cost), Sum(bySource));
        Assert.Equal(
            ["Diario Ficticio", "Jornal Inventado"],
            bySource.Select(row => row.GetProperty("key").GetString())
        );
        Assert.Equal(["es", "pt"], byLanguage.Select(row => row.GetProperty("key").GetString()));
        Assert.Contains("llama3.1", table.Output, StringComparison.Ordinal);
        Assert.Contains($"{input:N0}", table.Output, StringComparison.Ordinal);
        var before = await WorkerProcess.RunAsync(
            settings,
            "costs",
            "--until",
            "2020-01-01",
            "--since",
            "2019-12-01"
        );
        Assert.Contains("No call was booked", before.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_worker_has_booked_what_it_was_answered()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            request.SchemaName == "nd_summary_v1"
                ? ScriptedAnswer.Hang()
                : ScriptedModel.Translating(_ =>
                    "The mayor opened the new market of the city of Selmar on Thursday."
                )(request)
        );
        var settings = Settings(server);
        await SubmitAsync(settings, "a", "es", Spanish, "Diario Ficticio");
        using (var worker = WorkerProcess.Start(settings, "run"))
        {
            await worker.UntilAsync(
                () =>
                    Task.FromResult(
                        server.Requests.Any(request => request.SchemaName == "nd_summary_v1")
                    ),
                "the second call"
            );
            worker.Kill();
        }

        var answered = server.Requests.Count(request => request.SchemaName != "nd_summary_v1");
        Assert.Equal(
            (answered, 1500L * answered),
            (
                Sum(await RowsAsync(settings, "engine")).Calls,
                Sum(await RowsAsync(settings, "engine")).Input
            )
        );
    }

    private static (int Calls, long Input, long Cached, long Output, decimal Cost) Sum(
        IReadOnlyList<System.Text.Json.JsonElement> rows
    ) =>
        (
            rows.Sum(row => row.GetProperty("calls").GetInt32()),
            rows.Sum(row => row.GetProperty("inputTokens").GetInt64()),
            rows.Sum(row => row.GetProperty("cachedTokens").GetInt64()),
            rows.Sum(row => row.GetProperty("outputTokens").GetInt64()),
            rows.Sum(row => row.GetProperty("cost").GetDecimal())
        );

    private static async Task<IReadOnlyList<System.Text.Json.JsonElement>> RowsAsync(
        Dictionary<string, string> settings,
        string by
    )
    {
        var (exitCode, output, errors) = await WorkerProcess.RunAsync(
            settings,
            "costs",
            "--by",
            by,
            "--json"
        );
        Assert.True(exitCode == 0, errors);
        return [.. CommandOutput.Data(output).GetProperty("rows").EnumerateArray()];
    }

    private async Task SubmitAsync(
        Dictionary<string, string> settings,
        string id,
        string language,
        string body,
        string source
    )
    {
        var file = _folder.File($"{id}.json");
        await File.WriteAllTextAsync(
            file,
            System.Text.Json.JsonSerializer.Serialize(
                new
                {
                    id,
                    language,
                    body,
                    source = new { name = source },
                }
            ),
            Token
        );
        await Desk.SubmitAsync(settings, file);
    }

    private Dictionary<string, string> Settings(ScriptedServer server) =>
        new()
        {
            ["Engine"] = "openai",
            ["OpenAI:BaseUrl"] = new Uri(server.Address, "/v1").ToString(),
            ["OpenAI:Model"] = "llama3.1",
            ["Model:Families:llama3.1:InputPrice"] = "1",
            ["Model:Families:llama3.1:CachedPrice"] = "0.5",
            ["Model:Families:llama3.1:OutputPrice"] = "2",
            ["Model:Families:llama3.1:PricesAsOf"] = "2026-11-30",
            ["Data"] = _folder.File("data"),
            ["Health:Url"] = "none",
        };
}
