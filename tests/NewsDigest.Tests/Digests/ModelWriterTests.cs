using System.Text;
using NewsDigest.ChatModels;
using NewsDigest.Digests;
using NewsDigest.Tests.ChatModels;

namespace NewsDigest.Tests.Digests;

public sealed class ModelWriterTests
{
    private const string Good =
        """{"sentences":[{"source_ids":["a1p1","a2p1"],"text":"The ferry Sveta Elena burned off Varna."},{"source_ids":["a2p2"],"text":"Divers search the lower deck until Tuesday."}],"headline":{"source_ids":["a1p1"],"text":"Ferry Sveta Elena burns off Varna"}}""";

    private static readonly DigestOptions Options = new()
    {
        Editions = new Dictionary<string, EditionOptions>
        {
            ["morning"] = new()
            {
                Schedule = "0 7 * * *",
                Zone = "Europe/Berlin",
                Model = true,
            },
        },
        Settle = TimeSpan.Zero,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_model_writes_and_the_checks_accept_is_told_with_its_citations()
    {
        var chat = new ScriptedChatClient((_, _) => Good);
        var (edition, room) = await EditionAsync(chat);

        var story = Assert.Single(edition.Stories);
        Assert.Equal(
            ("model", 1, "model"),
            (edition.Making.Writer, edition.Making.Calls, story.Writer)
        );
        Assert.Equal("Ferry Sveta Elena burns off Varna", story.Headline);
        Assert.Equal(
            [
                "The ferry Sveta Elena burned off Varna.",
                "Divers search the lower deck until Tuesday.",
            ],
            story.Sentences.Select(sentence => sentence.Text)
        );
        Assert.Equal([new Citation("a2", "p2")], story.Sentences[1].Citations);
        Assert.StartsWith("digest@", edition.Making.Prompt, StringComparison.Ordinal);

        // Made again after the answers are gone, it asks nothing and has the same bytes.
        var key = EditionKey.OfId(edition.Id)!;
        var silent = new ScriptedChatClient(
            (_, _) => throw new InvalidOperationException("asked again")
        );
        var input = (await EditionInput.ReadAsync(room.Store, key, Token))!;
        var again = await new EditionComposer(
            room.Store,
            TestModels.Writer(silent, room.Store)
        ).ComposeAsync(input, writes: true, Token);
        Assert.Equal(
            room.Store.Text(key.Json.Value),
            Encoding.UTF8.GetString(EditionFile.Write(again.Edition))
        );
    }

    [Theory]
    [InlineData("I am sorry, here is prose: the ferry sank at https://evil.example/x.")]
    [InlineData(
        """{"sentences":[{"source_ids":["a1p1"],"text":"Read all at https://evil.example/x now."}],"headline":{"source_ids":["a1p1"],"text":"See www.evil.example"}}"""
    )]
    [InlineData(
        """{"sentences":[{"source_ids":["a1p1"],"text":"Read [all](//evil.example/x) now."}],"headline":{"source_ids":["a1p1"],"text":"Ferry evil.com burns"}}"""
    )]
    [InlineData(
        """{"sentences":[{"source_ids":["a9p9"],"text":"The ferry burned evil."}],"headline":{"source_ids":["a9p1"],"text":"Evil ferry"}}"""
    )]
    [InlineData(
        """{"sentences":[{"source_ids":[],"text":"The evil ferry burned."}],"headline":{"source_ids":[],"text":"Evil ferry"}}"""
    )]
    [InlineData(
        """{"sentences":[{"source_ids":["a1p1"],"text":"At least 6438 evil people died."}],"headline":{"source_ids":["a1p1"],"text":"6438 evil dead"}}"""
    )]
    [InlineData(
        """{"sentences":[{"source_ids":["a1p2"],"text":"Radio Evilia counts 12 dead."}],"headline":{"source_ids":["a1p2"],"text":"Radio Evilia counts 12 dead"}}"""
    )]
    [InlineData(
        """{"sentences":[{"source_ids":["a1p1"],"text":"The evil ferry [a1p1] burned."}],"headline":{"source_ids":["a1p1"],"text":"Evil a1p1 ferry"}}"""
    )]
    [InlineData(
        """{"sentences":[{"source_ids":["a1p1"],"text":"<a href=evil>Ferry</a> burned."}],"headline":{"source_ids":["a1p1"],"text":"<b>evil</b>"}}"""
    )]
    [InlineData("")]
    public async Task Of_what_a_model_invents_nothing_comes_out_and_the_edition_appears(
        string answer
    )
    {
        var (edition, _) = await EditionAsync(new ScriptedChatClient((_, _) => answer));

        var story = Assert.Single(edition.Stories);
        var told = string.Join(
            ' ',
            story.Sentences.Select(sentence => sentence.Text).Append(story.Headline)
        );
        Assert.DoesNotContain("evil", told, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(story.Sentences);
        Assert.All(story.Sentences, sentence => Assert.NotEmpty(sentence.Citations));
        Assert.Equal("extractive", story.Writer);
        Assert.Contains("extractive", Assert.Single(edition.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_says_who_reports_it_and_never_what_another_reports()
    {
        const string Answer =
            """{"sentences":[{"source_ids":["a1p1"],"text":"Hafenkurier reports that at least 14 people died off Varna."},{"source_ids":["a1p1"],"text":"Radio Varna reports that at least 14 people died."},{"source_ids":["a2p1"],"text":"Radio Varna reports that the fire killed 12 people."}],"headline":{"source_ids":["a1p1"],"text":"Radio Varna: ferry burns"}}""";
        var (edition, _) = await EditionAsync(new ScriptedChatClient((_, _) => Answer));

        var story = Assert.Single(edition.Stories);
        var told = story.Sentences.Select(sentence => sentence.Text).ToArray();
        Assert.Equal("model", story.Writer);
        Assert.Contains("Hafenkurier reports that at least 14 people died off Varna.", told);
        Assert.Contains("Radio Varna reports that the fire killed 12 people.", told);
        Assert.DoesNotContain("Radio Varna reports that at least 14 people died.", told);
        Assert.DoesNotContain("Radio Varna", story.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_sentence_is_mended_once_and_then_replaced()
    {
        const string HalfGood =
            """{"sentences":[{"source_ids":["a1p1"],"text":"The ferry Sveta Elena burned off Varna."},{"source_ids":["a2p1"],"text":"The fire killed 99 people."}],"headline":{"source_ids":["a1p1"],"text":"Ferry Sveta Elena burns"}}""";
        var chat = new ScriptedChatClient((_, _) => HalfGood);
        var (edition, _) = await EditionAsync(chat);

        var story = Assert.Single(edition.Stories);
        Assert.Equal(2, chat.Requests.Count);
        Assert.Contains("s2:", chat.Requests[1], StringComparison.Ordinal);
        Assert.Equal("model", story.Writer);
        Assert.Equal("The ferry Sveta Elena burned off Varna.", story.Sentences[0].Text);
        Assert.DoesNotContain(
            "99",
            string.Concat(story.Sentences.Select(sentence => sentence.Text)),
            StringComparison.Ordinal
        );
        Assert.Contains("did not pass", Assert.Single(story.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_model_does_not_answer_the_edition_appears_and_says_so()
    {
        var chat = new ScriptedChatClient(
            (_, _) => throw new ModelCallException(ModelFailure.Transient, "The service is down.")
        );
        var (edition, _) = await EditionAsync(chat);

        Assert.Equal("extractive", Assert.Single(edition.Stories).Writer);
        Assert.Contains("did not answer", Assert.Single(edition.Notes), StringComparison.Ordinal);
    }

    private static async Task<(Edition Edition, Newsroom Room)> EditionAsync(
        ScriptedChatClient chat
    )
    {
        var room = new Newsroom();
        var at = room.Time.GetUtcNow();
        await room.PublishAsync(
            Newsroom.Result(
                "one",
                "Ferry Sveta Elena burns off Varna",
                [
                    "The ferry Sveta Elena burned off Varna; at least 14 people died, the coast guard said.",
                    "Harbour master Petar Ilkov closed the port of Varna.",
                ],
                "Hafenkurier",
                "de",
                at
            )
        );
        await room.PublishAsync(
            Newsroom.Result(
                "two",
                "Fire on ferry Sveta Elena off Varna",
                [
                    "The fire on the ferry Sveta Elena off Varna killed 12 people, the coast guard said.",
                    "Divers search the lower deck until Tuesday.",
                ],
                "Radio Varna",
                "bg",
                at.AddMinutes(-9)
            )
        );
        room.Time.Advance(TimeSpan.FromDays(1));
        var writer = TestModels.Writer(chat, room.Store);
        await room.Maker(Options, model: writer).MakeDueAsync(null, Token);
        return ((await room.EditionsAsync("morning")).Single(), room);
    }
}
