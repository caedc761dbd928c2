using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Engines;

/// <summary>The whole program against Azure's filter: one sentence of an article is refused in every request that holds it.</summary>
public sealed class FilteredSentenceProcessTests : IDisposable
{
    private const string Before = "El ayuntamiento presentó el informe ante los vecinos.";
    private const string Refused = "El ataque al puente dejó heridos entre los trabajadores.";
    private const string After = "La investigación sigue abierta, según la policía local.";

    private static readonly (string Spanish, string English)[] Others =
    [
        (
            "La biblioteca compró 41 libros para los niños de la escuela.",
            "The library bought 41 books for the children of the school."
        ),
        (
            "Los vecinos pidieron 42 bancos nuevos para la plaza.",
            "Residents asked for 42 new benches for the square."
        ),
        (
            "La orquesta dará 43 conciertos gratuitos en el parque.",
            "The orchestra will give 43 free concerts in the park."
        ),
        (
            "El hospital contrató a 44 enfermeras para el servicio.",
            "The hospital hired 44 nurses for the service."
        ),
        (
            "El museo recibió 45 cuadros de una colección privada.",
            "The museum received 45 paintings from a private collection."
        ),
        (
            "El tren de la costa llegó con 46 minutos de retraso.",
            "The coast train arrived 46 minutes late."
        ),
        (
            "Los bomberos apagaron un incendio en 47 minutos.",
            "Firefighters put out a fire in 47 minutes."
        ),
        (
            "La cosecha de aceitunas creció un 48 % este año.",
            "The olive harvest grew by 48% this year."
        ),
        ("El mercado nuevo tiene 49 puestos de fruta.", "The new market has 49 fruit stalls."),
    ];

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(10)]
    [InlineData(3)]
    public async Task Only_the_sentence_that_the_filter_refuses_is_missing_and_it_is_named_with_its_category(
        int count
    )
    {
        var place = count / 2;
        var paragraphs = Others.Take(count - 1).Select(pair => pair.Spanish).ToList();
        paragraphs.Insert(place, $"{Before} {Refused} {After}");
        await using var server = await ScriptedServer.StartAsync(request =>
            request.User.Contains(Refused, StringComparison.Ordinal)
                ? ScriptedAnswer.FilteredPrompt()
                : ScriptedModel.Translating(English)(request)
        );
        var settings = new Dictionary<string, string>
        {
            ["Engine"] = "azure",
            ["AzureOpenAI:Endpoint"] = server.Address.ToString(),
            ["AzureOpenAI:Deployment"] = "news-mini",
            ["AzureOpenAI:Key"] = "a-key",
            ["Model:FirstWait"] = "00:00:00.005",
            ["Data"] = _folder.File("data"),
            ["Health:Url"] = "none",
        };
        var file = _folder.File("guerra.json");
        await File.WriteAllTextAsync(
            file,
            JsonSerializer.Serialize(
                new
                {
                    id = "guerra",
                    language = "es",
                    body = string.Join("\n\n", paragraphs),
                }
            ),
            TestContext.Current.CancellationToken
        );
        await WorkerProcess.RunAsync(settings, "submit", file);

        var run = await WorkerProcess.RunAsync(settings, "run", "--drain");

        var result = (await Desk.ResultAsync(settings, "guerra"));
        var blocked = $"p{place + 1}";
        Assert.All(
            result.Paragraphs.Where(paragraph => paragraph.Id != blocked),
            paragraph => Assert.Equal(English(paragraph.Original), paragraph.English)
        );
        Assert.Equal($"{English(Before)} […] {English(After)}", result.Paragraphs[place].English);
        var caveat = Assert.Single(result.Caveats, caveat => caveat.Kind == "blocked_by_filter");
        Assert.Equal(blocked, caveat.Paragraph);
        Assert.StartsWith("Sentence 2 of 3: ", caveat.Note, StringComparison.Ordinal);
        Assert.Contains("violence", caveat.Note, StringComparison.Ordinal);
        Assert.Equal(Verdict.NeedsReview, result.Verdict);
        Assert.DoesNotContain("ataque", run.Output + run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string English(string source) =>
        source switch
        {
            Before => "The city council presented the report to residents.",
            After => "The investigation is still open, according to local police.",
            _ => Others.Single(pair => pair.Spanish == source).English,
        };
}
