using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Cleaning;
using NewsDigest.Languages;
using NewsDigest.Publishing;
using NewsDigest.Summarization;

namespace NewsDigest.Benchmarks;

/// <summary>What each stage costs by itself, without model, queue and store.</summary>
internal static class StagesBenchmark
{
    private const int Rounds = 200;

    public static Command Create()
    {
        var command = new Command(
            "stages",
            "Milliseconds and allocations of each stage for one article of about 1,000 words."
        );
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var raw = new RawArticle(
            new ArticleId("a"),
            "El nuevo mercado abre sus puertas",
            Body(),
            ArticleFormat.Text,
            null,
            ArticleSource.Unknown,
            null,
            ArticlePriority.Normal,
            [],
            null
        );
        var clean = ArticleCleaner.TryClean(raw)!; // it has text
        var language = LanguageDetector.Detect(clean);
        var translated = TranslatedArticle.AlreadyEnglish(clean, language) with
        {
            Paragraphs =
            [
                .. clean.Paragraphs.Select(paragraph => new TranslatedParagraph(
                    paragraph.Id,
                    paragraph.Text,
                    English(paragraph.Text),
                    ParagraphStatus.Translated
                )),
            ],
        };
        var summary = ExtractiveSummarizer.Summarize(translated);
        var engine = new EngineInfo("benchmark", "none", null, []);
        var result = new ResultDraft(clean, language, engine, engine).Translated(
            translated,
            summary,
            [],
            new ResultTimings(default, default, 0, 0, 0)
        );
        var facts = new ArticleFacts(PromptTexts.Words(folder: null));
        await using var services = new ServiceCollection().BuildServiceProvider();
        var pages = new PageRenderer(services, NullLoggerFactory.Instance);

        Console.WriteLine(
            $"{clean.Paragraphs.Count} paragraphs, {clean.Text.Split(' ').Length} words"
        );
        Measure("cleaning", () => ArticleCleaner.TryClean(raw));
        Measure("language", () => LanguageDetector.Detect(clean));
        Measure("verification", () => facts.Check(translated));
        Measure("summary check", () => facts.Check(translated, summary));
        Measure("extractive summary", () => ExtractiveSummarizer.Summarize(translated));
        Measure("page", () => pages.RenderAsync(result).GetAwaiter().GetResult());
        return 0;
    }

    /// <summary>The first rounds pay for compiling the code, as a worker does after its start; the later ones show what an article costs then.</summary>
    private static void Measure(string stage, Func<object?> run)
    {
        run();
        MeasureOnce($"{stage}, first", run);
        MeasureOnce($"{stage}, warm", run);
    }

    private static void MeasureOnce(string stage, Func<object?> run)
    {
        using var process = Process.GetCurrentProcess();
        var (bytes, clock, before) = (
            GC.GetAllocatedBytesForCurrentThread(),
            Stopwatch.StartNew(),
            process.TotalProcessorTime
        );
        for (var round = 0; round < Rounds; round++)
        {
            run();
        }

        var elapsed = clock.Elapsed;
        process.Refresh();
        Console.WriteLine(
            $"{stage, -26} {elapsed.TotalMilliseconds / Rounds, 8:0.00} ms {(process.TotalProcessorTime - before).TotalMilliseconds / Rounds, 8:0.00} ms of processor {(GC.GetAllocatedBytesForCurrentThread() - bytes) / Rounds / 1024.0, 10:0} KB"
        );
    }

    private static string Body() =>
        string.Join(
            "\n\n",
            Enumerable
                .Range(1, 16)
                .Select(number =>
                    $"La alcaldesa abrió este jueves el mercado número {number} de la ciudad, junto con el consejero de Comercio, Rafael Peña {number}. Según el ayuntamiento, las ventas de la zona {number} subieron un {number},6 % en {1990 + number} hasta alcanzar los {number},100 millones de pesos, y habrá {number * 19} puestos más que antes. Los vecinos del barrio {number} pidieron conocer el coste de la obra."
                )
        );

    private static string English(string spanish) =>
        spanish
            .Replace(
                "La alcaldesa abrió este jueves el mercado número",
                "On Thursday the mayor opened market number",
                StringComparison.Ordinal
            )
            .Replace("millones de pesos", "million pesos", StringComparison.Ordinal);
}
