using System.Text;
using NewsDigest.Digests;
using NewsDigest.Digests.Stories;
using NewsDigest.Publishing;
using NewsDigest.Storage;
using NewsDigest.Tests.Storage;

namespace NewsDigest.Tests.Digests;

public sealed class EditionMakerTests
{
    private static readonly DigestOptions Daily = Newsroom.Options(
        ("morning", "0 7 * * *", "Europe/Berlin")
    );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_any_write_the_next_maker_ends_in_one_edition()
    {
        var writes = 0;
        for (var kill = 0; kill <= 2 * writes; kill++)
        {
            var room = await FilledAsync();
            var store = new HookedStore(room.Store);
            var (at, isBefore) = (kill / 2, kill % 2 == 0);
            if (kill > 0)
            {
                store.Before = _ =>
                    isBefore && store.Writes >= at
                        ? throw new KilledException()
                        : Task.CompletedTask;
                store.After = _ =>
                    !isBefore && store.Writes >= at
                        ? throw new KilledException()
                        : Task.CompletedTask;
            }

            await KilledAsync(() => room.Maker(Daily, store).MakeDueAsync(null, Token));
            writes = kill == 0 ? store.Writes : writes;
            room.Time.Advance(TimeSpan.FromMinutes(1));
            await room.Maker(Daily).MakeDueAsync(null, Token);

            var edition = Assert.Single(await room.EditionsAsync("morning"));
            Assert.Equal(room.Published.Order(), Newsroom.TellsOf(edition).Order());
            await room.AssertMadeAgainAsync(Daily);
        }

        Assert.True(writes >= 5);
    }

    [Fact]
    public async Task A_leader_that_stood_still_publishes_nothing_over_its_successor()
    {
        var room = await FilledAsync();
        var paused = new HookedStore(room.Store);
        var successor = "";
        paused.Before = async path =>
        {
            if (
                successor.Length == 0
                && path.Value.EndsWith("/edition.json", StringComparison.Ordinal)
            )
            {
                room.Time.Advance(TimeSpan.FromMinutes(10));
                await room.PublishAsync("late", 3, "Other", "de");
                await room.Maker(Daily).MakeDueAsync(null, Token);
                successor = room.Store.Text(path.Value);
            }
        };

        // It has lost its lease, and does not know.
        await room.Maker(Daily, paused, claims: new MemoryStore()).MakeDueAsync(null, Token);

        var edition = Assert.Single(await room.EditionsAsync("morning"));
        Assert.Equal(successor, Encoding.UTF8.GetString(EditionFile.Write(edition)));
    }

    [Fact]
    public async Task An_article_that_came_too_late_for_its_window_is_in_the_next_edition_once()
    {
        var room = await FilledAsync();
        await room.Maker(Daily).MakeDueAsync(null, Token);
        await room.PublishAsync("slow", 40, "Slow", "fi", room.Time.GetUtcNow().AddHours(-3));
        room.Time.Advance(TimeSpan.FromDays(1));
        await room.Maker(Daily).MakeDueAsync(null, Token);
        room.Time.Advance(TimeSpan.FromDays(1));
        await room.Maker(Daily).MakeDueAsync(null, Token);

        var editions = await room.EditionsAsync("morning");
        Assert.Equal(
            [0, 1, 0],
            editions.Select(edition => Newsroom.TellsOf(edition).Count(id => id == "slow"))
        );
    }

