using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Xml;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CodeHollow.FeedReader;
using Markdig;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsDigest.Digests;
using NewsDigest.Digests.Pages;
using NewsDigest.Publishing;
using NewsDigest.Storage;
using NewsDigest.Tests.Storage;

namespace NewsDigest.Tests.Digests;

/// <summary>What readers find of an edition in the store.</summary>
public sealed class EditionPublisherTests
{
    private const string Attack =
        "<script>alert(1)</script> [x](javascript:alert(1)) \u0001\u202e\ud800";

    private readonly MemoryStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_figure_stands_with_every_source_that_reports_it_its_sentence_and_its_original()
    {
        var page = await PublishAsync(EditionFixture.Morning());

        var dead = page.QuerySelector("table.figures")!;
        Assert.Equal(
            ["at least 14", "12", "about 10"],
            dead.QuerySelectorAll(".value").Select(value => value.TextContent)
        );
        Assert.Equal(
            ["width: 100%", "width: 85.7%"],
            dead.QuerySelectorAll(".bar").Select(bar => bar.GetAttribute("style"))
        );
        Assert.Contains(
            "unverified",
            dead.QuerySelector("tr.unchecked")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["de", "bg", "ar"],
            dead.QuerySelectorAll(".original").Select(original => original.GetAttribute("lang"))
        );
        Assert.All(
            dead.QuerySelectorAll(".original"),
            original => Assert.Equal("auto", original.GetAttribute("dir"))
        );
        Assert.Contains("also in Oderblatt", dead.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "disagree",
            page.DocumentElement.TextContent,
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Fact]
    public async Task Every_sentence_leads_to_the_paragraph_that_it_comes_from_and_every_story_has_an_address()
    {
        var edition = EditionFixture.Morning();
        var page = await PublishAsync(edition);

        Assert.All(edition.Stories, story => Assert.NotNull(page.GetElementById($"s-{story.Id}")));
        Assert.All(
            page.QuerySelectorAll(".sentence"),
            sentence => Assert.NotEmpty(sentence.QuerySelectorAll("a.cite"))
        );
        var cite = page.QuerySelector(".sentence a.cite")!.GetAttribute("href")!;
        Assert.StartsWith("../../../results/hk-8812-", cite, StringComparison.Ordinal);
        Assert.EndsWith("/result.html#p1", cite, StringComparison.Ordinal);
        Assert.Equal(
            "../../../editions/morning/2026-11-29-0700p0100/edition.html#s-st-4f1c2a9be07d3386",
            page.QuerySelectorAll(".story a")
                .Single(link => link.TextContent == "Fire on a ferry off Varna")
                .GetAttribute("href")
        );
        Assert.Contains(
            "10 articles received: 7 in 4 stories, 3 left out",
            page.DocumentElement.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Text_that_attacks_stays_text_in_every_output_and_every_output_is_still_written()
    {
        var page = await PublishAsync(Attacked());

        Assert.Empty(page.QuerySelectorAll("script, img, iframe, [onerror]"));
        Assert.All(
            page.QuerySelectorAll("[href]").Select(link => link.GetAttribute("href")!),
            href => Assert.DoesNotContain("javascript", href, StringComparison.OrdinalIgnoreCase)
        );
        var markdown = new HtmlParser().ParseDocument(
            Markdown.ToHtml(await TextAsync("morning/2026-11-30-0700p0100/edition.md"))
        );
        Assert.Empty(markdown.QuerySelectorAll("script"));
        Assert.All(
            markdown.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!),
            href => Assert.DoesNotContain("javascript", href, StringComparison.OrdinalIgnoreCase)
        );
        Assert.Contains(
            "<script>alert(1)</script> [x](javascript:alert(1))",
            markdown.QuerySelector("h3")!.TextContent,
            StringComparison.Ordinal
        );
        var item = Assert.Single((await AtomAsync("atom.xml")).Items);
        Assert.DoesNotContain(
            "<script",
            ((TextSyndicationContent)item.Content).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_foreign_readers_read_the_feeds_newest_first_with_ids_that_do_not_change()
    {
        await PublishAsync(EditionFixture.Morning());
        await PublishAsync(Later(1));

        var theirs = FeedReader.ReadFromString(await TextAsync("atom.xml"));
        var stories = await AtomAsync("stories.xml");
        var editions = await AtomAsync("atom.xml");

        Assert.Equal(FeedType.Atom, theirs.Type);
        Assert.Equal(
            [
                "Morning digest, Tuesday, 1 December 2026, 07:00",
                "Morning digest, Monday, 30 November 2026, 07:00",
            ],
            theirs.Items.Select(item => item.Title)
        );
        Assert.Equal(
            [
                "urn:newsdigest:morning:2026-12-01-0700p0100",
                "urn:newsdigest:morning:2026-11-30-0700p0100",
            ],
            editions.Items.Select(item => item.Id)
        );
        Assert.Equal(theirs.Items.Select(item => item.Id), editions.Items.Select(item => item.Id));
        Assert.Equal(6, stories.Items.Count());
        Assert.Equal(6, stories.Items.Select(item => item.Id).Distinct().Count());
        Assert.Equal(
            "https://news.test/store/editions/morning/2026-12-01-0700p0100/edition.html",
            theirs.Items.First().Link
        );
        Assert.Contains(
            editions.Links,
            link =>
                link.RelationshipType == "self"
                && link.Uri.AbsoluteUri == "https://news.test/store/editions/atom.xml"
        );
        using var json = JsonDocument.Parse(await TextAsync("feed.json"));
        Assert.Equal(
            "https://jsonfeed.org/version/1.1",
            json.RootElement.GetProperty("version").GetString()
        );
        Assert.Equal(
            editions.Items.Select(item => item.Id),
            json.RootElement.GetProperty("items")
                .EnumerateArray()
                .Select(item => item.GetProperty("id").GetString())
        );
    }

    [Fact]
    public async Task A_revision_takes_the_place_of_the_page_and_moves_the_entry_of_the_feed_and_a_damaged_edition_hides_no_other()
    {
        var first = EditionFixture.Morning();
        await PublishAsync(first);
        var revision = first with
        {
            Revision = 2,
            RevisionReason = "A result was withdrawn.",
            Making = first.Making with { FrozenAt = first.Making.FrozenAt.AddHours(3) },
        };
        await _store.PutAsync(
            StorePath.Of("editions", "morning", "2026-11-28-0700p0100", "edition.json"),
            "{"u8.ToArray(),
            Token
        );

        var page = await PublishAsync(revision);

        Assert.Contains(
            "A result was withdrawn.",
            page.DocumentElement.TextContent,
            StringComparison.Ordinal
        );
        var item = Assert.Single((await AtomAsync("atom.xml")).Items);
        Assert.Equal(revision.Making.FrozenAt, item.LastUpdatedTime);
        var archive = await HtmlAsync("index.html");
        Assert.Single(archive.QuerySelectorAll(".entry"));
    }

    [Fact]
    public async Task What_a_kill_prevented_is_written_at_the_next_look_and_what_is_old_is_left_alone()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var publisher = new EditionPublisher(
            _store,
            new PageRenderer(services, NullLoggerFactory.Instance),
            baseUrl: null
        );
        foreach (var edition in (Edition[])[EditionFixture.Morning(), Later(1)])
        {
            var key = EditionKey.OfId(edition.Id)!; // of the fixture
            await _store.PutAsync(key.Json, EditionFile.Write(edition), Token);
        }

        var since = EditionFixture.Morning().Window.To.AddHours(1);
        var recent = await publisher.RepairAsync(since, always: false, Token);

        Assert.Equal(["morning/2026-12-01-0700p0100"], recent.Select(edition => edition.Id));
        Assert.Equal(
            ["editions/morning/2026-12-01-0700p0100/edition.html"],
            (await AllAsync()).Keys.Where(path =>
                path.EndsWith("edition.html", StringComparison.Ordinal)
            )
        );
        Assert.Equal(2, (await AtomAsync("atom.xml")).Items.Count());
        Assert.Equal(
            "morning/2026-12-01-0700p0100/edition.html",
            FeedReader
                .ReadFromString(await TextAsync("atom.xml"))
                .Items.First()
                .Link.Replace("../editions/", "", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_is_written_again_is_the_same_byte_for_byte()
    {
        await PublishAsync(EditionFixture.Morning());
        var before = await AllAsync();

        await PublishAsync(EditionFixture.Morning());

        Assert.Equal(before, await AllAsync());
    }

    [Fact]
    public async Task An_empty_edition_says_so_and_what_waits()
    {
        var morning = EditionFixture.Morning();
        var page = await PublishAsync(
            morning with
            {
                Stories = [],
                More = [],
                Sections = [],
                Counts = new EditionCounts(0, 0, [], 4, 2),
            }
        );

        Assert.Contains(
            "0 articles received: 0 in 0 stories, 0 left out (4 messages still waited, 2 messages in quarantine).",
            page.DocumentElement.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "No stories in this edition",
            page.DocumentElement.TextContent,
            StringComparison.Ordinal
        );
    }

    private static Edition Later(int days)
    {
        var morning = EditionFixture.Morning();
        var key = EditionKey.Of("morning", morning.Window.To.AddDays(days));
        return morning with
        {
            Id = key.Id,
            Window = morning.Window with { From = morning.Window.To, To = key.At },
        };
    }

    private static Edition Attacked()
    {
        var morning = EditionFixture.Morning();
        var story = morning.Stories[0];
        var article = story.Articles[0];
        return morning with
        {
            Stories =
            [
                story with
                {
                    Headline = Attack,
                    Sentences =
                    [
                        new StorySentence(
                            Attack,
                            [new Citation("a1", "p1"), new Citation("zz", Attack)]
                        ),
                    ],
                    Quotes =
                    [
                        story.Quotes[0] with
                        {
                            Text = Attack,
                            Original = Attack,
                            Speaker = Attack,
                        },
                    ],
                    Figures =
                    [
                        story.Figures[0] with
                        {
                            Label = Attack,
                            Values =
                            [
                                story.Figures[0].Values[0] with
                                {
                                    Text = Attack,
                                    Sentence = Attack,
                                    Source = Attack,
                                },
                            ],
                        },
                    ],
                    Articles =
                    [
                        article with
                        {
                            Source = Attack,
                            Title = new StoryTitle(Attack, Attack),
                            Url = new Uri("javascript:alert(1)"),
                            Result = "../../etc/passwd",
                        },
                        .. story.Articles.Skip(1),
                    ],
                },
            ],
        };
    }

    private async Task<IHtmlDocument> PublishAsync(Edition edition)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var publisher = new EditionPublisher(
            _store,
            new PageRenderer(services, NullLoggerFactory.Instance),
            new Uri("https://news.test/store/")
        );
        var key = EditionKey.OfId(edition.Id)! with { Revision = edition.Revision }; // of the fixture
        await _store.PutAsync(key.Json, EditionFile.Write(edition), Token);
        await publisher.PublishAsync(key, edition, Token);
        await publisher.PublishListsAsync(Token);
        return await HtmlAsync($"{edition.Id}/edition.html");
    }

    private async Task<IHtmlDocument> HtmlAsync(string path) =>
        new HtmlParser().ParseDocument(await TextAsync(path));

    private async Task<SyndicationFeed> AtomAsync(string path)
    {
        using var reader = XmlReader.Create(new StringReader(await TextAsync(path)));
        return SyndicationFeed.Load(reader);
    }

    private async Task<string> TextAsync(string path) =>
        Encoding.UTF8.GetString(
            (await _store.ReadAsync(StorePath.TryParse($"editions/{path}")!.Value, Token))!
                .Value
                .Span // just written
        );

    private async Task<Dictionary<string, string>> AllAsync()
    {
        var all = new Dictionary<string, string>();
        await foreach (var path in _store.ListAsync(StorePath.Of("editions"), Token))
        {
            all[path.Value] = Encoding.UTF8.GetString(
                (await _store.ReadAsync(path, Token))!.Value.Span
            ); // just listed
        }

        return all;
    }
}
