using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Engines;

/// <summary>The whole program with a chat model behind it, which here is a scripted service.</summary>
public sealed class ChatEngineProcessTests : IDisposable
{
    private static readonly Dictionary<string, string> English = new()
    {
        ["Ronda estrena mercado tras tres años de obras"] = "Ronda opens its market after three years of work",
        ["La alcaldesa de Ronda, Inés Calvo, abrió este jueves el nuevo mercado, junto con el consejero de Comercio, Rafael Peña."] =
            "The mayor of Ronda, Inés Calvo, opened the new market on Thursday together with the trade councillor, Rafael Peña.",
        ["Según el ayuntamiento, las ventas subieron un 15,6 % en 2024 hasta alcanzar los 4,100 millones de pesos, y habrá 19 puestos más."] =
            "According to the city council, sales rose 15.6% in 2024 to reach 4.1 billion pesos, and there will be 19 more stalls.",
        ["Al acto acudieron vecinos de Olvera, Setenil y Grazalema, mientras que la oposición pidió conocer el coste de la obra."] =
            "Residents of Olvera, Setenil and Grazalema attended the event, while the opposition asked to know the cost of the work.",
    };

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("azure")]
    [InlineData("openai")]
    public async Task A_messy_article_becomes_verified_English_in_two_calls_and_none_the_second_time(string engine)
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedModel.Translating(text => English[text]));
        var settings = Settings(engine, server);
        var body = English.Keys.Skip(1).ToArray();
        var glued = body.Select(text => text.Replace("Ronda, Inés", "RondaInés", StringComparison.Ordinal));
        await SubmitAsync(settings, $"El Eco\n\n{English.Keys.First()}\n\nInés Calvo\n\n\n{string.Concat(body)}\n\nComercio Local\n\nEscuchar el artículo\n\nDetener el artículo\n\n{string.Join("\n\n", glued)}");

        var (exitCode, output, errors) = await WorkerProcess.RunAsync(settings, "run", "--drain");

        Assert.True(exitCode == 0, output + errors);
        var result = await ShowAsync(settings);
        Assert.Equal(["nd_translation_v1", "nd_summary_v1"], server.Requests.Select(request => request.SchemaName));
        Assert.DoesNotContain("Escuchar", server.Requests[0].User, StringComparison.Ordinal);
        Assert.Equal(English.Values.First(), result.Title.English);
        Assert.Equal(English.Values.Skip(1), result.Paragraphs.Select(paragraph => paragraph.English));
        Assert.DoesNotContain(result.Reasons, finding => finding.Severity == Severity.Hard);
        Assert.Equal(SummaryKind.Model, result.Summary?.Kind);
        Assert.Equal(engine, result.Engine.Name);
        Assert.Equal(["translate@", "repair@", "summarize@"], result.Engine.Prompts.Select(prompt => prompt[..(prompt.IndexOf('@', StringComparison.Ordinal) + 1)]));
        Assert.Equal([("translate", 1, 1500L), ("summarize", 1, 1500L)], result.Usage.Select(call => (call.Stage, call.Attempt, call.InputTokens!.Value)));

        await SubmitAsync(settings, string.Join("\n\n", English.Keys));
        Assert.Equal(0, (await WorkerProcess.RunAsync(settings, "run", "--drain")).ExitCode);

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("AzureOpenAI:Endpoint", "", "AzureOpenAI:Endpoint is missing")]
    [InlineData("AzureOpenAI:Endpoint", "not a uri", "AzureOpenAI:Endpoint 'not a uri' is not an http address")]
    [InlineData("AzureOpenAI:Endpoint", "http://models.example/", "is not https")]
    [InlineData("AzureOpenAI:Endpoint", "https://models.example/openai/v1", "has a path")]
    [InlineData("AzureOpenAI:Deployment", "", "AzureOpenAI:Deployment is missing")]
    [InlineData("AzureOpenAI:Key", "", "AzureOpenAI:Key is missing")]
    [InlineData("Model:TotalTimeout", "00:00:01", "Model:TotalTimeout (00:00:01) must be longer")]
    [InlineData("Model:Prompts", "/no/such/folder", "Model:Prompts")]
    [InlineData("Model:Glossary", "/no/such/terms.tsv", "Model:Glossary")]
    [InlineData("Engine", "gpt", "'gpt' is not an engine")]
    public async Task A_wrong_setting_ends_with_code_2_and_a_line_that_names_it(string key, string value, string said)
    {
        await using var server = await ScriptedServer.StartAsync();
        var settings = Settings("azure", server);
        settings[key] = value;

        var (exitCode, _, errors) = await WorkerProcess.RunAsync(settings, "run", "--drain");

        Assert.True(exitCode == 2, errors);
        Assert.Contains(said, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", errors, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, string> Settings(string engine, ScriptedServer server) => new()
    {
        ["Data"] = _folder.File("data"),
        ["Health:Url"] = "none",
        ["Engine"] = engine,
        ["AzureOpenAI:Endpoint"] = server.Address.ToString(),
        ["AzureOpenAI:Key"] = "secret-key",
        ["AzureOpenAI:Deployment"] = "news-mini",
        ["OpenAI:BaseUrl"] = new Uri(server.Address, "/v1").ToString(),
        ["OpenAI:Model"] = "llama3.1",
    };

    private async Task SubmitAsync(Dictionary<string, string> settings, string body)
    {
        var file = _folder.File("eco.txt");
        await File.WriteAllTextAsync(file, body, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await WorkerProcess.RunAsync(settings, "submit", file)).ExitCode);
    }

    private static async Task<ArticleResult> ShowAsync(Dictionary<string, string> settings) =>
        JsonSerializer.Deserialize<ArticleResult>((await WorkerProcess.RunAsync(settings, "show", "eco.txt", "--json")).Output, ArticleJson.Options)!;
}
