using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Summarization;
using NewsDigest.Tests.ChatModels;

namespace NewsDigest.Tests.Summarization;

public sealed class ChatSummarizerTests
{
    private static readonly PromptFolder Prompts = PromptFolder.Load(PromptFolderTests.Folder());
    private static readonly TranslatedArticle Article = TestArticles.English([
        .. Enumerable
            .Range(1, 8)
            .Select(number =>
                $"Paragraph number {number} reports that the council of the town opened {number + 10} new stalls in the market on Thursday with many guests."
            ),
    ]);

    [Fact]
    public async Task Bullets_come_with_the_paragraphs_that_support_them()
    {
        var summary = await SummarizeAsync(
            Answer(
                ("The council opened 11 new stalls.", ["p1"]),
                ("Many guests came on Thursday.", ["p2", "p3"]),
                ("It opened 14 stalls.", ["p4"])
            )
        );

        Assert.Equal(SummaryKind.Model, summary.Kind);
        Assert.Equal(
            [
                ["p1"],
                ["p2", "p3"],
                ["p4"],
            ],
            summary.Bullets.Select(bullet => bullet.Paragraphs.ToArray())
        );
        Assert.Equal("All in one sentence.", summary.OneSentence);
        Assert.Equal([("summarize", 1)], summary.Calls.Select(call => (call.Stage, call.Attempt)));
    }

    [Fact]
    public async Task Limits_that_a_schema_cannot_hold_are_held_by_code()
    {
        var answer = Answer([
            ("Cites nothing.", []),
            ("Cites a stranger.", ["p99"]),
            (string.Join(' ', Enumerable.Repeat("word", 60)), ["p1"]),
            .. Enumerable
                .Range(1, 7)
                .Select(number => ($"Point {number}.", new[] { "p1", "p2", "p3", "p4" })),
        ]);

        var summary = await SummarizeAsync(answer);

        Assert.Equal(
            ["Point 1.", "Point 2.", "Point 3.", "Point 4.", "Point 5."],
            summary.Bullets.Select(bullet => bullet.Text)
        );
        Assert.All(summary.Bullets, bullet => Assert.Equal(3, bullet.Paragraphs.Count));
        Assert.Equal(["politics"], summary.Topics);
    }

    [Fact]
    public async Task An_answer_of_no_use_is_asked_for_once_more_and_then_sentences_stand_in()
    {
        var chat = new ScriptedChatClient((_, _) => "no JSON");

        var summary = await Summarizer(chat)
            .SummarizeAsync(Article, TestContext.Current.CancellationToken);

        Assert.Equal(SummaryKind.Extractive, summary.Kind);
        Assert.Contains(summary.Caveats, caveat => caveat.Kind == "extractive_summary");
        Assert.Equal(2, chat.Requests.Count);
        Assert.Equal(2, summary.Calls.Count);
    }

    [Fact]
    public async Task A_faulty_bullet_is_first_mended_then_removed_then_replaced_by_sentences()
    {
        var bad = Answer(("One.", ["p1"]), ("Two.", ["p2"]), ("Three.", ["p3"]));
        var chat = new ScriptedChatClient((_, _) => bad);
        var summarizer = Summarizer(chat);
        var summary = await summarizer.SummarizeAsync(
            Article,
            TestContext.Current.CancellationToken
        );
        Finding Fault(string bullet) =>
            new("S02", Severity.Hard, bullet, "The summary has 12; the cited paragraphs have 11.");

        var mended = await summarizer.RepairAsync(
            Article,
            summary,
            [Fault("b2")],
            TestContext.Current.CancellationToken
        );
        var removed = await summarizer.RepairAsync(
            Article,
            mended,
            [Fault("b2")],
            TestContext.Current.CancellationToken
        );
        var replaced = await summarizer.RepairAsync(
            Article,
            removed,
            [Fault("b1")],
            TestContext.Current.CancellationToken
        );

        Assert.Contains(
            "- b2: The summary has 12; the cited paragraphs have 11.",
            chat.Requests[1],
            StringComparison.Ordinal
        );
        Assert.Equal(3, mended.Bullets.Count);
        Assert.Equal(["One.", "Three."], removed.Bullets.Select(bullet => bullet.Text));
        Assert.Equal("One.", removed.OneSentence);
        Assert.Equal(SummaryKind.Extractive, replaced.Kind);
        Assert.Equal(2, chat.Requests.Count);
        Assert.Equal(["summarize", "repair_summary"], replaced.Calls.Select(call => call.Stage));
        Assert.Same(
            replaced,
            await summarizer.RepairAsync(
                Article,
                replaced,
                [Fault("b1")],
                TestContext.Current.CancellationToken
            )
        );
    }

    private static async Task<Summary> SummarizeAsync(string answer)
    {
        using var chat = new ScriptedChatClient((_, _) => answer);
        return await Summarizer(chat)
            .SummarizeAsync(Article, TestContext.Current.CancellationToken);
    }

    private static ChatSummarizer Summarizer(ScriptedChatClient chat) =>
        TestModels.Summarizer(chat);

    private static string Answer(params (string Text, string[] Ids)[] bullets) =>
        JsonSerializer.Serialize(
            new
            {
                bullets = bullets.Select(bullet => new
                {
                    source_ids = bullet.Ids,
                    text = bullet.Text,
                }),
                one_sentence = "All in one sentence.",
                topics = new[] { "politics", "gossip" },
                caveats = Array.Empty<object>(),
            }
        );
}
