using System.Globalization;
using System.Net;
using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Worker.Tests.Processes;

/// <summary>The whole program with the embedded queue, the folder store and the offline engine, as a new user runs it.</summary>
public sealed class OfflineWorkerTests : IDisposable
{
    private static readonly string[] Paragraphs =
    [
        "La alcaldesa de Ronda, Inés Calvo, abrió este jueves el nuevo mercado, junto con el consejero de Comercio, Rafael Peña.",
        "Según el ayuntamiento, las ventas subieron un 15,6 % en 2024 hasta alcanzar los 4,100 millones de pesos, y habrá 19 puestos más.",
        "Al acto acudieron vecinos de Olvera, Setenil y Grazalema, mientras que la oposición pidió conocer el coste de la obra.",
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings;

    public OfflineWorkerTests() =>
        _settings = new()
        {
            ["Data"] = _folder.File("data"),
            ["Engine"] = "offline",
            ["Health:Url"] = "none",
        };

    [Fact]
    public async Task The_demo_works_on_every_sample_says_what_to_open_and_does_no_work_twice()
    {
        var (exitCode, output, errors) = await WorkerProcess.RunAsync(
            _settings,
            "demo",
            "--out",
            _folder.File("out")
        );

        Assert.True(exitCode == 0, output + errors);
        var samples = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "samples")).Length;
        Assert.InRange(samples, 9, 100);
        Assert.Matches($@"Done: {samples - 1} published(?: \([^)]*\))?; 1 blocked", output);
        Assert.Contains(
            $"Open {_folder.File("out", "index.html")}",
            output,
            StringComparison.Ordinal
        );
        var edition = Directory
            .GetFiles(_folder.File("out", "editions"), "edition.json", SearchOption.AllDirectories)
            .Single();
        Assert.Contains(
            $"Open {Path.ChangeExtension(edition, "html")}",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"text\": \"at least 14\"",
            File.ReadAllText(edition),
            StringComparison.Ordinal
        );
        Assert.Equal(
            samples,
            Directory
                .GetFiles(
                    _folder.File("out", "results"),
                    "result.html",
                    SearchOption.AllDirectories
                )
                .Length
        );
        var bytes = Directory
            .GetFiles(_folder.File("out", "results"), "result.json", SearchOption.AllDirectories)
            .Order()
            .ToDictionary(file => file, File.ReadAllText);

        var (secondCode, second, _) = await WorkerProcess.RunAsync(
            _settings,
            "demo",
            "--out",
            _folder.File("out")
        );

