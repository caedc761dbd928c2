using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsDigest.Storage;
using NewsDigest.Worker.Tests.Azurite;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Engines;

/// <summary>Whole workers: an article whose body lies apart is done again after that body expired, on this machine and on Azure.</summary>
public sealed class RerunBodyTests(AzuriteServer azurite) : IDisposable
{
    private const string Text =
        "La alcaldesa abrió este jueves el nuevo mercado de la ciudad, según informó el ayuntamiento de Peñarroya.";
    private const string English =
        "The mayor opened the city's new market on Thursday, the city council of Peñarroya reported.";

    private readonly TemporaryFolder _folder = new();
    private readonly string _name = $"n{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("local")]
    [InlineData("azure")]
    public async Task A_body_by_reference_is_kept_beside_the_result_and_sent_again(string where)
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(_ => English)
        );
        var settings = Settings(server, where == "azure");
        await using var services = Commands.Services.Build(
            new ConfigurationBuilder().AddInMemoryCollection(settings!).Build()
        );
        var store = services.GetRequiredService<IResultStore>();

        // As a producer does it: bytes in a charset of its own, and a message that only names them.
        var body = Encoding.Latin1.GetBytes(Text);
        var reference = StorePath.Of("bodies", Convert.ToHexStringLower(SHA256.HashData(body)));
        await store.PutAsync(reference, body, Token);
        var file = _folder.File("efe-1.json");
        await File.WriteAllTextAsync(
            file,
            JsonSerializer.Serialize(
                new
                {
                    id = "efe-1",
                    language = "es",
                    contentType = "text/plain; charset=iso-8859-1",
                    bodyRef = reference.Value,
                }
            ),
            Token
        );
        await WorkerProcess.RunAsync(settings, "submit", file);
        var first = await WorkerProcess.RunAsync(settings, "run", "--drain");
        Assert.True(first.ExitCode == 0, first.Output + first.Errors);
        Assert.Equal(2, server.Requests.Count);
        await store.DeleteAsync(reference, Token);

        var dry = await WorkerProcess.RunAsync(settings, "rerun", "efe-1", "--dry-run");
        var rerun = await WorkerProcess.RunAsync(settings, "rerun", "efe-1", "--yes");
        var second = await WorkerProcess.RunAsync(settings, "run", "--drain");

        Assert.Contains("2 calls", dry.Output, StringComparison.Ordinal);
        Assert.True(rerun.ExitCode == 0, rerun.Output + rerun.Errors);
        Assert.True(second.ExitCode == 0, second.Output + second.Errors);
        Assert.Equal(4, server.Requests.Count);
        Assert.Equal(server.Requests[0].Block("p1"), server.Requests[2].Block("p1"));
        Assert.Equal(
            2,
            await store
                .ListAsync(StorePath.Of("results"), Token)
                .CountAsync(
                    path => path.Value.EndsWith("/result.json", StringComparison.Ordinal),
                    Token
                )
        );
        var result = (await Desk.ResultAsync(settings, "efe-1"));
        Assert.Equal(
            (Text, English),
            (result.Paragraphs[0].Original, result.Paragraphs[0].English)
        );
    }

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, string> Settings(ScriptedServer server, bool isAzure)
    {
        var settings = new Dictionary<string, string>
        {
            ["Engine"] = "openai",
            ["OpenAI:BaseUrl"] = new Uri(server.Address, "/v1").ToString(),
            ["OpenAI:Model"] = "llama3.1",
            ["Data"] = _folder.File("data"),
            ["Health:Url"] = "none",
        };
        if (!isAzure)
        {
            return settings;
        }

        (settings["Queue:Kind"], settings["Queue:Name"]) = ("azure", _name);
        (settings["Store:Kind"], settings["Store:Container"]) = ("azure", _name);
        settings["Queue:ConnectionString"] = azurite.ConnectionString;
        settings["Store:ConnectionString"] = azurite.ConnectionString;
        return settings;
    }
}
