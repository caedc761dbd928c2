using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using NewsDigest.Telemetry;
using NewsDigest.Worker.Local;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Telemetry;

/// <summary>The real worker with articles of every outcome, a collector that is sent what it writes, and a scraper that asks.</summary>
public sealed class TelemetryProcessTests : IDisposable
{
    private const string ProducerTrace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string GoodText =
        "La alcaldesa Quintanar abrió este jueves el nuevo mercado de la ciudad, junto con el consejero de comercio.";
    private const string WrongText =
        "Según el ayuntamiento de Selmar, las ventas subieron un 15,6 % en 2024 hasta los 4,100 millones de pesos.";

    private const string OtherText =
        "La alcaldesa Quintanar cerró este viernes el viejo mercado de la ciudad, junto con el consejero de comercio.";

    private static readonly Dictionary<string, string> English = new()
    {
        ["Abre el mercado Quintanar"] = "Quintanar market opens",
        [GoodText] =
            "Mayor Quintanar opened the city's new market on Thursday, together with the councillor for trade.",
        [OtherText] =
            "Mayor Quintanar closed the city's old market on Friday, together with the councillor for trade.",
        [WrongText] =
            "According to the Selmar town hall, sales rose by 15.6% in 2024 to 4.1 million pesos.",
    };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_metric_has_series_one_trace_an_article_leads_to_the_producers_and_no_text_or_id_leaves_by_default_or_in_a_label()
    {
        await using var collector = await ScriptedCollector.StartAsync();
        await using var model = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(source => English[source])
        );
        var settings = Settings(model);

        // Without the variable nothing is sent, and a result names no trace.
        await SubmitAsync(settings, Good("id-quiet"));
        var quiet = await WorkerProcess.RunAsync(settings, "run", "--drain");
        Assert.True(quiet.ExitCode == 0, quiet.Output + quiet.Errors);
        Assert.Equal(0, collector.Count);
        Assert.Null((await ShowAsync(settings, "id-quiet")).Trace);

        settings["Health:Url"] = $"http://127.0.0.1:{PrometheusProcess.FreePort()}";
        settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address;
        settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        settings["OTEL_BSP_SCHEDULE_DELAY"] = "200";
        settings["OTEL_METRIC_EXPORT_INTERVAL"] = "500";
        settings["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment=trial";
        settings["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "true";
        model.Then(
            ScriptedAnswer.Throttled("retry-after-ms", "10"),
            ScriptedAnswer.Failure(401, "401", "Access denied due to invalid subscription key.")
        );
        await SubmitAsync(
            settings,
            Good("id-good", OtherText),
            Message("id-wrong", WrongText),
            Message("id-none", null),
            Message("id-page", "Please enable JS and disable any ad blocker"),
            Good("id-quiet")
        );
        using var worker = WorkerProcess.Start(settings, "run");
        using var http = new HttpClient();
        var page = "";
        await worker.UntilAsync(
            async () =>
            {
                page = await ScrapeAsync(http, settings);
                return HasAll(page);
            },
            "articles of every outcome"
        );
        foreach (var name in MetricNames())
        {
            Assert.Contains($"\n{name}", page, StringComparison.Ordinal);
            Assert.Contains($"# HELP {name}", page, StringComparison.Ordinal);
        }

        var series = page.Split('\n').Count(line => line.Length > 0 && line[0] != '#');
        Assert.InRange(series, 100, 1500);
        AssertNothingOfTheArticles(page);
        Assert.Contains("result=\"throttled_tokens\"", page, StringComparison.Ordinal);
        Assert.Contains("cause=\"engine\"", page, StringComparison.Ordinal);
        Assert.Contains("deployment_environment=\"trial\"", page, StringComparison.Ordinal);

        await AssertPrometheusReadsAllAsync(worker, new Uri(settings["Health:Url"]).Authority);

        var trace = (await ShowAsync(settings, "id-good")).Trace;
        Assert.Matches("^[0-9a-f]{32}$", trace);
        worker.Terminate();
        Assert.Equal(0, await worker.WaitForExitAsync(TimeSpan.FromMinutes(2)));

        var spans = collector.All("traces");
        Assert.Contains("process newsdigest-articles", spans, StringComparison.Ordinal);
        Assert.Contains("chat llama3.1", spans, StringComparison.Ordinal);
        foreach (var stage in (string[])["clean", "translate", "verify", "summarize", "publish"])
        {
            Assert.Contains(stage, spans, StringComparison.Ordinal);
        }

        Assert.Contains(Bytes(trace!), spans, StringComparison.Ordinal); // matched above
        Assert.Contains(Bytes(ProducerTrace), spans, StringComparison.Ordinal);
        AssertNothingOfTheArticles(spans);
        AssertNothingOfTheArticles(collector.All("metrics"));
        Assert.Contains("newsdigest.articles", collector.All("metrics"), StringComparison.Ordinal);
        Assert.Contains("Published id-good", collector.All("logs"), StringComparison.Ordinal);
        Assert.DoesNotContain("Quintanar", collector.All("logs"), StringComparison.Ordinal);
    }

    /// <summary>Every panel of the dashboard has series, and every alert can be evaluated.</summary>
    private async Task AssertPrometheusReadsAllAsync(WorkerProcess worker, string target)
    {
        using var prometheus = PrometheusProcess.Start(
            _folder,
            target,
            Deploy("prometheus/newsdigest.rules.yml")
        );
        using var dashboard = System.Text.Json.JsonDocument.Parse(
            await File.ReadAllTextAsync(Deploy("grafana/newsdigest.json"), Token)
        );
        string[] expressions =
        [
            .. dashboard
                .RootElement.GetProperty("panels")
                .EnumerateArray()
                .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .Select(query => query.GetProperty("expr").GetString()!) // all have one
                .Select(expression =>
                    expression
                        .Replace("$job", "newsdigest", StringComparison.Ordinal)
                        .Replace("$__rate_interval", "1m", StringComparison.Ordinal)
                ),
        ];
        Assert.True(expressions.Length > 20);
        foreach (var expression in expressions)
        {
            await worker.UntilAsync(
                async () => await prometheus.CountAsync(expression) > 0,
                $"series of {expression}"
            );
        }

        var rules = await prometheus.RulesAsync();
        Assert.Equal(10, rules.Count);
        Assert.All(rules, rule => Assert.True(rule.Value == "ok", rule.Key));
        Assert.Equal(0, await prometheus.CountAsync("ALERTS{alertstate=\"firing\"}"));
    }

    private static string Deploy(string file, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../deploy", file)); // a source file lies in a folder

    /// <summary>Of all instruments in the code, as Prometheus names them.</summary>
    internal static IReadOnlyList<string> MetricNames()
    {
        List<string> names = [];
        RuntimeHelpers.RunClassConstructor(typeof(WorkerMetrics).TypeHandle);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == WorkerMetrics.MeterName)
            {
                var unit = instrument.Unit == "s" ? "_seconds" : "";
                var kind = instrument.GetType().Name.StartsWith("Counter", StringComparison.Ordinal)
                    ? "_total"
                    : "";
                names.Add(instrument.Name.Replace('.', '_') + unit + kind);
            }
        };
        listener.Start();
        return names;
    }

