using System.Text;
using System.Text.Json;
using NewsDigest.Articles;

namespace NewsDigest.Worker.Tests.Processes;

/// <summary>Letters that steer terminals and forge lines, in every command that shows something of a message.</summary>
public sealed class HostileTextTests : IDisposable
{
    private const string Id =
        "\u001b]0;PWNED\u0007\u001b[2J\r\n2026-11-30T00:00:00Z info: forged[0] Published";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings;

    public HostileTextTests() =>
        _settings = new()
        {
            ["Data"] = _folder.File("data"),
            ["Engine"] = "offline",
            ["Health:Url"] = "none",
        };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_command_and_no_log_line_prints_what_steers_a_terminal_and_every_one_ends_well()
    {
        string[] messages =
        [
            """{"id":"\u001b]0;PWNED\u0007\u001b[2J\r\n2026-11-30T00:00:00Z info: forged[0] Published","language":"es","title":"\u001b[31mT\u001b]0;P\u0007","source":{"name":"\u202eEl Eco\u009b"},"body":"La alcaldesa abrió este jueves el nuevo mercado de la ciudad. El alcalde dijo que es un buen día para todos."}""",
            $$"""{"schema":"\u001b[31m\u001b]0;PWNED\u0007{{new string('s', 9000)}}","id":"a","body":"b"}""",
            """{"id":"lone-name","body":"Hola mundo, esto es una noticia.","\ud800":1}""",
            """{"id":"\u202egnp","language":"\u001b]0;x\u0007","body":"b"}""",
            """{"id":"good","body":"The council opened the new market on Thursday and thanked the neighbours for their patience."}""",
        ];
        await File.WriteAllLinesAsync(_folder.File("in.jsonl"), messages, Token);

        var submit = await RunAsync("submit", _folder.File("in.jsonl"));
        Assert.NotEqual(1, submit.ExitCode);
        Assert.Contains(
            "5 messages put on the queue; 3 of them will be quarantined",
            submit.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(3, submit.Errors.Split("sent, but the worker will quarantine it").Length - 1);

        var run = await RunAsync("run", "--drain");
        Assert.Contains("2 published", run.Output, StringComparison.Ordinal);
        Assert.Contains("3 quarantined", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("(null)", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            run.Output.Split('\n'),
            line => line.StartsWith("2026-11-30T00:00:00Z info: forged", StringComparison.Ordinal)
        );

        await RunAsync("status");
        await RunAsync("quarantine", "list");
        await RunAsync("quarantine", "show", "a");
        await RunAsync("quarantine", "show", "\u202egnp");
        await RunAsync("clean", _folder.File("in.jsonl"));
        await RunAsync("estimate", _folder.File("in.jsonl"));
        await RunAsync("show", "\u001b[31mnobody");
        Assert.Contains("T", (await RunAsync("show", Id)).Output, StringComparison.Ordinal);
        Assert.Equal(Id, CommandOutput.Result((await RunAsync("show", Id, "--json")).Output).Id);
        var records = CommandOutput
            .Data((await RunAsync("quarantine", "list", "--json")).Output)
            .EnumerateArray();
        Assert.Equal(
            ["a", "lone-name", "\u202egnp"],
            records
                .Select(record => record.GetProperty("id").GetString())
                .Order(StringComparer.Ordinal)
        );

        foreach (
            var file in Directory.GetFiles(
                _folder.File("data", "results"),
                "result.md",
                SearchOption.AllDirectories
            )
        )
        {
            Check(await File.ReadAllTextAsync(file, Token), file);
        }
    }

    [Fact]
    public async Task Long_texts_are_wrapped_and_no_word_of_them_is_lost()
    {
        var text = string.Join(' ', Enumerable.Range(0, 600).Select(number => $"palabra{number}"));
        await File.WriteAllTextAsync(
            _folder.File("long.txt"),
            $"El mercado abre sus puertas\n\n{text}.",
            Token
        );

        var clean = await RunAsync("clean", _folder.File("long.txt"));

        Assert.Equal(600, clean.Output.Split("palabra").Length - 1);
    }

    [Fact]
    public async Task Json_logs_are_one_document_a_line_with_the_same_care()
    {
        await File.WriteAllTextAsync(
            _folder.File("a.json"),
            """{"id":"\u001b[2J\u202e","body":""}""",
            Token
        );
        await RunAsync("submit", _folder.File("a.json"));
        _settings["Logging:Console:FormatterName"] = "json";

        var run = await RunAsync("run", "--drain");

        var line = JsonDocument
            .Parse(
                run.Output.Split('\n')
                    .Single(line => line.Contains("713", StringComparison.Ordinal))
            )
            .RootElement;
        Assert.Equal(
            ("Warning", "U+001B[2JU+202E"),
            (
                line.GetProperty("LogLevel").GetString(),
                line.GetProperty("State").GetProperty("ArticleId").GetString()
            )
        );
        Assert.Contains(
            "empty_body, field 'body'",
            line.GetProperty("Message").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_damaged_result_is_named_by_every_command_that_meets_it_and_hides_no_other()
    {
        await File.WriteAllLinesAsync(
            _folder.File("in.jsonl"),
            [
                """{"id":"one","body":"The council opened the new market on Thursday."}""",
                """{"id":"two","body":"The mayor opened the new bridge on Monday."}""",
            ],
            Token
        );
        await RunAsync("submit", _folder.File("in.jsonl"));
        await RunAsync("run", "--drain");
        var victim = Directory
            .GetFiles(_folder.File("data", "results"), "result.json", SearchOption.AllDirectories)
            .Single(file => file.Contains("one-", StringComparison.Ordinal));
        var whole = await File.ReadAllBytesAsync(victim, Token);
        await File.WriteAllBytesAsync(victim, whole[..100], Token);

        var show = await RunAsync("show", "one");
        Assert.Equal(1, show.ExitCode);
        Assert.Contains("result.json' is damaged", show.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", show.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("show", "two")).ExitCode);

        var list = await RunAsync("list");
        Assert.Contains("two", list.Output, StringComparison.Ordinal);

        await File.WriteAllBytesAsync(victim, whole, Token);
        Assert.Equal(0, (await RunAsync("show", "one")).ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        params string[] arguments
    )
    {
        var run = await WorkerProcess.RunAsync(_settings, arguments);
        var isJson =
            arguments.Contains("--json")
            || _settings.ContainsKey("Logging:Console:FormatterName")
            || arguments is ["quarantine", "show", ..];
        Check(run.Output, string.Join(' ', arguments), isJson);
        Check(run.Errors, string.Join(' ', arguments));
        Assert.DoesNotContain(
            "Something failed that should not",
            run.Errors,
            StringComparison.Ordinal
        );
        return run;
    }

    private static void Check(string text, string from, bool isJson = false)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            Assert.True(
                line.All(letter => letter >= ' ' && letter is not (>= '\u007f' and <= '\u009f')),
                $"{from}: {Encoding.UTF8.GetByteCount(line)} bytes: {VisibleText.Line(line)}"
            );
            Assert.True(VisibleText.Of(line) == line, $"{from}: {VisibleText.Line(line)}");
            Assert.True(
                isJson || line.Length <= VisibleText.MaxLine,
                $"{from}: a line of {line.Length} characters"
            );
        }
    }
}