        Assert.Equal(0, secondCode);
        Assert.Contains("no engine work was done", second, StringComparison.Ordinal);
        Assert.All(bytes, before => Assert.Equal(before.Value, File.ReadAllText(before.Key)));
    }

    [Fact]
    public async Task A_messy_article_becomes_one_English_body_with_every_number_of_the_source()
    {
        var second = Paragraphs.Select(text =>
            text.Replace("Ronda, Inés", "RondaInés", StringComparison.Ordinal)
        );
        await SubmitAsync(
            "eco.txt",
            $"El Eco\n\nRonda estrena mercado tras tres años de obras\n\nInés Calvo\n\n\n{string.Concat(Paragraphs)}\n\nComercio Local\n\nEscuchar el artículo\n\nDetener el artículo\n\n{string.Join("\n\n", second)}"
        );

        Assert.Equal(0, (await WorkerProcess.RunAsync(_settings, "run", "--drain")).ExitCode);

        var result = await ShowAsync("eco.txt");
        Assert.Equal("es", result.Language.Code);
        Assert.Equal(Paragraphs, result.Paragraphs.Select(paragraph => paragraph.Original));
        Assert.Equal("Ronda estrena mercado tras tres años de obras", result.Title.Original);
        Assert.NotNull(result.Title.English);
        var english = string.Join(' ', result.Paragraphs.Select(paragraph => paragraph.English));
        Assert.All(
            ["15.6%", "2024", "4,100 million", "19"],
            number => Assert.Contains(number, english, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("*", english, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Listen",
            english + result.Summary?.OneSentence,
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Equal(
            ("offline", "es-en", "extractive@2"),
            (result.Engine.Name, result.Engine.Route, result.Engine.SummaryModel)
        );
    }

    [Fact]
    public async Task Bad_messages_are_quarantined_with_field_and_reason_and_hurt_no_neighbour()
    {
        var bad = new Dictionary<string, string>
        {
            ["a.json"] = "not json",
            ["b.json"] = "{\"body\":\"x\"}",
            ["c.json"] = "{\"id\":\"empty\",\"body\":\"\"}",
            ["d.json"] = $"{{\"id\":\"big\",\"body\":\"{new string('x', 20_000_000)}\"}}",
            ["e.json"] = "{\"id\":\"schema\",\"schema\":\"other/1\",\"body\":\"x\"}",
            ["f.json"] = "{\"id\":\"type\",\"contentType\":\"application/pdf\",\"body\":\"x\"}",
            ["g.json"] =
                "{\"id\":\"good\",\"body\":\"The council opened the new market on Thursday.\"}",
        };
        foreach (var (name, content) in bad)
        {
            await File.WriteAllTextAsync(
                Folder("in", name),
                content,
                TestContext.Current.CancellationToken
            );
        }

        await WorkerProcess.RunAsync(_settings, "submit", _folder.File("in"));
        var (exitCode, output, _) = await WorkerProcess.RunAsync(_settings, "run", "--drain");
        var list = (await WorkerProcess.RunAsync(_settings, "quarantine", "list", "--json")).Output;

        Assert.Equal(3, exitCode);
        Assert.Contains(
            "Done, but 6 messages need a person: 1 published; 6 quarantined",
            output,
            StringComparison.Ordinal
        );
        var records = CommandOutput.Data(list).EnumerateArray().ToArray();
        Assert.Equal(
            [
                "body_too_large/body",
                "empty_body/body",
                "invalid_json/",
                "missing_field/id",
                "unknown_content_type/contentType",
                "wrong_schema/schema",
            ],
            records
                .Select(record =>
                    $"{record.GetProperty("code")}/{(record.TryGetProperty("field", out var field) ? field : "")}"
                )
                .Order(StringComparer.Ordinal)
        );
        Assert.All(records, record => Assert.Equal(1, record.GetProperty("deliveries").GetInt32()));

        var (_, requeued, _) = await WorkerProcess.RunAsync(
            _settings,
            "quarantine",
            "requeue",
            "--reason",
            "wrong_schema"
        );
        var status = CommandOutput.Data(
            (await WorkerProcess.RunAsync(_settings, "status", "--json")).Output
        );
        Assert.Contains("1 put back", requeued, StringComparison.Ordinal);
        Assert.Equal(
            (1, 5, 1),
            (
                status.GetProperty("waiting").GetInt32(),
                status.GetProperty("quarantined").GetInt32(),
                status.GetProperty("results").GetInt32()
            )
        );

        // The same bytes come back: they are refused for the same reason under the same key.
        await WorkerProcess.RunAsync(_settings, "run", "--drain");
        var show = (await WorkerProcess.RunAsync(_settings, "quarantine", "show", "schema")).Output;
        Assert.Contains(bad["e.json"], show, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_come_from_standard_input_one_a_line()
    {
        using var submit = WorkerProcess.Start(_settings, "submit", "-");
        await submit.WriteInputAsync(
            "{\"id\":\"1\",\"body\":\"One.\"}\n\n{\"id\":\"2\",\"body\":\"Two.\"}\n"
        );

        Assert.Equal(0, await submit.WaitForExitAsync(TimeSpan.FromMinutes(2)));
        Assert.Contains("2 messages put on the queue", submit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_in_another_encoding_are_named_and_not_spoiled()
    {
        await File.WriteAllBytesAsync(
            Folder("in", "latin.jsonl"),
            Encoding.Latin1.GetBytes("La alcaldesa abrió el mercado."),
            TestContext.Current.CancellationToken
        );

        var (exitCode, _, errors) = await WorkerProcess.RunAsync(
            _settings,
            "submit",
            _folder.File("in", "latin.jsonl")
        );

        Assert.Equal(2, exitCode);
        Assert.Contains("latin.jsonl' is not UTF-8", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_in_another_encoding_is_read_by_its_letters_and_that_is_said()
    {
        await File.WriteAllBytesAsync(
            Folder("in", "latin.txt"),
            Encoding.Latin1.GetBytes(
                "La alcaldesa abrió el mercado de la región después de años de obras."
            ),
            TestContext.Current.CancellationToken
        );

        var (exitCode, output, errors) = await WorkerProcess.RunAsync(
            _settings,
            "clean",
            _folder.File("in", "latin.txt")
        );

        Assert.Equal(0, exitCode);
        Assert.Contains("read as windows-1252", errors, StringComparison.Ordinal);
        Assert.Contains("abrió el mercado de la región", output, StringComparison.Ordinal);
        Assert.Contains("guessed_charset", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_id_stays_inside_the_store()
    {
        await File.WriteAllTextAsync(
            Folder("in", "x.json"),
            "{\"id\":\"../../../evil\",\"body\":\"The council opened the new market on Thursday.\"}",
            TestContext.Current.CancellationToken
        );
        await WorkerProcess.RunAsync(_settings, "submit", _folder.File("in"));

        Assert.Equal(0, (await WorkerProcess.RunAsync(_settings, "run", "--drain")).ExitCode);

        Assert.Equal("../../../evil", (await ShowAsync("../../../evil")).Id);
        Assert.DoesNotContain(
            Directory.GetFileSystemEntries(_folder.Path),
            entry => entry.Contains("evil", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Health_says_that_the_worker_lives_and_is_ready_and_a_stop_signal_ends_it_quickly()
    {
        var port = FreePort();
        _settings["Health:Url"] = $"http://127.0.0.1:{port}";
        using var worker = WorkerProcess.Start(_settings, "run");
        using var http = new HttpClient { BaseAddress = new Uri(_settings["Health:Url"]) };
        await worker.UntilAsync(() => AnswersAsync(http, "/health/live"), "/health/live");

        var ready = await http.GetAsync(
            new Uri("/health/ready", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        var body = await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(ready.StatusCode == HttpStatusCode.OK, body);
        Assert.All(
            ["queue", "store", "engine"],
            part => Assert.Contains($"\"{part}\": \"ok\"", body, StringComparison.Ordinal)
        );

        worker.Terminate();
        Assert.Equal(0, await worker.WaitForExitAsync(TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task Health_names_the_store_that_cannot_be_used()
    {
        var port = FreePort();
        _settings["Health:Url"] = $"http://127.0.0.1:{port}";
        _settings["Store:Kind"] = "azure";
        _settings["Store:ConnectionString"] =
            "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:1/a";
        using var worker = WorkerProcess.Start(_settings, "run");
        using var http = new HttpClient { BaseAddress = new Uri(_settings["Health:Url"]) };
        await worker.UntilAsync(() => AnswersAsync(http, "/health/live"), "/health/live");

        var ready = await http.GetAsync(
            new Uri("/health/ready", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        var body = await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains(
            "The container 'newsdigest' at 127.0.0.1 cannot be used",
            body,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "c2VjcmV0",
            body + worker.Output + worker.Errors,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Engine", "magic", "Engine: 'magic'")]
    [InlineData("Queue:Kind", "rabbit", "Queue:Kind: 'rabbit' is not 'local' or 'azure'")]
    [InlineData(
        "Worker:Concurrency",
        "0",
        "Worker:Concurrency: '0' is not a whole number from 1 to 256"
    )]
    [InlineData("Health:Url", "ftp://x", "Health:Url: 'ftp://x'")]
    public async Task A_bad_setting_ends_the_start_with_code_2_and_names_the_key(
        string key,
        string value,
        string said
    )
    {
        _settings[key] = value;

        var (exitCode, output, errors) = await WorkerProcess.RunAsync(_settings, "run");

        Assert.Equal(2, exitCode);
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("at NewsDigest", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malformed_connection_string_is_named_and_never_echoed()
    {
        (_settings["Queue:Kind"], _settings["Queue:ConnectionString"]) = (
            "azure",
            "AccountName=x;AccountKey=TOPSECRET"
        );

        var (exitCode, output, errors) = await WorkerProcess.RunAsync(_settings, "run", "--drain");

        Assert.Equal(2, exitCode);
        Assert.Contains("Queue:ConnectionString", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("TOPSECRET", output + errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Sales rose by 15.6% in 2024 to 4.1 billion pesos, and there will be 19 more stalls.",
        0,
        "Nothing found"
    )]
    [InlineData(
        "Sales rose by 15.6% in 2024 to 4.1 million pesos, and there will be 19 more stalls.",
        1,
        "4,100,000,000"
    )]
    public async Task Any_two_texts_can_be_checked(string english, int expected, string said)
    {
        await File.WriteAllTextAsync(
            Folder("in", "source.txt"),
            "Las ventas subieron un 15,6 % en 2024 hasta los 4,100 millones de pesos, y habrá 19 puestos más.",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            Folder("in", "english.txt"),
            english,
            TestContext.Current.CancellationToken
        );

        var (exitCode, output, errors) = await WorkerProcess.RunAsync(
            _settings,
            "check",
            _folder.File("in", "source.txt"),
            _folder.File("in", "english.txt")
        );

        Assert.True(exitCode == expected, output + errors);
        Assert.Contains(said, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_workers_share_one_queue_without_working_twice()
    {
        var lines = new StringBuilder();
        for (var number = 0; number < 60; number++)
        {
            lines.Append(
                CultureInfo.InvariantCulture,
                $"{{\"id\":\"n{number}\",\"body\":\"The council opened market number {number} on Thursday.\"}}\n"
            );
        }

        await File.WriteAllTextAsync(
            Folder("in", "all.jsonl"),
            lines.ToString(),
            TestContext.Current.CancellationToken
        );
        await WorkerProcess.RunAsync(_settings, "submit", _folder.File("in"));

        var runs = await Task.WhenAll(
            WorkerProcess.RunAsync(_settings, "run", "--drain"),
            WorkerProcess.RunAsync(_settings, "run", "--drain")
        );

        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Output + run.Errors));
        Assert.Equal(
            60,
            runs.Sum(run =>
                int.Parse(run.Output.Split("Done: ")[1].Split(' ')[0], CultureInfo.InvariantCulture)
            )
        );
        Assert.Equal(
            60,
            Directory
                .GetFiles(
                    _folder.File("data", "results"),
                    "result.json",
                    SearchOption.AllDirectories
                )
                .Length
        );
    }

    public void Dispose() => _folder.Dispose();

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> AnswersAsync(HttpClient http, string path)
    {
        try
        {
            return (
                await http.GetAsync(
                    new Uri(path, UriKind.Relative),
                    TestContext.Current.CancellationToken
                )
            ).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private string Folder(string folder, string file)
    {
        Directory.CreateDirectory(_folder.File(folder));
        return _folder.File(folder, file);
    }

    private async Task SubmitAsync(string name, string content)
    {
        await File.WriteAllTextAsync(
            Folder("in", name),
            content,
            TestContext.Current.CancellationToken
        );
        await Desk.SubmitAsync(_settings, _folder.File("in", name));
    }

    private async Task<ArticleResult> ShowAsync(string id)
    {
        var (exitCode, output, errors) = await WorkerProcess.RunAsync(
            _settings,
            "show",
            id,
            "--json"
        );
        Assert.True(exitCode == 0, errors);
        return CommandOutput.Result(output);
    }
}