    private static bool HasAll(string page) =>
        Counted(page, "outcome=\"published\"", "verdict=\"verified\"")
        && Counted(page, "outcome=\"published\"", "verdict=\"needs_review\"")
        && Counted(page, "outcome=\"blocked\"")
        && Counted(page, "outcome=\"quarantined\"")
        && Counted(page, "outcome=\"repeated\"")
        && page.Contains("newsdigest_quarantine_messages", StringComparison.Ordinal);

    /// <summary>Some line of the counter of articles with these labels is above zero.</summary>
    private static bool Counted(string page, params string[] labels) =>
        page.Split('\n')
            .Any(line =>
                line.StartsWith("newsdigest_articles_total{", StringComparison.Ordinal)
                && labels.All(label => line.Contains(label, StringComparison.Ordinal))
                && !line.Contains("} 0", StringComparison.Ordinal)
            );

    private static void AssertNothingOfTheArticles(string text)
    {
        foreach (
            var secret in (string[])
                ["Quintanar", "alcaldesa", "Selmar", "id-good", "Noticias Ficticias"]
        )
        {
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string Bytes(string hex) =>
        System.Text.Encoding.Latin1.GetString(Convert.FromHexString(hex));

    private static JsonObject Good(string id, string? body = null)
    {
        var message = Message(id, body ?? GoodText);
        message["title"] = "Abre el mercado Quintanar";
        message["traceparent"] = $"00-{ProducerTrace}-00f067aa0ba902b7-01";
        return message;
    }

    private static JsonObject Message(string id, string? body) =>
        new()
        {
            ["schema"] = "newsdigest.article/1",
            ["id"] = id,
            ["language"] = "es",
            ["body"] = body,
            ["source"] = new JsonObject { ["name"] = "Noticias Ficticias" },
        };

    private static async Task<string> ScrapeAsync(
        HttpClient http,
        Dictionary<string, string> settings
    )
    {
        try
        {
            return await http.GetStringAsync(new Uri($"{settings["Health:Url"]}/metrics"), Token);
        }
        catch (HttpRequestException)
        {
            return ""; // not up yet
        }
    }

    private static async Task<Articles.ArticleResult> ShowAsync(
        Dictionary<string, string> settings,
        string id
    ) => (await Desk.ResultAsync(settings, id));

    private static async Task SubmitAsync(
        Dictionary<string, string> settings,
        params JsonObject[] messages
    )
    {
        // Not by 'submit', which refuses what is wrong before it is sent.
        Directory.CreateDirectory(settings["Data"]);
        var queue = new SqliteArticleQueue(
            Path.Combine(settings["Data"], "queue.db"),
            TimeProvider.System
        );
        foreach (var message in messages)
        {
            await queue.SendAsync(
                System.Text.Encoding.UTF8.GetBytes(message.ToJsonString()),
                Token
            );
        }
    }

    private Dictionary<string, string> Settings(ScriptedServer server) =>
        new()
        {
            ["Engine"] = "openai",
            ["OpenAI:BaseUrl"] = new Uri(server.Address, "/v1").ToString(),
            ["OpenAI:Model"] = "llama3.1",
            ["Model:Families:llama3.1:InputPrice"] = "1",
            ["Model:Families:llama3.1:CachedPrice"] = "0.5",
            ["Model:Families:llama3.1:OutputPrice"] = "2",
            ["Model:Families:llama3.1:PricesAsOf"] = "2026-11-30",
            ["Worker:RetryDelay"] = "00:00:00.3",
            ["Data"] = _folder.File("data"),
            ["Health:Url"] = "none",
        };
}
