using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Benchmarks;

/// <summary>Short articles, their English, and a worker that sends them to a scripted model.</summary>
internal static class BenchmarkArticles
{
    public static IConfigurationRoot Settings(ScriptedServer server, string folder, int concurrency) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Engine"] = "openai",
            ["OpenAI:BaseUrl"] = new Uri(server.Address, "/v1").ToString(),
            ["OpenAI:Model"] = "scripted",
            ["Data"] = folder,
            ["Health:Url"] = "none",
            ["Worker:Concurrency"] = concurrency.ToString(CultureInfo.InvariantCulture),
            ["Logging:LogLevel:Default"] = "Error",
        })
        .Build();

    public static string Message(int number) =>
        $$"""{"id":"n{{number}}","language":"es","title":"El mercado número {{number}} abre sus puertas en la ciudad","body":"La alcaldesa abrió este jueves el mercado número {{number}} de la ciudad, junto con el consejero de Comercio.\n\nSegún el ayuntamiento, las ventas subieron un 15,6 % en 2024 y habrá 19 puestos más."}""";

    /// <summary>Five megabytes in paragraphs of which no two are alike, as text or as a page.</summary>
    public static string LongMessage(int number, bool page = false)
    {
        var body = new StringBuilder();
        for (var paragraph = 1; body.Length < 5_000_000; paragraph++)
        {
            var text = $"La alcaldesa abrió este jueves el mercado número {paragraph} de la ciudad {number}, junto con el consejero de Comercio, y agradeció a los {paragraph * 3} vecinos su paciencia.";
            body.Append(page ? $"<p class=\"text\">{text}</p>\n" : text + "\n\n");
        }

        return JsonSerializer.Serialize(new { id = $"large{number}", language = "es", body = page ? $"<html><body><article>{body}</article></body></html>" : body.ToString() });
    }

    public static string English(string source) => source switch
    {
        _ when source.StartsWith("El mercado", StringComparison.Ordinal) => $"Market number {Number(source)} opens its doors in the city",
        _ when source.StartsWith("La alcaldesa", StringComparison.Ordinal) => $"The mayor opened the city's market number {Number(source)} on Thursday, together with the councillor for trade.",
        _ => "According to the town hall, sales rose by 15.6% in 2024 and there will be 19 more stalls.",
    };

    private static string Number(string source) => string.Concat(source.Where(char.IsAsciiDigit));
}
