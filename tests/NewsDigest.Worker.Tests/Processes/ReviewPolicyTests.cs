using NewsDigest.Articles;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Processes;

/// <summary>What the whole program does with a result that needs a review, for each policy of the key <c>Review</c>.</summary>
public sealed class ReviewPolicyTests : IDisposable
{
    private const string Source =
        "Según el ayuntamiento, las ventas subieron un 15,6 % en 2024 hasta los 4,1 millones de pesos, y habrá 19 puestos más.";
    private const string Wrong =
        "According to the town hall, sales rose by 16.5% in 2024 to 4.1 million pesos, and there will be 19 more stalls.";
    private const string Right =
        "According to the town hall, sales rose by 15.6% in 2024 to 4.1 million pesos, and there will be 19 more stalls.";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Publish_is_the_default_and_the_verdict_says_it()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(_ => Wrong)
        );

        var run = await WorkAsync(server, review: null);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        var result = CommandOutput.Result(
            (await RunAsync(server, null, "show", "mercado", "--json")).Output
        );
        Assert.Equal(Verdict.NeedsReview, result.Verdict);
        Assert.Contains(
            result.Reasons,
            finding => finding is { Check: "V09", Paragraph: "p1", Severity: Severity.Hard }
        );
        Assert.Equal(2, result.Verification!.NumbersChecked - result.Verification.NumbersMatched); // 15.6 and 16.5; a result with English says what was checked
    }

    [Fact]
    public async Task A_held_result_is_out_of_the_results_until_it_is_released()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(_ => Wrong)
        );

        var run = await WorkAsync(server, "hold");
        var calls = server.Requests.Count;

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(
            "Done, but 1 message needs a person: 0 published; 1 held for review",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.Empty(Results("results"));
        Assert.Single(Results("held"));
        Assert.Contains(
            "held for review",
            (await RunAsync(server, "hold", "status")).Output,
            StringComparison.Ordinal
        );
        var shown = (await RunAsync(server, "hold", "show", "mercado")).Output;
        Assert.Contains("needs_review", shown, StringComparison.Ordinal);
        Assert.Contains("result.html", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "ayuntamiento",
            await File.ReadAllTextAsync(
                Directory
                    .GetFiles(_folder.File("data"), "record.json", SearchOption.AllDirectories)
                    .Single(),
                Token
            ),
            StringComparison.Ordinal
        );

        // The same article again is not paid for again, and waits for the same decision.
        await WorkAsync(server, "hold");
        Assert.Equal(calls, server.Requests.Count);
        Assert.Single(Results("held"));

        var release = await RunAsync(server, "hold", "quarantine", "release", "mercado");
        Assert.True(release.ExitCode == 0, release.Output + release.Errors);
        Assert.Empty(Results("held"));
        Assert.Single(Results("results"));
        Assert.Contains(
            "Nothing is quarantined.",
            (await RunAsync(server, "hold", "quarantine", "list")).Output,
            StringComparison.Ordinal
        );

        await WorkAsync(server, "hold");
        Assert.Equal(calls, server.Requests.Count);
        Assert.Single(Results("results"));
    }

    [Fact]
    public async Task A_quarantined_result_leaves_nothing_and_is_worked_on_again_when_it_is_requeued()
    {
        var english = Wrong;
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(_ => english)
        );

        await WorkAsync(server, "quarantine");

        Assert.Empty(Results("results"));
        Assert.Empty(Results("held"));
        Assert.Contains(
            "needs_review",
            (await RunAsync(server, "quarantine", "quarantine", "list")).Output,
            StringComparison.Ordinal
        );

        // A better model is another way of working; with the same one nothing would be asked again.
        english = Right;
        await RunAsync(server, "quarantine", "quarantine", "requeue", "mercado");
        var run = await WorkerProcess.RunAsync(
            new Dictionary<string, string>(Settings(server, "quarantine"))
            {
                ["OpenAI:Model"] = "better",
            },
            "run",
            "--drain"
        );

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Single(Results("results"));
        Assert.Contains(
            "Nothing is quarantined.",
            (await RunAsync(server, "quarantine", "quarantine", "list")).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_policy_that_there_is_not_is_refused_at_the_start()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(_ => Right)
        );

        var run = await RunAsync(server, "ask", "run", "--drain");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Review: 'ask'", run.Errors, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Errors)> WorkAsync(
        ScriptedServer server,
        string? review
    )
    {
        await File.WriteAllTextAsync(
            _folder.File("mercado.json"),
            $$"""{"id":"mercado","language":"es","body":"{{Source}}"}""",
            Token
        );
        await RunAsync(server, review, "submit", _folder.File("mercado.json"));
        return await RunAsync(server, review, "run", "--drain");
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(
        ScriptedServer server,
        string? review,
        params string[] arguments
    ) => WorkerProcess.RunAsync(Settings(server, review), arguments);

    private Dictionary<string, string> Settings(ScriptedServer server, string? review)
    {
        Dictionary<string, string> settings = new()
        {
            ["Engine"] = "openai",
            ["OpenAI:BaseUrl"] = new Uri(server.Address, "/v1").ToString(),
            ["OpenAI:Model"] = "llama3.1",
            ["Data"] = _folder.File("data"),
            ["Health:Url"] = "none",
        };
        if (review is not null)
        {
            settings["Review"] = review;
        }

        return settings;
    }

    /// <summary>Files of the store's folder; the queue lies beside it.</summary>
    private string[] Results(string folder) =>
        [
            .. Directory
                .GetFiles(_folder.File("data"), "result.json", SearchOption.AllDirectories)
                .Where(file =>
                    Path.GetRelativePath(_folder.File("data"), file)
                        .Split(Path.DirectorySeparatorChar)
                        .Contains(folder)
                ),
        ];
}