    [Fact]
    public async Task After_a_long_pause_the_newest_editions_are_made_and_the_older_ones_are_noted_as_skipped()
    {
        var room = await FilledAsync();
        await room.Maker(Daily).MakeDueAsync(null, Token);
        room.Time.Advance(TimeSpan.FromDays(10));
        await room.Maker(Daily).MakeDueAsync(null, Token);

        var states = await new EditionLibrary(room.Store).ListAsync("morning", Token);
        Assert.Equal(3, states.Count(state => state.State == EditionStates.Skipped));
        Assert.Equal(8, states.Count(state => state.State == EditionStates.Published));
        Assert.Contains(
            "No article had a result",
            (await new EditionLibrary(room.Store).ReadAsync(states[^1].Key, Token))!.Notes[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_order_in_which_the_store_lists_changes_no_byte()
    {
        HashSet<string> all = [];
        for (var seed = 0; seed < 20; seed++)
        {
            var room = await FilledAsync();
            var store = new HookedStore(room.Store) { Shuffled = new Random(seed) };
            await room.Maker(Daily, store).MakeDueAsync(null, Token);
            all.Add(
                Encoding.UTF8.GetString(
                    EditionFile.Write((await room.EditionsAsync("morning")).Single())
                )
            );
        }

        Assert.Single(all);
    }

    [Fact]
    public async Task A_story_goes_on_under_its_id_and_names_the_older_edition()
    {
        var room = await FilledAsync();
        await room.Maker(Daily).MakeDueAsync(null, Token);
        await room.PublishAsync("next-day", 3, "Nova", "hr");
        room.Time.Advance(TimeSpan.FromDays(1));
        await room.Maker(Daily).MakeDueAsync(null, Token);

        var editions = await room.EditionsAsync("morning");
        var before = editions[0]
            .Stories.Single(story => story.Articles.Any(article => article.Id == "s3-0"));
        var after = Assert.Single(editions[1].Stories);
        Assert.Equal(before.Id, after.Id);
        Assert.Equal(
            (editions[0].Id, before.Headline),
            (after.Continues?.Edition, after.Continues?.Headline)
        );
    }

    [Fact]
    public async Task A_person_puts_articles_together_and_apart_and_the_edition_gets_a_second_revision()
    {
        var room = await FilledAsync();
        await room.Maker(Daily).MakeDueAsync(null, Token);
        var first = (await room.EditionsAsync("morning")).Single();
        var overrides = new StoryOverrides(
            [
                ["s2-0", "s11-0"],
            ],
            [
                ["s3-0", "s3-1", "s3-2"],
            ]
        );
        var maker = room.Maker(Daily, overrides: overrides);

        var second = (
            await maker.ReviseAsync(
                EditionKey.OfId(first.Id)!,
                maker.Definitions[0],
                "by hand",
                Token
            )
        )!;

        Assert.Equal((2, "by hand"), (second.Revision, second.RevisionReason));
        Assert.DoesNotContain(
            "s11-0",
            StoryOf(first, "s2-0").Articles.Select(article => article.Id)
        );
        Assert.Contains("s11-0", StoryOf(second, "s2-0").Articles.Select(article => article.Id));
        Assert.Contains(StoryOf(second, "s2-0").Why, why => why.By == "override");
        Assert.NotEqual(StoryOf(second, "s3-0").Id, StoryOf(second, "s3-1").Id);
        Assert.Equal(StoryOf(first, "s3-0").Id, StoryOf(first, "s3-1").Id);
        Assert.Null(
            await maker.ReviseAsync(
                EditionKey.OfId(first.Id)!,
                maker.Definitions[0],
                "again",
                Token
            )
        );
    }

    [Fact]
    public async Task A_store_without_an_index_gets_one_by_reading_its_results()
    {
        var room = await FilledAsync();
        foreach (
            var path in room
                .Store.Paths.Where(path => path.StartsWith("published/", StringComparison.Ordinal))
                .ToArray()
        )
        {
            await room.Store.DeleteAsync(StorePath.TryParse(path)!.Value, Token); // a path of the store
        }

        var index = new PublishedIndex(room.Store);

        Assert.Equal(
            (room.Published.Count, room.Published.Count),
            await index.RepairAsync(_ => { }, Token)
        );
        Assert.Equal((room.Published.Count, 0), await index.RepairAsync(_ => { }, Token));
        await room.Maker(Daily).MakeDueAsync(null, Token);
        Assert.Equal(
            room.Published.Order(),
            Newsroom.TellsOf((await room.EditionsAsync("morning")).Single()).Order()
        );
    }

    [Fact]
    public async Task The_same_text_of_two_papers_counts_as_one_source_and_is_listed_as_a_copy()
    {
        var room = new Newsroom();
        string[] english =
        [
            "The ferry Sveta Elena burned off Varna; at least 14 people died, the coast guard said.",
            "Divers search the lower deck of the ferry until Tuesday.",
        ];
        string[] german =
        [
            "Die Fähre Sveta Elena brannte vor Warna; mindestens 14 Menschen starben, teilte die Küstenwache mit.",
            "Taucher suchen das untere Deck der Fähre bis Dienstag ab.",
        ];
        string[] other =
        [
            "Der Brand auf der Fähre Sveta Elena forderte 12 Tote, sagt der Rundfunk Warna.",
            "Die Taucher sind am Unterdeck.",
        ];
        string[] otherEnglish =
        [
            "The fire on the ferry Sveta Elena killed 12 people, radio Varna says.",
            "Divers are at the lower deck of the ferry off Varna.",
        ];
        var at = room.Time.GetUtcNow();
        await room.PublishAsync(
            Newsroom.Result(
                "one",
                "Ferry Sveta Elena burns off Varna",
                english,
                "Hafenkurier",
                "de",
                at,
                german
            )
        );
        await room.PublishAsync(
            Newsroom.Result(
                "two",
                "Ferry Sveta Elena burns off Varna",
                english,
                "Oderblatt",
                "de",
                at.AddMinutes(5),
                german
            )
        );
        await room.PublishAsync(
            Newsroom.Result(
                "three",
                "Fire on ferry Sveta Elena off Varna",
                otherEnglish,
                "Radio Varna",
                "de",
                at.AddMinutes(9),
                other
            )
        );
        room.Time.Advance(TimeSpan.FromDays(1));
        await room.Maker(Daily).MakeDueAsync(null, Token);

        var story = Assert.Single((await room.EditionsAsync("morning")).Single().Stories);
        Assert.Equal(2, story.Sources);
        Assert.Equal(
            ["copy"],
            story.Articles.Where(article => article.Id == "two").Select(article => article.Role)
        );
        var dead = Assert.Single(story.Figures);
        Assert.Equal(("dead", true), (dead.Kind, dead.Differs));
        Assert.Equal(["12", "at least 14"], dead.Values.Select(value => value.Text));
        Assert.Equal(german[0], dead.Values[1].Original);
        Assert.All(dead.Values, value => Assert.True(value.IsChecked));
        Assert.Equal(
            ["a3"],
            dead.Values.Where(value => value.Value == 14).SelectMany(value => value.AlsoIn)
        );
    }

    /// <summary>How long one of thousands takes is measured with <c>NEWSROOM_EDITION=5000</c>: docs/digest.md.</summary>
    [Fact]
    public async Task A_large_edition_has_every_article()
    {
        var count = int.Parse(
            Environment.GetEnvironmentVariable("NEWSROOM_EDITION") ?? "150",
            System.Globalization.CultureInfo.InvariantCulture
        );
        var room = new Newsroom();
        for (var article = 0; article < count; article++)
        {
            room.Time.Advance(TimeSpan.FromSeconds(5));
            await room.PublishAsync(
                $"b{article}",
                article * 7 / 3,
                $"Source {article % 30}",
                Languages[article % Languages.Length]
            );
        }

        room.Time.Advance(TimeSpan.FromDays(1));
        var options = Newsroom.Options(("all", "0 0 1 1 *", "UTC"));
        var maker = room.Maker(options);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var edition = await maker.MakeAsync(
            maker.Definitions[0],
            new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Token
        );
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} articles in {watch.Elapsed}");

        Assert.Equal(count, Newsroom.TellsOf(edition).Distinct().Count());
        Assert.Equal(count, edition.Counts.Received);
    }

    private static readonly string[] Languages =
    [
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "bg",
        "hr",
        "ru",
        "uk",
        "ar",
        "he",
        "ja",
    ];

    private static async Task<Newsroom> FilledAsync()
    {
        var room = new Newsroom();
        for (var story = 0; story < 12; story++)
        {
            for (var article = 0; article <= story % 4; article++)
            {
                room.Time.Advance(TimeSpan.FromMinutes(3));
                await room.PublishAsync(
                    $"s{story}-{article}",
                    story,
                    $"Source {article}",
                    Languages[article]
                );
            }
        }

        room.Time.SetUtcNow(new DateTimeOffset(2026, 10, 21, 8, 0, 0, TimeSpan.Zero));
        return room;
    }

    private static async Task KilledAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (KilledException)
        {
            // As it should be.
        }
    }

    private static Story StoryOf(Edition edition, string article) =>
        edition.Stories.Single(story => story.Articles.Any(one => one.Id == article));
}
