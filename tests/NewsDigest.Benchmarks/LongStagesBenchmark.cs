using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Cleaning;
using NewsDigest.Intake;
using NewsDigest.Languages;
using NewsDigest.Publishing;
using NewsDigest.Summarization;

namespace NewsDigest.Benchmarks;

/// <summary>What an article of five megabytes takes of memory, stage by stage: allocated, the most that the heap held, and what is still needed at the end.</summary>
internal static class LongStagesBenchmark
{
    public static Command Create()
    {
        var command = new Command(
            "long-stages",
            "Memory and time of each stage for one article of five megabytes, as text and as a page, and for one very long paragraph."
        );
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var pages = new PageRenderer(services, NullLoggerFactory.Instance);
        foreach (
            var (kind, message) in ((string, Func<string>)[])
                [
                    ("A text of five megabytes", () => BenchmarkArticles.LongMessage(1)),
                    (
                        "A page of five megabytes",
                        () => BenchmarkArticles.LongMessage(1, page: true)
                    ),
                    (
                        "A text of 750,000 characters, all one paragraph",
                        () => BenchmarkArticles.OneParagraph(1, 750_000)
                    ),
                ]
        )
        {
            Console.WriteLine(kind);
            var bytes = Measure("message as bytes", () => Encoding.UTF8.GetBytes(message()));
            var raw = Measure(
                "parsing",
                () => ((ParsedMessage.Accepted)MessageParser.Parse(bytes)).Article
            );
            var clean = Measure("cleaning", () => ArticleCleaner.TryClean(raw)!); // it has text
            var language = Measure("language", () => LanguageDetector.Detect(clean));
            var translated = Measure(
                "(translation)",
                () =>
                    TranslatedArticle.AlreadyEnglish(clean, language) with
                    {
                        Paragraphs =
                        [
                            .. clean.Paragraphs.Select(paragraph => new TranslatedParagraph(
                                paragraph.Id,
                                paragraph.Text,
                                BenchmarkArticles.LongEnglish(paragraph.Text),
                                ParagraphStatus.Translated
                            )),
                        ],
                    }
            );
            var facts = new ArticleFacts(PromptTexts.Words(folder: null));
            var findings = Measure("verification", () => facts.Check(translated).Findings);
            var summary = Measure(
                "extractive summary",
                () => ExtractiveSummarizer.Summarize(translated)
            );
            Measure("summary check", () => facts.Check(translated, summary));
            var engine = new EngineInfo("benchmark", "none", null, []);
            var result = Measure(
                "result",
                () =>
                    new ResultDraft(clean, language, engine, engine).Translated(
                        translated,
                        summary,
                        [],
                        new ResultTimings(default, default, 0, 0, 0)
                    )
            );
            var json = Measure(
                "json",
                () =>
                    System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
                        result,
                        ArticleJson.Options
                    )
            );
            var html = Measure("page", () => pages.RenderAsync(result).GetAwaiter().GetResult());
            Console.WriteLine(
                $"{clean.Paragraphs.Count} paragraphs, {clean.Text.Length / 1e6:0.0} M characters, {findings.Count} findings, json {json.Length / 1e6:0.0} MB, page {html.Length / 1e6:0.0} MB"
            );
            GC.KeepAlive((bytes, raw, translated, html));
        }

        return 0;
    }

    private static T Measure<T>(string stage, Func<T> run)
    {
        Collect();
        var before = GC.GetTotalMemory(forceFullCollection: false);
        var (allocated, clock) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
        using var peak = new HeapPeak();
        var result = run();
        var (seconds, most) = (clock.Elapsed.TotalSeconds, peak.Stop());
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Collect();
        var after = GC.GetTotalMemory(forceFullCollection: false);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{stage, -20} {seconds, 7:0.00} s  allocated {allocated / 1e6, 8:0.0} MB  heap before {before / 1e6, 7:0.0}  most {most / 1e6, 7:0.0}  after {after / 1e6, 7:0.0}"
            )
        );
        GC.KeepAlive(result);
        return result;
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    /// <summary>Looks at the heap while a stage runs: what lives and what is not yet collected.</summary>
    private sealed class HeapPeak : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Thread _thread;
        private long _most;

        public HeapPeak()
        {
            _thread = new Thread(Watch) { IsBackground = true };
            _thread.Start();
        }

        public long Stop()
        {
            _stop.Cancel();
            _thread.Join();
            return _most;
        }

        public void Dispose() => _stop.Dispose();

        private void Watch()
        {
            do
            {
                _most = Math.Max(_most, GC.GetTotalMemory(forceFullCollection: false));
            } while (!_stop.Token.WaitHandle.WaitOne(5));
        }
    }
}
