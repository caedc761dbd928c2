using NewsDigest.Articles;

namespace NewsDigest.Worker.Tests.Processes;

/// <summary>Pages that are no article and feeds, through the whole program.</summary>
public sealed class NoArticleProcessTests : IDisposable
{
    private const string Feed = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
        <title>Harbour &amp; Ledger</title><link>https://ledger.test</link><language>en-GB</language>
        <item><title><![CDATA[Bridge opens]]></title><link>https://ledger.test/a</link><guid isPermaLink="false">bridge-1</guid>
        <pubDate>Tue, 03 Feb 2026 10:00:00 +0100</pubDate><description>Short […]</description>
        <content:encoded><![CDATA[<p>The mayor of Selm opened the new&nbsp;bridge on Tuesday, which cost 34 million crowns.</p>]]></content:encoded></item>
        <item><title>Snow&nbsp;in the pass</title><link>https://ledger.test/b</link>
        <description>The council closed the pass of Corvo until Thursday, because 40 centimetres of snow had fallen & […]</description></item>
        </channel></rss>
        """;

    private const string Wall =
        "<html lang=\"en\"><head><title>ledger.test</title></head><body><p id=\"cmsg\">Please enable JS and disable any ad blocker</p></body></html>";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings;

    public NoArticleProcessTests() =>
        _settings = new()
        {
            ["Data"] = _folder.File("data"),
            ["Engine"] = "offline",
            ["Health:Url"] = "none",
        };

    [Fact]
    public async Task A_feed_becomes_its_items_a_wall_is_blocked_with_its_kind_and_a_cut_text_says_so()
    {
        Directory.CreateDirectory(_folder.File("in"));
        await File.WriteAllTextAsync(
            _folder.File("in", "feed.xml"),
            Feed,
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            _folder.File("in", "wall.html"),
            Wall,
            TestContext.Current.CancellationToken
        );

        var (_, submitted, errors) = await WorkerProcess.RunAsync(
            _settings,
            "submit",
            _folder.File("in")
        );
        var (_, run, _) = await WorkerProcess.RunAsync(_settings, "run", "--drain");

        Assert.True(
            submitted.Contains("3 messages put on the queue", StringComparison.Ordinal),
            submitted + errors
        );
        Assert.Contains("2 published", run, StringComparison.Ordinal);
        var whole = await ShowAsync("bridge-1");
        Assert.Equal(
            ("Bridge opens", "Harbour & Ledger", "https://ledger.test/a"),
            (whole.Title.Original, whole.Source.Name, whole.Source.Url?.AbsoluteUri)
        );
        Assert.Equal(
            "The mayor of Selm opened the new bridge on Tuesday, which cost 34 million crowns.",
            Assert.Single(whole.Paragraphs).Original
        );
        Assert.Equal(
            new DateTimeOffset(2026, 2, 3, 10, 0, 0, TimeSpan.FromHours(1)),
            whole.Source.PublishedAt
        );
        Assert.DoesNotContain(whole.Caveats, caveat => caveat.Kind == "truncated_source");

        var cut = await ShowAsync("https://ledger.test/b");
        Assert.Equal("Snow in the pass", cut.Title.Original);
        Assert.Contains(cut.Caveats, caveat => caveat.Kind == "truncated_source");
        Assert.Equal("Only the beginning of the article was there.", cut.Summary?.Note);

        var wall = await ShowAsync("wall.html");
        Assert.Equal(Verdict.Failed, wall.Verdict);
        Assert.Equal(
            ("not_an_article", "script_wall"),
            (Assert.Single(wall.Reasons).Check, wall.Reasons[0].Found)
        );
        Assert.Null(wall.Summary);
        Assert.All(wall.Paragraphs, paragraph => Assert.Null(paragraph.English));
    }

    [Fact]
    public async Task A_file_that_is_no_feed_is_named_and_nothing_is_sent()
    {
        Directory.CreateDirectory(_folder.File("in"));
        await File.WriteAllTextAsync(
            _folder.File("in", "sitemap.xml"),
            "<urlset><url><loc>https://ledger.test/a</loc></url></urlset>",
            TestContext.Current.CancellationToken
        );

        var (exitCode, output, errors) = await WorkerProcess.RunAsync(
            _settings,
            "submit",
            _folder.File("in", "sitemap.xml")
        );

        Assert.NotEqual(0, exitCode);
        Assert.Contains(
            "sitemap.xml: skipped: it cannot be read: it is no RSS, Atom or JSON Feed",
            output + errors,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => _folder.Dispose();

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
