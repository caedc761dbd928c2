using System.Text.Json;

namespace NewsDigest.Worker.Tests.Processes;

/// <summary>What the commands print for programs, in the one envelope of docs/commands.md.</summary>
public sealed class JsonOutputTests : IDisposable
{
    private const string Text =
        "The council opened the new market on Thursday, after three years of work on the old hall.";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings;

    public JsonOutputTests() =>
        _settings = new()
        {
            ["Data"] = _folder.File("data"),
            ["Engine"] = "offline",
            ["Health:Url"] = "none",
        };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_is_submitted_with_every_file_accounted_for_and_a_bad_line_is_named_in_quarantine()
    {
        await WriteAsync(
            "feed.jsonl",
            $"{{\"id\":\"first\",\"body\":\"{Text}\"}}\n\n{{\"body\":\"{Text}\"}}\n{{\"id\":\"turned\\u202e\",\"body\":\"{Text}\"}}\nnot json\n"
        );
        await WriteAsync("picture.png", "no picture");
        await WriteAsync("below/notes.docx", "no text");
        Directory.CreateSymbolicLink(_folder.File("in", "again"), _folder.File("in"));

        var (exitCode, output, errors) = await WorkerProcess.RunAsync(
            _settings,
            "submit",
            _folder.File("in"),
            "--json"
        );

        Assert.True(exitCode == 3, errors); // some of it needs a person
        var envelope = CommandOutput.Envelope(output);
        Assert.Equal(
            ("submit", 3),
            (
                envelope.GetProperty("command").GetString(),
                envelope.GetProperty("exitCode").GetInt32()
            )
        );
        Assert.DoesNotContain("\u202e", output, StringComparison.Ordinal);
        Assert.Equal(
            ["line 1 first", "line 3 missing_field", "line 4 turned\u202e", "line 5 invalid_json"],
            envelope.GetProperty("data").EnumerateArray().Select(Told)
        );
        Assert.Equal(["again", "notes.docx", "picture.png"], Skipped(envelope));
        Assert.All(
            [
                "again: skipped: it is a link",
                "notes.docx: skipped: its kind",
                "picture.png: skipped: its kind",
                "feed.jsonl line 5: sent, but",
            ],
            line => Assert.Contains(line, errors, StringComparison.Ordinal)
        );

        await WorkerProcess.RunAsync(_settings, "run", "--drain");
        var records = CommandOutput
            .Data((await WorkerProcess.RunAsync(_settings, "quarantine", "list", "--json")).Output)
            .EnumerateArray()
            .ToArray();
        Assert.Equal(
            ["feed.jsonl line 3.", "feed.jsonl line 5."],
            records
                .Select(record => record.GetProperty("detail").GetString()!.Split('/')[^1])
                .Order(StringComparer.Ordinal)
        ); // a record has a detail
        var status = CommandOutput.Data(
            (await WorkerProcess.RunAsync(_settings, "status", "--json")).Output
        );
        Assert.Equal(
            (0, 2, 2),
            (
                status.GetProperty("waiting").GetInt32(),
                status.GetProperty("quarantined").GetInt32(),
                status.GetProperty("results").GetInt32()
            )
        );

        var key = records[0].GetProperty("key").GetString()!; // a record has a key
        var shown = CommandOutput
            .Data(
                (
                    await WorkerProcess.RunAsync(_settings, "quarantine", "show", key, "--json")
                ).Output
            )
            .EnumerateArray()
            .Single();
        Assert.Equal(key, shown.GetProperty("record").GetProperty("key").GetString());
        Assert.Contains(
            shown.GetProperty("message").GetString(),
            (string[])[$"{{\"body\":\"{Text}\"}}", "not json"]
        );
    }

    [Fact]
    public async Task Clean_estimate_check_and_show_speak_the_same_envelope()
    {
        Directory.CreateDirectory(_folder.File("data", "results"));
        await WriteAsync("a.txt", Text);
        await WriteAsync(
            "b.txt",
            "Mucho texto en español que dice que el ayuntamiento abrió 15 puestos."
        );
        await WriteAsync("c.png", "no picture");
        await WriteAsync("empty.json", "{\"id\":\"x\",\"body\":\"\"}");
        await WriteAsync(
            "english.txt",
            "Much text in Spanish which says that the town hall opened 16 stalls."
        );

        var (cleanCode, clean, cleanErrors) = await WorkerProcess.RunAsync(
            _settings,
            "clean",
            _folder.File("in"),
            "--json"
        );
        var (estimateCode, estimate, _) = await WorkerProcess.RunAsync(
            _settings,
            "estimate",
            _folder.File("in"),
            "--json",
            "--tokens-per-second",
            "10"
        );
        var (checkCode, check, _) = await WorkerProcess.RunAsync(
            _settings,
            "check",
            _folder.File("in", "b.txt"),
            _folder.File("in", "english.txt"),
            "--json"
        );
        var (showCode, show, _) = await WorkerProcess.RunAsync(
            _settings,
            "show",
            "nobody",
            "--json"
        );

        Assert.Equal((1, 1, 1, 1), (cleanCode, estimateCode, checkCode, showCode));
        Assert.Equal(
            [1, 1, 1, 1],
            new[] { clean, estimate, check, show }.Select(output =>
                CommandOutput.Envelope(output).GetProperty("exitCode").GetInt32()
            )
        );
        Assert.Equal(
            ["a.txt", "b.txt", "english.txt"],
            CommandOutput
                .Data(clean)
                .EnumerateArray()
                .Select(article => Path.GetFileName(article.GetProperty("file").GetString()))
        );
        Assert.Equal(["c.png"], Skipped(CommandOutput.Envelope(clean)));
        Assert.DoesNotContain("submit", cleanErrors, StringComparison.Ordinal);
        var total = CommandOutput.Data(estimate).GetProperty("total");
        Assert.Equal(
            total.GetProperty("outputTokens").GetInt32() / 10.0,
            CommandOutput.Data(estimate).GetProperty("seconds").GetDouble()
        );
        Assert.Contains(
            CommandOutput.Data(check).GetProperty("findings").EnumerateArray(),
            finding => finding.GetProperty("severity").GetString() == "hard"
        );
        Assert.Equal("nobody", CommandOutput.Data(show).GetProperty("id").GetString());
    }

    private static string Told(JsonElement message)
    {
        var line = message.GetProperty("file").GetString()!.Split("feed.jsonl ")[1]; // each names its file
        Assert.True(message.GetProperty("sent").GetBoolean());
        return message.TryGetProperty("refusal", out var refusal)
            ? $"{line} {refusal.GetProperty("code").GetString()}"
            : $"{line} {message.GetProperty("id").GetString()}";
    }

    private static IEnumerable<string?> Skipped(JsonElement envelope) =>
        envelope
            .GetProperty("skipped")
            .EnumerateArray()
            .Select(file => Path.GetFileName(file.GetProperty("file").GetString()))
            .Order(StringComparer.Ordinal);

    private async Task WriteAsync(string name, string content)
    {
        var path = _folder.File("in", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // it lies in the folder
        await File.WriteAllTextAsync(path, content, Token);
    }
}
