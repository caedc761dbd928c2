using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.ChatModels;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Engines;

public sealed partial class EstimateTests : IDisposable
{
    private const string Paragraph =
        "Según el ayuntamiento, las ventas del mercado subieron un 15,6 % en 2024 hasta alcanzar los 4,100 millones de pesos, y habrá 19 puestos más en la plaza.";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_estimate_of_the_input_is_what_the_worker_sends_and_it_sends_nothing_itself()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(_ =>
                "According to the city council, sales in the market rose 15.6% in 2024 to reach 4.1 billion pesos, and there will be 19 more stalls in the square."
            )
        );
        var settings = new Dictionary<string, string>
        {
            ["Data"] = _folder.File("data"),
            ["Health:Url"] = "none",
            ["Engine"] = "openai",
            ["OpenAI:BaseUrl"] = new Uri(server.Address, "/v1").ToString(),
            ["OpenAI:Model"] = "llama3.1",
            ["Model:Families:llama:InputPrice"] = "0.40",
            ["Model:Families:llama:CachedPrice"] = "0.10",
            ["Model:Families:llama:OutputPrice"] = "1.60",
            ["Model:Families:llama:PricesAsOf"] = "2026-11-01",
        };
        var file = _folder.File("a.txt");
        await File.WriteAllTextAsync(
            file,
            $"El mercado de la ciudad abre sus puertas\n\n{Paragraph}",
            TestContext.Current.CancellationToken
        );

        var (exitCode, output, errors) = await WorkerProcess.RunAsync(
            settings,
            "estimate",
            file,
            "--tokens-per-second",
            "50"
        );

        Assert.True(exitCode == 0, output + errors);
        Assert.Empty(server.Requests);
        Assert.Contains("as of 2026-11-01", output, StringComparison.Ordinal);
        Assert.Contains("1 article: 2 calls", output, StringComparison.Ordinal);

        await WorkerProcess.RunAsync(settings, "submit", file);
        await WorkerProcess.RunAsync(settings, "run", "--drain");

        var sent = server
            .Requests.Where(request => request.SchemaName != "nd_repair_v1")
            .Sum(request =>
                TokenCounter.Count(request.System)
                + TokenCounter.Count(request.User)
                + TokenCounter.Count(
                    CanonicalJson.Write(
                        request
                            .Json.GetProperty("response_format")
                            .GetProperty("json_schema")
                            .GetProperty("schema")
                    )
                )
            );
        var estimated = int.Parse(
            TokensIn().Match(output).Groups[1].Value,
            CultureInfo.InvariantCulture
        );
        Assert.InRange(estimated, sent * 0.95, sent * 1.05);
    }

    [Fact]
    public async Task What_is_not_known_is_said_to_be_unknown()
    {
        var file = _folder.File("a.txt");
        await File.WriteAllTextAsync(file, Paragraph, TestContext.Current.CancellationToken);

        var (_, output, _) = await WorkerProcess.RunAsync(
            new Dictionary<string, string>(),
            "estimate",
            file
        );

        Assert.Contains("Cost: unknown.", output, StringComparison.Ordinal);
        Assert.Contains("Time: unknown.", output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex("article: 2 calls, ([0-9]+) tokens in")]
    private static partial Regex TokensIn();
}
