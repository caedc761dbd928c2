using NewsDigest.Articles;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Engines;

/// <summary>The whole program with a chat model behind it, which here is a scripted service.</summary>
public sealed class ChatEngineProcessTests : IDisposable
{
    private static readonly Dictionary<string, string> English = new()
    {
        ["Ronda estrena mercado tras tres años de obras"] =
            "Ronda opens its market after three years of work",
        [
            "La alcaldesa de Ronda, Inés Calvo, abrió este jueves el nuevo mercado, junto con el consejero de Comercio, Rafael Peña."
        ] =
            "The mayor of Ronda, Inés Calvo, opened the new market on Thursday together with the trade councillor, Rafael Peña.",
        [
            "Según el ayuntamiento, las ventas subieron un 15,6 % en 2024 hasta alcanzar los 4,100 millones de pesos, y habrá 19 puestos más."
        ] =
            "According to the city council, sales rose 15.6% in 2024 to reach 4.1 billion pesos, and there will be 19 more stalls.",
        [
            "Al acto acudieron vecinos de Olvera, Setenil y Grazalema, mientras que la oposición pidió conocer el coste de la obra."
        ] =
            "Residents of Olvera, Setenil and Grazalema attended the event, while the opposition asked to know the cost of the work.",
    };

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("azure")]
    [InlineData("openai")]
    public async Task A_messy_article_becomes_verified_English_in_two_calls_and_none_the_second_time(
        string engine
    )
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(text => English[text])
        );
        var settings = Settings(engine, server);
        var body = English.Keys.Skip(1).ToArray();
        var glued = body.Select(text =>
            text.Replace("Ronda, Inés", "RondaInés", StringComparison.Ordinal)
        );
        await SubmitAsync(
            settings,
            $"El Eco\n\n{English.Keys.First()}\n\nInés Calvo\n\n\n{string.Concat(body)}\n\nComercio Local\n\nEscuchar el artículo\n\nDetener el artículo\n\n{string.Join("\n\n", glued)}"
        );

        var (exitCode, output, errors) = await WorkerProcess.RunAsync(settings, "run", "--drain");

        Assert.True(exitCode == 0, output + errors);
        var result = await ShowAsync(settings);
        Assert.Equal(
            ["nd_translation_v1", "nd_summary_v1"],
            server.Requests.Select(request => request.SchemaName)
        );
        Assert.DoesNotContain("Escuchar", server.Requests[0].User, StringComparison.Ordinal);
        Assert.Equal(English.Values.First(), result.Title.English);
        Assert.Equal(
            English.Values.Skip(1),
            result.Paragraphs.Select(paragraph => paragraph.English)
        );
        Assert.DoesNotContain(result.Reasons, finding => finding.Severity == Severity.Hard);
        Assert.Equal(SummaryKind.Model, result.Summary?.Kind);
        Assert.Equal(engine, result.Engine.Name);
        Assert.Equal(
            ["translate@", "repair@", "summarize@"],
            result.Engine.Prompts.Select(prompt =>
                prompt[..(prompt.IndexOf('@', StringComparison.Ordinal) + 1)]
            )
        );
        Assert.Equal(
            [("translate", 1, 1500L), ("summarize", 1, 1500L)],
            result.Usage.Select(call => (call.Stage, call.Attempt, call.InputTokens!.Value))
        );

        await SubmitAsync(settings, string.Join("\n\n", English.Keys));
        Assert.Equal(0, (await WorkerProcess.RunAsync(settings, "run", "--drain")).ExitCode);

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("AzureOpenAI:Endpoint", "", "AzureOpenAI:Endpoint is missing")]
    [InlineData(
        "AzureOpenAI:Endpoint",
        "not a uri",
        "AzureOpenAI:Endpoint 'not a uri' is not an http address"
    )]
    [InlineData("AzureOpenAI:Endpoint", "http://models.example/", "is not https")]
    [InlineData("AzureOpenAI:Endpoint", "https://models.example/openai/v1", "has a path")]
    [InlineData("AzureOpenAI:Deployment", "", "AzureOpenAI:Deployment is missing")]
    [InlineData("AzureOpenAI:Key", "", "AzureOpenAI:Key is missing")]
    [InlineData("Model:TotalTimeout", "00:00:01", "Model:TotalTimeout (00:00:01) must be longer")]
    [InlineData("Model:Prompts", "/no/such/folder", "Model:Prompts")]
    [InlineData("Model:Glossary", "/no/such/terms.tsv", "Model:Glossary")]
    [InlineData(
        "Model:SourceGlossaries:El Eco",
        "/no/such/terms.tsv",
        "Model:SourceGlossaries:El Eco"
    )]
    [InlineData(
        "Model:Families:gpt-5:ContextTokens",
        "100",
        "Model:Families:gpt-5:ContextTokens (100) must be at least 2000"
    )]
    [InlineData("Model:Families:gpt-5:OutputTokens", "many", "Model:Families:gpt-5:OutputTokens")]
    [InlineData(
        "Model:Families:gpt-5:Temprature",
        "true",
        "Model:Families:gpt-5:Temprature is not a setting"
    )]
    [InlineData(
        "Model:Families:gpt-5:InputPrice",
        "-1",
        "Model:Families:gpt-5:InputPrice (-1) must not be negative"
    )]
    [InlineData(
        "Model:Families:gpt-5:OutputPrice",
        "2",
        "Model:Families:gpt-5 has a part of its prices only"
    )]
    [InlineData(
        "Model:Families:news-mini:ThinkingTokens",
        "5000",
        "Model:Families: the model 'news-mini' would have 4096 tokens for its answer and 5000 of them for thinking"
    )]
    [InlineData(
        "Model:Families:news-mini:ContextTokens",
        "3000",
        "Model:Families: the model 'news-mini' has 3000 tokens for prompt and answer"
    )]
    [InlineData("Model:Prices:0:Model", "gpt-5", "Model:Prices:0:Model is not a setting")]
    [InlineData("Model:MaxAttempts", "99", "MaxAttempts")]
    [InlineData(
        "Model:WhenUnfiltered",
        "ignore",
        "Model:WhenUnfiltered: 'ignore' is not 'publish' or 'hold'"
    )]
    [InlineData("Engine", "gpt", "Engine: 'gpt' is not 'offline', 'azure' or 'openai'")]
    public async Task A_wrong_setting_ends_with_code_2_and_a_line_that_names_it(
        string key,
        string value,
        string said
    )
    {
        await using var server = await ScriptedServer.StartAsync();
        var settings = Settings("azure", server);
        settings[key] = value;

        var (exitCode, _, errors) = await WorkerProcess.RunAsync(settings, "run", "--drain");

        Assert.True(exitCode == 2, errors);
        Assert.Contains(
            said,
            Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("secret-key", errors, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_service_that_stays_down_is_asked_by_one_probe_at_a_time_and_every_article_is_published_when_it_is_back()
    {
        const int Articles = 12;
        const int Together = 8; // four articles at once, two attempts each
        const int Down = Together + 6;
        var asked = 0;
        await using var server = await ScriptedServer.StartAsync(request =>
            Interlocked.Increment(ref asked) <= Down
                ? ScriptedAnswer.Failure(503)
                : ScriptedModel.Translating(_ =>
                    "The mayor opened the new market of the city on Thursday."
                )(request)
        );
        var settings = Settings("openai", server);
        (
            settings["Model:MaxAttempts"],
            settings["Model:FirstWait"],
            settings["Worker:RetryDelay"]
        ) = ("2", "00:00:00.200", "00:00:00.050");
        for (var number = 1; number <= Articles; number++)
        {
            await SubmitAsync(
                settings,
                $"La alcaldesa abrió este jueves el nuevo mercado de la ciudad, que tiene el nombre de {Name(number)}.",
                $"{number}.txt"
            );
        }

        var run = await WorkerProcess.RunAsync(settings, "run", "--drain");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains($"Done: {Articles} published", run.Output, StringComparison.Ordinal);
        Assert.InRange(server.Requests.Count, Down + Articles, Down + (3 * Articles)); // while it is down, a call is one request
    }

    [Fact]
    public async Task The_English_of_another_article_is_repaired_within_bounds_and_never_published_as_verified()
    {
        const string Other =
            "Police in Porto arrested 14 people on Sunday after a fire in a warehouse that caused damage of 3.5 million euros.";
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(_ => Other)
        );
        var settings = Settings("openai", server);
        await SubmitAsync(settings, string.Join("\n\n", English.Keys));

        Assert.Equal(0, (await WorkerProcess.RunAsync(settings, "run", "--drain")).ExitCode);

        var result = await ShowAsync(settings);
        Assert.Equal(Verdict.NeedsReview, result.Verdict);
        Assert.Contains(result.Reasons, finding => finding.Severity == Severity.Hard);
        Assert.Equal(
            ["nd_translation_v1", "nd_repair_v1", "nd_repair_v1", "nd_summary_v1"],
            server.Requests.Select(request => request.SchemaName)
        );
    }

    [Fact]
    public async Task An_English_article_costs_no_translation()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(text => text)
        );
        var settings = Settings("openai", server);
        await SubmitAsync(settings, string.Join("\n\n", English.Values));

        Assert.Equal(0, (await WorkerProcess.RunAsync(settings, "run", "--drain")).ExitCode);

        Assert.Equal(["nd_summary_v1"], server.Requests.Select(request => request.SchemaName));
        Assert.All(
            (await ShowAsync(settings)).Paragraphs,
            paragraph => Assert.Equal(ParagraphStatus.AlreadyEnglish, paragraph.Status)
        );
    }

    [Fact]
    public async Task An_answer_that_no_filter_saw_is_published_with_a_note()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            ScriptedAnswer.Unfiltered(ScriptedModel.Content(request, text => English[text]))
        );
        var settings = Settings("azure", server);
        await SubmitAsync(settings, string.Join("\n\n", English.Keys));

        Assert.Equal(0, (await WorkerProcess.RunAsync(settings, "run", "--drain")).ExitCode);

        var result = await ShowAsync(settings);
        Assert.Contains(result.Caveats, caveat => caveat.Kind == "unfiltered");
        Assert.NotEqual(Verdict.Verified, result.Verdict);
    }

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, string> Settings(string engine, ScriptedServer server) =>
        new()
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

    /// <summary>Words, because a number would have to come back in the English.</summary>
    private static string Name(int number) =>
        new[]
        {
            "Olvera",
            "Setenil",
            "Grazalema",
            "Ubrique",
            "Benaocaz",
            "Zahara",
            "Algodonales",
            "Prado",
            "Villaluenga",
            "Gaucín",
            "Jimera",
            "Cortes",
        }[number - 1];

    private async Task SubmitAsync(
        Dictionary<string, string> settings,
        string body,
        string name = "eco.txt"
    )
    {
        var file = _folder.File(name);
        await File.WriteAllTextAsync(file, body, TestContext.Current.CancellationToken);
        await Desk.SubmitAsync(settings, file);
    }

    private static async Task<ArticleResult> ShowAsync(Dictionary<string, string> settings) =>
        (await Desk.ResultAsync(settings, "eco.txt"));
}
