namespace NewsDigest.Worker.Tests.Processes;

/// <summary>What <c>list</c> shows of a store in which articles ended in different ways.</summary>
public sealed class ListCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings;

    public ListCommandTests() =>
        _settings = new()
        {
            ["Data"] = _folder.File("data"),
            ["Engine"] = "offline",
            ["Health:Url"] = "none",
        };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Articles_are_listed_by_verdict_language_source_and_time()
    {
        await File.WriteAllLinesAsync(
            _folder.File("feed.jsonl"),
            [
                """{"id":"market","title":"Ronda estrena mercado","source":{"name":"El Eco","url":"https://www.eco.example/1"},"body":"La alcaldesa de Ronda abrió este jueves el nuevo mercado, junto con el consejero de Comercio. Las ventas subieron un 15,6 % en 2024."}""",
                """{"id":"harbour","source":{"name":"The Tide"},"body":"The council opened the new harbour on Thursday, after three years of work on the old quay by the river."}""",
                """{"id":"turned\u202ename","source":{"name":"Der Bote"},"priority": "low","body":"Die Bürgermeisterin eröffnete am Donnerstag den neuen Markt, nachdem drei Jahre lang an der alten Halle gebaut worden war."}""",
            ],
            TestContext.Current.CancellationToken
        );
        await WorkerProcess.RunAsync(_settings, "submit", _folder.File("feed.jsonl"));
        await WorkerProcess.RunAsync(_settings, "run", "--drain");

        var (exitCode, output, _) = await WorkerProcess.RunAsync(_settings, "list");
        Assert.Equal(0, exitCode);
        Assert.Contains("3 of 3 articles: ", output, StringComparison.Ordinal);
        Assert.Contains("1 failed.", output, StringComparison.Ordinal);
        Assert.Contains(
            output.Split('\n'),
            line =>
                line.Contains("  es  ", StringComparison.Ordinal)
                && line.Contains("El Eco", StringComparison.Ordinal)
                && line.Contains("offline", StringComparison.Ordinal)
                && line.Contains("market", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("\u202e", output, StringComparison.Ordinal);

        Assert.Equal(["turned\u202ename"], await IdsAsync("--failed"));
        Assert.Equal(
            ["turned\u202ename"],
            await IdsAsync("--verdict", "FAILED", "--language", "de")
        );
        Assert.Equal(["market"], await IdsAsync("--source", "eco.example"));
        Assert.Equal(["harbour"], await IdsAsync("--source", "the tide", "--since", "7d"));
        Assert.Equal(
            ["harbour", "market", "turned\u202ename"],
            await IdsAsync("--since", "2026-01-01")
        );
        Assert.Empty(await IdsAsync("--since", "9999-01-01"));

        var result = CommandOutput.Result(
            (await WorkerProcess.RunAsync(_settings, "show", "turned\u202ename", "--json")).Output
        );
        Assert.Contains(
            result.Removed,
            receipt =>
                receipt.Rule == "priority_without_effect"
                && receipt.Text.Contains("'low'", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(
        "--verdict: 'verifed' is not one of verified, verified_with_notes, needs_review, failed.",
        "--verdict",
        "verifed"
    )]
    [InlineData("--since: 'yesterday' is not a date such as", "--since", "yesterday")]
    [InlineData(
        "list: --failed and --verdict ask for different results.",
        "--failed",
        "--verdict",
        "verified"
    )]
    public async Task A_filter_that_there_is_not_is_refused(string told, params string[] filter)
    {
        Directory.CreateDirectory(_folder.File("data", "results"));

        var (exitCode, _, errors) = await WorkerProcess.RunAsync(_settings, ["list", .. filter]);

        Assert.Equal(2, exitCode);
        Assert.Contains(told, errors, StringComparison.Ordinal);
    }

    private async Task<string?[]> IdsAsync(params string[] filter)
    {
        var (exitCode, output, errors) = await WorkerProcess.RunAsync(
            _settings,
            ["list", "--json", .. filter]
        );
        Assert.True(exitCode == 0, errors);
        return
        [
            .. CommandOutput
                .Data(output)
                .EnumerateArray()
                .Select(row => row.GetProperty("id").GetString())
                .Order(StringComparer.Ordinal),
        ];
    }
}
