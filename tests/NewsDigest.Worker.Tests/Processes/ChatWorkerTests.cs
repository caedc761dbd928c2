using System.Net;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using NewsDigest.Articles;
using NewsDigest.Worker.Tests.Azurite;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Processes;

/// <summary>The whole program with a chat model as scripted on loopback, the vendors' clients between them.</summary>
public sealed class ChatWorkerTests(AzuriteServer azurite) : IDisposable
{
    private const string First =
        "La alcaldesa abrió este jueves el nuevo mercado de la ciudad, junto con el consejero de comercio.";
    private const string Second =
        "Según el ayuntamiento, las ventas subieron un 15,6 % en 2024 hasta los 4,100 millones de pesos, y habrá 19 puestos más.";

    private static readonly Dictionary<string, string> English = new()
    {
        ["El nuevo mercado de la ciudad abre sus puertas"] = "City's new market opens its doors",
        [First] =
            "The mayor opened the city's new market on Thursday, together with the councillor for trade.",
        [Second] =
            "According to the town hall, sales rose by 15.6% in 2024 to 4.1 billion pesos, and there will be 19 more stalls.",
    };

    private readonly TemporaryFolder _folder = new();
    private readonly string _name = $"n{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_goes_from_a_storage_queue_through_Azure_OpenAI_into_a_container_and_is_never_paid_for_twice()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(source => English[source])
        );
        var settings = AzureSettings(server);
        await SendAsync(Message());
        await SendAsync(Message());

        var run = await WorkerProcess.RunAsync(settings, "run", "--drain");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(
            ["nd_translation_v1", "nd_summary_v1"],
            server.Requests.Select(request => request.SchemaName)
        );
        var container = new BlobContainerClient(azurite.ConnectionString, _name);
        var blob = await container
            .GetBlobsAsync(BlobTraits.None, BlobStates.None, "results/", Token)
            .SingleAsync(
                item => item.Name.EndsWith("/result.json", StringComparison.Ordinal),
                Token
            );
        var result = (
            await container.GetBlobClient(blob.Name).DownloadContentAsync(Token)
        ).Value.Content.ToObjectFromJson<ArticleResult>(ArticleJson.Options)!; // a result is an object
        Assert.Equal(Verdict.Verified, result.Verdict);
        Assert.Equal(
            [English[First], English[Second]],
            result.Paragraphs.Select(paragraph => paragraph.English)
        );
        Assert.Equal(
            ("azure", "news-mini", SummaryKind.Model),
            (result.Engine.Name, result.Engine.Deployment, result.Summary?.Kind)
        );
        Assert.Contains(
            result.Engine.Prompts,
            prompt => prompt.StartsWith("translate@", StringComparison.Ordinal)
        );
        Assert.Equal(2, result.Usage.Count);
        Assert.DoesNotContain("secret-key", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("alcaldesa", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_goes_from_the_embedded_queue_through_a_compatible_server_into_the_folder()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(source => English[source])
        );
        var settings = LocalSettings(server);
        await SubmitAsync(settings);

        var run = await WorkerProcess.RunAsync(settings, "run", "--drain");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(2, server.Requests.Count);
        var result = (await Desk.ResultAsync(settings, "mercado"));
        Assert.Equal(
            (Verdict.Verified, "openai", "llama3.1"),
            (result.Verdict, result.Engine.Name, result.Engine.Model)
        );
    }

    [Fact]
    public async Task A_wrong_number_of_the_model_never_goes_out_as_verified()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(source =>
                English[source].Replace("4.1 billion", "4.1 million", StringComparison.Ordinal)
            )
        );
        var settings = LocalSettings(server);
        await SubmitAsync(settings);

        await WorkerProcess.RunAsync(settings, "run", "--drain");

        var result = (await Desk.ResultAsync(settings, "mercado"));
        Assert.Equal(Verdict.NeedsReview, result.Verdict);
        Assert.Contains(
            result.Reasons,
            finding => finding is { Check: "V09", Paragraph: "p2", Severity: Severity.Hard }
        );
        Assert.Contains(
            server.Requests,
            request =>
                request.SchemaName == "nd_repair_v1"
                && request.User.Contains("4,100,000,000", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_number_that_the_repair_mends_is_published_as_verified()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            ScriptedModel.Translating(source =>
                request.SchemaName == "nd_repair_v1"
                    ? English[source]
                    : English[source].Replace("15.6%", "16.5%", StringComparison.Ordinal)
            )(request)
        );
        var settings = LocalSettings(server);
        await SubmitAsync(settings);

        await WorkerProcess.RunAsync(settings, "run", "--drain");

        var result = (await Desk.ResultAsync(settings, "mercado"));
        Assert.Equal(Verdict.Verified, result.Verdict);
        Assert.Equal(
            ["nd_translation_v1", "nd_repair_v1", "nd_summary_v1"],
            server.Requests.Select(request => request.SchemaName)
        );
    }

    [Fact]
    public async Task A_wrong_key_stops_intake_names_the_cause_and_loses_nothing_and_work_goes_on_when_it_is_mended()
    {
        var mended = false;
        await using var server = await ScriptedServer.StartAsync(request =>
            mended
                ? ScriptedModel.Translating(source => English[source])(request)
                : ScriptedAnswer.Failure(
                    401,
                    "401",
                    "Access denied due to invalid subscription key."
                )
        );
        var settings = LocalSettings(server);
        settings["Health:Url"] = $"http://127.0.0.1:{FreePort()}";
        settings["Worker:RetryDelay"] = "00:00:00.5";
        await SubmitAsync(settings);
        using var worker = WorkerProcess.Start(settings, "run");
        using var http = new HttpClient();

        await worker.UntilAsync(
            async () =>
                await ReadyAsync(http, settings) is (HttpStatusCode.ServiceUnavailable, var body)
                && body.Contains("OpenAI:Key", StringComparison.Ordinal),
            "ready to name the key"
        );
        // Two looks: between them the article may go from one state to the other.
        await worker.UntilAsync(
            async () =>
                await CountAsync(settings, "waiting") + await CountAsync(settings, "inWork") == 1,
            "the article to be on the queue"
        );

        mended = true;
        await worker.UntilAsync(
            async () => await CountAsync(settings, "results") == 1,
            "the article to be published"
        );
        await worker.UntilAsync(
            async () => (await ReadyAsync(http, settings)).Status == HttpStatusCode.OK,
            "ready again"
        );
        worker.Terminate();
        Assert.Equal(0, await worker.WaitForExitAsync(TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task A_stop_signal_gives_an_article_back_that_is_not_done_in_time()
    {
        await using var server = await ScriptedServer.StartAsync(_ => ScriptedAnswer.Hang());
        var settings = LocalSettings(server);
        settings["Worker:ShutdownBudget"] = "00:00:01";
        await SubmitAsync(settings);
        using var worker = WorkerProcess.Start(settings, "run");
        await worker.UntilAsync(
            () => Task.FromResult(server.Requests.Count == 1),
            "the call to begin"
        );

        worker.Terminate();

        Assert.Equal(0, await worker.WaitForExitAsync(TimeSpan.FromMinutes(2)));
        var status = CommandOutput.Data(
            (await WorkerProcess.RunAsync(settings, "status", "--json")).Output
        );
        Assert.Equal(
            (1, 0, 0),
            (
                status.GetProperty("waiting").GetInt32(),
                status.GetProperty("inWork").GetInt32(),
                status.GetProperty("quarantined").GetInt32()
            )
        );
    }

    [Fact]
    public async Task A_killed_worker_loses_nothing_and_what_it_held_comes_back_when_the_lease_ends()
    {
        var calls = 0;
        await using var server = await ScriptedServer.StartAsync(request =>
            Interlocked.Increment(ref calls) == 1
                ? ScriptedAnswer.Hang()
                : ScriptedModel.Translating(source => English[source])(request)
        );
        var settings = LocalSettings(server);
        settings["Worker:Lease"] = "00:00:03";
        await SubmitAsync(settings);
        using (var worker = WorkerProcess.Start(settings, "run"))
        {
            await worker.UntilAsync(
                () => Task.FromResult(server.Requests.Count == 1),
                "the call to begin"
            );
            worker.Kill();
        }

        var run = await WorkerProcess.RunAsync(settings, "run", "--drain");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("Done: 1 published", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task An_article_that_ends_the_worker_each_time_is_quarantined_and_its_neighbours_are_published()
    {
        var kills = 0;
        await using var server = await ScriptedServer.StartAsync(request =>
        {
            if (request.User.Contains("asesino", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref kills);
                return ScriptedAnswer.Hang();
            }

            return ScriptedModel.Translating(source => English[source])(request);
        });
        var settings = LocalSettings(server);
        (settings["Worker:Lease"], settings["Worker:MaxAttempts"]) = ("00:00:03", "2");
        await SubmitAsync(settings);
        await File.WriteAllTextAsync(
            _folder.File("asesino.json"),
            "{\"id\":\"asesino\",\"language\":\"es\",\"body\":\"El mensaje asesino termina el trabajo de los demás cada vez que llega.\"}",
            Token
        );
        await WorkerProcess.RunAsync(settings, "submit", _folder.File("asesino.json"));

        for (var round = 1; round <= 3; round++)
        {
            using var worker = WorkerProcess.Start(settings, "run");
            await worker.UntilAsync(() => Task.FromResult(kills == round), $"kill {round}");
            worker.Kill();
        }

        var run = await WorkerProcess.RunAsync(settings, "run", "--drain");
        var quarantine = (await WorkerProcess.RunAsync(settings, "quarantine", "list")).Output;

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(3, kills);
        Assert.Contains("while this article was in work", quarantine, StringComparison.Ordinal);
        Assert.StartsWith("asesino-", quarantine, StringComparison.Ordinal);
        var status = CommandOutput.Data(
            (await WorkerProcess.RunAsync(settings, "status", "--json")).Output
        );
        Assert.Equal(
            (0, 1, 1),
            (
                status.GetProperty("waiting").GetInt32(),
                status.GetProperty("quarantined").GetInt32(),
                status.GetProperty("results").GetInt32()
            )
        );
    }

    [Theory]
    [InlineData("azure", "AzureOpenAI:Endpoint")]
    [InlineData("openai", "OpenAI:BaseUrl")]
    public async Task A_missing_endpoint_ends_the_start_with_code_2_and_names_the_key(
        string engine,
        string key
    )
    {
        var (exitCode, output, errors) = await WorkerProcess.RunAsync(
            new Dictionary<string, string>
            {
                ["Engine"] = engine,
                ["Data"] = _folder.File("data"),
                ["Health:Url"] = "none",
            },
            "run"
        );

        Assert.Equal(2, exitCode);
        Assert.Contains(key, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Message() =>
        JsonSerializer.Serialize(
            new
            {
                id = "mercado",
                title = "El nuevo mercado de la ciudad abre sus puertas",
                body = $"{First}\n\n{Second}",
            }
        );

    private static async Task<int> CountAsync(Dictionary<string, string> settings, string name) =>
        CommandOutput
            .Data((await WorkerProcess.RunAsync(settings, "status", "--json")).Output)
            .GetProperty(name)
            .GetInt32();

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<(HttpStatusCode Status, string Body)> ReadyAsync(
        HttpClient http,
        Dictionary<string, string> settings
    )
    {
        try
        {
            using var answer = await http.GetAsync(
                new Uri($"{settings["Health:Url"]}/health/ready"),
                Token
            );
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
        }
        catch (HttpRequestException)
        {
            return (HttpStatusCode.GatewayTimeout, "");
        }
    }

    private Dictionary<string, string> LocalSettings(ScriptedServer server) =>
        new()
        {
            ["Engine"] = "openai",
            ["OpenAI:BaseUrl"] = new Uri(server.Address, "/v1").ToString(),
            ["OpenAI:Model"] = "llama3.1",
            ["Data"] = _folder.File("data"),
            ["Health:Url"] = "none",
        };

    private Dictionary<string, string> AzureSettings(ScriptedServer server) =>
        new()
        {
            ["Engine"] = "azure",
            ["AzureOpenAI:Endpoint"] = server.Address.ToString(),
            ["AzureOpenAI:Key"] = "secret-key",
            ["AzureOpenAI:Deployment"] = "news-mini",
            ["Queue:Kind"] = "azure",
            ["Queue:Name"] = _name,
            ["Queue:ConnectionString"] = azurite.ConnectionString,
            ["Store:Kind"] = "azure",
            ["Store:Container"] = _name,
            ["Store:ConnectionString"] = azurite.ConnectionString,
            ["Health:Url"] = "none",
        };

    private async Task SendAsync(string message)
    {
        var queue = new QueueClient(azurite.ConnectionString, _name);
        await queue.CreateIfNotExistsAsync(cancellationToken: Token);
        await queue.SendMessageAsync(message, Token);
    }

    private async Task SubmitAsync(Dictionary<string, string> settings)
    {
        var file = _folder.File("mercado.json");
        await File.WriteAllTextAsync(file, Message(), Token);
        await Desk.SubmitAsync(settings, file);
    }
}
