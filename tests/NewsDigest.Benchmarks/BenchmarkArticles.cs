using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Benchmarks;

/// <summary>Short articles, their English, and a worker that sends them to a scripted model.</summary>
internal static partial class BenchmarkArticles
{
    public static IConfigurationRoot Settings(
        ScriptedServer server,
        string folder,
        int concurrency
    ) =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Engine"] = "openai",
                    ["OpenAI:BaseUrl"] = new Uri(server.Address, "/v1").ToString(),
                    ["OpenAI:Model"] = "scripted",
                    ["Data"] = folder,
                    ["Health:Url"] = "none",
                    ["Worker:Concurrency"] = concurrency.ToString(CultureInfo.InvariantCulture),
                    ["Logging:LogLevel:Default"] = "Error",
                }
            )
            .Build();

    public static string Message(int number) =>
        $$"""{"id":"n{{number}}","language":"es","title":"El mercado número {{number}} abre sus puertas en la ciudad","body":"La alcaldesa abrió este jueves el mercado número {{number}} de la ciudad, junto con el consejero de Comercio.\n\nSegún el ayuntamiento, las ventas subieron un 15,6 % en 2024 y habrá 19 puestos más."}""";

    /// <summary>Five megabytes in paragraphs of which no two are alike, as text or as a page.</summary>
    public static string LongMessage(int number, bool page = false)
    {
        var body = new StringBuilder();
        for (var paragraph = 1; body.Length < 5_000_000; paragraph++)
        {
            var text = LongText(number, paragraph);
            body.Append(page ? $"<p class=\"text\">{text}</p>\n" : text + "\n\n");
        }

        return JsonSerializer.Serialize(
            new
            {
                id = $"large{number}",
                language = "es",
                body = page
                    ? $"<html><body><article>{body}</article></body></html>"
                    : body.ToString(),
            }
        );
    }

    /// <summary>As long as news is, in paragraphs of two sentences.</summary>
    public static string LongerMessage(int number) =>
        JsonSerializer.Serialize(
            new
            {
                id = $"n{number}",
                language = "es",
                body = string.Join(
                    "\n\n",
                    Enumerable
                        .Range(1, 9)
                        .Select(part =>
                            $"{LongText(number, 2 * part)} {LongText(number, (2 * part) + 1)}"
                        )
                ),
            }
        );

    /// <summary>The same sentences, with no break between them.</summary>
    public static string OneParagraph(int number, int length)
    {
        var body = new StringBuilder();
        for (var sentence = 1; body.Length < length; sentence++)
        {
            body.Append(LongText(number, sentence)).Append(' ');
        }

        return JsonSerializer.Serialize(
            new
            {
                id = $"one{number}",
                language = "es",
                body = body.ToString(),
            }
        );
    }

    private static string LongText(int number, int part) =>
        $"La alcaldesa abrió este jueves el mercado número {part} de la ciudad {number}, junto con el consejero de Comercio, y agradeció a los {part * 3} vecinos su paciencia.";

    /// <summary>Right, sentence by sentence.</summary>
    public static string LongEnglish(string source) =>
        LongSentence()
            .Replace(
                source,
                "The mayor opened market number $1 of city $2 on Thursday, together with the councillor for trade, and thanked the $3 residents for their patience."
            );

    public static string English(string source) =>
        source switch
        {
            _ when source.StartsWith("El mercado", StringComparison.Ordinal) =>
                $"Market number {Number(source)} opens its doors in the city",
            _ when source.StartsWith("La alcaldesa", StringComparison.Ordinal) =>
                $"The mayor opened the city's market number {Number(source)} on Thursday, together with the councillor for trade.",
            _ =>
                "According to the town hall, sales rose by 15.6% in 2024 and there will be 19 more stalls.",
        };

    [GeneratedRegex(
        @"La alcaldesa abrió este jueves el mercado número (\d+) de la ciudad (\d+), junto con el consejero de Comercio, y agradeció a los (\d+) vecinos su paciencia\.",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex LongSentence();

    private static string Number(string source) => string.Concat(source.Where(char.IsAsciiDigit));
}
