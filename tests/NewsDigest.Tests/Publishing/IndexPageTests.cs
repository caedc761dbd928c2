using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsDigest.Articles;
using NewsDigest.Publishing;
using NewsDigest.Storage;
using NewsDigest.Tests.Storage;

namespace NewsDigest.Tests.Publishing;

/// <summary>The page of links, as somebody opens it from the store.</summary>
public sealed class IndexPageTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly MemoryStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_stand_by_day_newest_first_with_counts()
    {
        await PutAsync("old", Noon.AddDays(-1), "es");
        await PutAsync("first", Noon, "es");
        await PutAsync("second", Noon.AddHours(1), "ar");

        var index = await IndexAsync();

        Assert.Equal(
            ["Monday, 2 March 2026 2 results", "Sunday, 1 March 2026 1 result"],
            index.QuerySelectorAll("h2").Select(day => day.TextContent)
        );
        Assert.Equal(
            ["Title of second", "Title of first", "Title of old"],
            index.QuerySelectorAll("h3").Select(title => title.TextContent)
        );
    }

    [Fact]
    public async Task Each_filter_counts_its_choices_and_hides_by_style_alone_what_does_not_have_the_chosen_one()
    {
        await PutAsync("one", Noon, "es", topic: "sports");
        await PutAsync("two", Noon, "es", topic: "economy");
        await PutAsync("three", Noon, "ar", topic: "sports");

        var index = await IndexAsync();

        var choices = index
            .QuerySelectorAll("label")
            .ToDictionary(
                label => label.FirstChild!.TextContent.Trim(),
                label =>
                    label.QuerySelectorAll("option").Skip(1).Select(option => option.TextContent)
            );
        Assert.Equal(["Spanish (2)", "Arabic (1)"], choices["Language"]);
        Assert.Equal(["sports (2)", "economy (1)"], choices["Topic"]);
        Assert.DoesNotContain("Verdict", choices.Keys);
        var arabic = index
            .QuerySelectorAll("option")
            .Single(option => option.TextContent == "Arabic (1)")
            .GetAttribute("value");
        Assert.Equal(
            "Title of three",
            Assert
                .Single(index.QuerySelectorAll($".entry.{arabic}"))
                .QuerySelector("h3")!
                .TextContent
        );
        Assert.Contains(
            $"main:has(option[value={arabic}]:checked) .entry:not(.{arabic})",
            index.QuerySelector("style")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(index.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task A_page_leads_back_to_the_index_and_on_to_its_neighbours_and_is_written_again_only_when_they_change()
    {
        await PutAsync("first", Noon, "es");
        await PutAsync("second", Noon.AddHours(1), "es");
        await IndexAsync();
        var first = await PageAsync("first");
        var untouched = await PageAsync("second");

        await PutAsync("third", Noon.AddHours(2), "es");
        await IndexAsync();

        Assert.Equal(first.Text, (await PageAsync("first")).Text);
        Assert.NotEqual(untouched.Text, (await PageAsync("second")).Text);
        var second = await PageAsync("second");
        Assert.Equal(
            ["All results", "Newer: Title of third", "Older: Title of first"],
            second.Html.QuerySelectorAll("nav a").Select(link => link.TextContent)
        );
        Assert.Equal(
            ["index.html", KeyOf("third").Html.Value, KeyOf("first").Html.Value],
            second
                .Html.QuerySelectorAll("nav a")
                .Select(link => Resolve(KeyOf("second").Html, link.GetAttribute("href")!))
        );
    }

    [Fact]
    public async Task A_title_that_is_an_attack_stays_text_in_the_index_and_in_links_and_cannot_end_their_place()
    {
        const string Hostile = "<!--/links--><script>alert(1)</script>";
        await PutAsync("first", Noon, "es");
        await PutAsync("second", Noon.AddHours(1), "es", title: Hostile);
        await IndexAsync();
        await PutAsync("third", Noon.AddHours(2), "es", title: Hostile);

        var index = await IndexAsync();

        Assert.Equal(Hostile, index.QuerySelector("h3")!.TextContent);
        Assert.Empty(index.QuerySelectorAll("script"));
        var page = (await PageAsync("second")).Html;
        Assert.Equal(3, page.QuerySelectorAll("nav a").Length);
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    private async Task PutAsync(
        string id,
        DateTimeOffset finished,
        string language,
        string topic = "disaster",
        string? title = null
    )
    {
        var whole = TestResults.Whole();
        await using var services = new ServiceCollection().BuildServiceProvider();
        await new ResultPublisher(
            _store,
            new PageRenderer(services, NullLoggerFactory.Instance)
        ).PublishAsync(
            KeyOf(id),
            whole with
            {
                Id = id,
                Language = new DetectedLanguage(language, 0.9),
                Title = new ResultTitle("Titular", title ?? $"Title of {id}"),
                Summary = whole.Summary! with { Topics = [topic] }, // a whole result has one
                Timings = whole.Timings with { FinishedAt = finished },
            },
            Token
        );
    }

    private static ResultKey KeyOf(string id) =>
        new(StorePath.KeyOf(new ArticleId(id)), $"{new string('a', 32)}-{new string('b', 32)}");

    private async Task<IHtmlDocument> IndexAsync()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await new IndexPublisher(
            _store,
            new ResultLibrary(_store),
            new PageRenderer(services, NullLoggerFactory.Instance),
            TimeProvider.System,
            NullLogger<IndexPublisher>.Instance
        ).PublishAsync(Token);
        return (await ReadAsync(StorePath.Of("index.html"))).Html;
    }

    private Task<(string Text, IHtmlDocument Html)> PageAsync(string id) =>
        ReadAsync(KeyOf(id).Html);

    private async Task<(string Text, IHtmlDocument Html)> ReadAsync(StorePath path)
    {
        var text = Encoding.UTF8.GetString((await _store.ReadAsync(path, Token))!.Value.Span); // just written
        return (text, new HtmlParser().ParseDocument(text));
    }

    private static string Resolve(StorePath page, string href) =>
        new Uri(new Uri($"https://store.test/{page.Value}"), href).AbsolutePath.TrimStart('/');
}
