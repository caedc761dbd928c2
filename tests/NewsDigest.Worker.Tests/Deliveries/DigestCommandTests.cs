using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Digests;
using NewsDigest.Publishing;
using NewsDigest.Storage;
using NewsDigest.Tests.Digests;
using NewsDigest.Worker.Local;
using NewsDigest.Worker.Tests.Processes;

namespace NewsDigest.Worker.Tests.Deliveries;

/// <summary>The real program, with a foreign mail server.</summary>
public sealed class DigestCommandTests : IAsyncDisposable
{
    private readonly PostOffice _office = PostOffice.Open();
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_reaches_everybody_once_and_resend_reaches_whom_a_person_names_again()
    {
        var edition = EditionFixture.Morning();
        await PublishAsync("one", "A title", "Hafenkurier", "de", TimeProvider.System.GetUtcNow());
        await Store.PutIfAbsentAsync(
            EditionKey.OfId(edition.Id)!.Json,
            EditionFile.Write(edition),
            Token
        );
        var settings = Settings(
            ("Mail:Host", "127.0.0.1"),
            ("Mail:Port", $"{_office.Port}"),
            ("Mail:Security", "none"),
            ("Mail:From", "digest@news.test"),
            ("Mail:To:0", "one@example.org"),
            ("Mail:To:1", "two@example.org")
        );

        var first = await RunAsync(settings, "send", edition.Id);
        var second = await RunAsync(settings, "send", edition.Id);
        var other = await RunAsync(settings, "send", edition.Id, "--to", "three@example.org");
        var again = await RunAsync(settings, "resend", edition.Id, "--to", "two@example.org");
        var nobody = await RunAsync(settings, "resend", edition.Id, "--unknown");

        Assert.Equal((2, 0), Sent(first));
        Assert.Equal((0, 2), Sent(second));
        Assert.Equal((1, 0), Sent(other));
        Assert.Equal((1, 0), Sent(again));
        Assert.Equal((0, 0), Sent(nobody));
        Assert.Equal(
            ["one@example.org", "three@example.org", "two@example.org", "two@example.org"],
            _office.Mails.Select(mail => mail.To).Order(StringComparer.Ordinal)
        );

        // The same mail: a receiver that has it can drop it.
        Assert.Equal(3, _office.Mails.Select(mail => mail.Mail.MessageId).Distinct().Count());

        var (exitCode, _, errors) = await WorkerProcess.RunAsync(
            settings,
            "digest",
            "resend",
            edition.Id
        );
        Assert.NotEqual(0, exitCode);
        Assert.Contains("--to ADDRESS", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Estimate_says_what_the_stories_of_several_sources_will_cost_before_anything_is_asked()
    {
        var at = TimeProvider.System.GetUtcNow();
        await PublishAsync("one", "Ferry Sveta Elena burns off Varna", "Hafenkurier", "de", at);
        await PublishAsync("two", "Fire on ferry Sveta Elena off Varna", "Radio Varna", "bg", at);
        await PublishAsync("three", "Parliament of Orla elects a speaker", "Orla Post", "es", at);
        var settings = Settings(
            ("Digest:Editions:morning:Schedule", "0 0 1 1 *"),
            ("Digest:Editions:morning:Model", "true"),
            ("Digest:Editions:morning:MaxCalls", "5"),
            ("OpenAI:Model", "gpt-4.1-mini"),
            ("Model:Families:gpt-4.1-mini:InputPrice", "0.4"),
            ("Model:Families:gpt-4.1-mini:CachedPrice", "0.1"),
            ("Model:Families:gpt-4.1-mini:OutputPrice", "1.6"),
            ("Model:Families:gpt-4.1-mini:PricesAsOf", "2026-11-01")
        );

        var (exitCode, output, errors) = await WorkerProcess.RunAsync(
            settings,
            "estimate",
            "--digest",
            "morning"
        );

        Assert.True(exitCode == 0, errors);
        Assert.Contains("1 story: 1 calls, ", output, StringComparison.Ordinal);
        Assert.Contains("Ferry Sveta Elena", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Parliament", output, StringComparison.Ordinal);
        Assert.Contains("Cost: 0.", output, StringComparison.Ordinal);
        Assert.Contains("at most 5 calls", output, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _office.DisposeAsync();
        _folder.Dispose();
    }

    private FolderResultStore Store => new(_folder.Path);

    private Dictionary<string, string> Settings(
        params ReadOnlySpan<(string Key, string Value)> more
    )
    {
        Dictionary<string, string> settings = new() { ["Data"] = _folder.Path };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return settings;
    }

    private static async Task<JsonElement> RunAsync(
        Dictionary<string, string> settings,
        params string[] arguments
    )
    {
        var (exitCode, output, errors) = await WorkerProcess.RunAsync(
            settings,
            ["digest", .. arguments, "--json"]
        );
        Assert.True(exitCode == 0, errors);
        return CommandOutput.Data(output);
    }

    private static (int Sent, int Skipped) Sent(JsonElement report) =>
        (report.GetProperty("sent").GetInt32(), report.GetProperty("skipped").GetInt32());

    private async Task PublishAsync(
        string id,
        string title,
        string source,
        string language,
        DateTimeOffset at
    )
    {
        var result = Newsroom.Result(
            id,
            title,
            [$"{title}, the coast guard of the harbour said.", "Harbour master Petar Ilkov waits."],
            source,
            language,
            at
        );
        var key = new ResultKey(
            StorePath.KeyOf(new ArticleId(id)),
            $"{result.ContentHash[..32]}-{new string('b', 32)}"
        );
        await Store.PutIfAbsentAsync(
            key.Json,
            JsonSerializer.SerializeToUtf8Bytes(result, ArticleJson.Options),
            Token
        );
        await new CurrentResults(Store).RepairAsync(key.Json, result, Token);
        await new PublishedIndex(Store).NoteAsync(key.Json, at, Token);
    }
}
