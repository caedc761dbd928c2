using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Tests.Storage;
using NewsDigest.Translation;

namespace NewsDigest.Tests.ChatModels;

public sealed class ResponseCacheTests : IDisposable
{
    private static readonly ArticleLanguage Spanish = new(
        new DetectedLanguage("es", 1),
        new Dictionary<string, DetectedLanguage>()
    );

    private readonly ScriptedChatClient _chat = new(
        (schema, _) =>
            schema == "nd_translation_v1"
                ? """{"source_language":"es","content_kind":"news","entities":[],"headline":null,"paragraphs":[{"id":"p1","status":"translated","text":"The mayor opened the market."}],"caveats":[]}"""
                : """{"bullets":[{"source_ids":["p1"],"text":"The mayor opened the market."}],"one_sentence":"The mayor opened the market.","topics":["politics"],"caveats":[]}"""
    );

    private readonly MemoryStore _store = new();
    private readonly FakeTimeProvider _time = new(
        new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero)
    ); // a Wednesday
    private readonly FakeLogger<ResponseCache> _logger = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_text_under_another_id_and_another_date_costs_no_call_in_another_worker()
    {
        await WorkAsync("efe-1", new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

        var (translated, summary) = await WorkAsync(
            "ansa-9",
            new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)
        );

        Assert.Equal(2, _chat.Requests.Count);
        Assert.Equal("The mayor opened the market.", translated.Paragraphs[0].English);
        Assert.Equal(SummaryKind.Model, summary.Kind);
        ModelCall[] calls = [.. translated.Calls, .. summary.Calls];
        Assert.Equal(
            [("translate", "efe-1"), ("summarize", "efe-1")],
            calls.Select(call => (call.Stage, call.PaidFor!))
        );
        Assert.Equal(new ResultCost(0, null), ResultCost.Of(calls));
    }

    [Fact]
    public async Task After_a_restart_the_same_article_goes_on_without_a_call_and_its_cost_stays_its_own()
    {
        await WorkAsync("efe-1");

        var (translated, _) = await WorkAsync("efe-1");

        Assert.Equal(2, _chat.Requests.Count);
        var call = Assert.Single(translated.Calls);
        Assert.Equal(
            (null, 2500L, 50L),
            (call.PaidFor, call.InputTokens!.Value, call.OutputTokens!.Value)
        );
    }

    [Theory]
    [InlineData("", "length")]
    [InlineData("", "stop")]
    [InlineData("no JSON", "stop")]
    [InlineData(
        "{\"paragraphs\":[{\"id\":\"p7\",\"status\":\"translated\",\"text\":\"Of another article.\"}]}",
        "stop"
    )]
    [InlineData(
        "{\"paragraphs\":[{\"id\":\"p1\",\"status\":\"translated\",\"text\":\"The mayor",
        "content_filter"
    )]
    public async Task An_answer_that_was_of_no_use_is_not_kept_so_that_the_next_worker_asks_anew(
        string text,
        string finish
    )
    {
        using var chat = new ScriptedChatClient((_, _) => text)
        {
            FinishReason = new ChatFinishReason(finish),
        };
        Assert.IsType<TranslationOutcome.Unavailable>(
            await TestModels
                .Translator(chat, store: _store)
                .TranslateAsync(Article("efe-1"), Spanish, Token)
        );
        Assert.DoesNotContain(
            _store.Paths,
            path => path.StartsWith("answers/", StringComparison.Ordinal)
        );

        var mended = Assert.IsType<TranslationOutcome.Done>(
            await TestModels
                .Translator(_chat, store: _store)
                .TranslateAsync(Article("efe-1"), Spanish, Token)
        );

        Assert.Equal("The mayor opened the market.", mended.Article.Paragraphs[0].English);
    }

    [Fact]
    public async Task An_article_that_is_to_be_done_again_is_paid_for_again_and_once()
    {
        await WorkAsync("efe-1");
        var again = Article("efe-1");
        again = again with { Raw = again.Raw with { Rerun = TimeProvider.System.GetUtcNow() } };

        await TestModels.Translator(_chat, store: _store).TranslateAsync(again, Spanish, Token);
        await TestModels.Translator(_chat, store: _store).TranslateAsync(again, Spanish, Token);

        Assert.Equal(3, _chat.Requests.Count); // translation and summary, and the translation once more
    }

    [Fact]
    public void Another_model_deployment_prompt_or_text_is_another_question_and_another_date_is_not()
    {
        var (translate, values) = (
            TestModels.Prompts.Translate,
            new Dictionary<string, string> { ["article"] = "a", ["published"] = "2026-03-01" }
        );
        var question = ResponseCache.Question("m", "d", translate, values);

        Assert.Equal(
            question,
            ResponseCache.Question(
                "m",
                "d",
                translate,
                new Dictionary<string, string> { ["published"] = "2026-03-02", ["article"] = "a" }
            )
        );
        string[] others =
        [
            ResponseCache.Question("m2", "d", translate, values),
            ResponseCache.Question("m", null, translate, values),
            ResponseCache.Question("m", "d", TestModels.Prompts.Repair, values),
            ResponseCache.Question("m", "d", translate with { Id = "translate@9" }, values),
            ResponseCache.Question(
                "m",
                "d",
                translate,
                new Dictionary<string, string> { ["article"] = "b" }
            ),
        ];
        Assert.Equal(others.Length, others.Except([question]).Distinct().Count());
    }

    [Fact]
    public async Task An_answer_is_found_for_a_week_and_deleted_after_two()
    {
        await Answers().KeepAsync("q", Answer());
        _time.Advance(TimeSpan.FromDays(7));

        Assert.NotNull(await Answers().FindAsync("q", null, Token));
        Assert.Equal(0, await Answers().DeleteOldAsync(Token));

        _time.Advance(TimeSpan.FromDays(7));
        Assert.Null(await Answers().FindAsync("q", null, Token));
        Assert.Equal(1, await Answers().DeleteOldAsync(Token));
        Assert.Empty(_store.Paths);
    }

    [Fact]
    public async Task What_the_store_could_not_take_is_kept_in_memory_and_written_when_it_is_back()
    {
        var answers = Answers();
        _store.IsDown = true;
        await answers.KeepAsync("q", Answer());
        _store.IsDown = false;

        Assert.Equal(
            Answer() with
            {
                At = _time.GetUtcNow(),
            },
            await answers.FindAsync("q", null, Token)
        );

        Assert.Equal(["answers/2026-03-02/q.json"], _store.Paths);
        Assert.Contains(
            "stays in memory",
            _logger.Collector.GetSnapshot().Single().Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_the_store_could_not_take_is_written_also_when_the_article_comes_back_to_another_worker()
    {
        var answers = Answers();
        _store.IsDown = true;
        await answers.KeepAsync("q", Answer());
        await answers.WriteUnwrittenAsync();
        _store.IsDown = false;

        await answers.WriteUnwrittenAsync();

        Assert.Equal(
            Answer() with
            {
                At = _time.GetUtcNow(),
            },
            await Answers().FindAsync("q", null, Token)
        );
    }

    [Fact]
    public async Task A_damaged_answer_is_said_and_asked_for_again()
    {
        await _store.PutAsync(
            NewsDigest.Storage.StorePath.Of("answers", "2026-03-02", "q.json"),
            "{\"text\": "u8.ToArray(),
            Token
        );

        Assert.Null(await Answers().FindAsync("q", null, Token));

        Assert.Contains(
            "damaged",
            _logger.Collector.GetSnapshot().Single().Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_answer_comes_back_from_the_store_as_it_went_in() =>
        Assert.Equal(
            Answer(),
            JsonSerializer.Deserialize<CachedResponse>(
                JsonSerializer.Serialize(Answer(), ArticleJson.Options),
                ArticleJson.Options
            )
        );

    public void Dispose() => _chat.Dispose();

    private static CachedResponse Answer() =>
        new(
            new ArticleId("efe-1"),
            new ModelCall("translate", 1, "m", 10, null, 5, null, 11, 0.1m, "2026-03-01"),
            "stop",
            "{\"a\":\"б\"}",
            null
        );

    private ResponseCache Answers() => new(_store, _time, _logger);

    /// <summary>With a translator and a summarizer of its own each time, as another process has.</summary>
    private async Task<(TranslatedArticle Article, Summary Summary)> WorkAsync(
        string id,
        DateTimeOffset? published = null
    )
    {
        var outcome = await TestModels
            .Translator(_chat, store: _store)
            .TranslateAsync(Article(id, published), Spanish, Token);
        var translated = ((TranslationOutcome.Done)outcome).Article;
        return (
            translated,
            await TestModels.Summarizer(_chat, store: _store).SummarizeAsync(translated, Token)
        );
    }

    private static CleanArticle Article(string id, DateTimeOffset? published = null) =>
        new(
            TestArticles.Raw("La alcaldesa abrió el mercado.", id: id) with
            {
                PublishedAt = published,
            },
            null,
            Paragraph.Number(["La alcaldesa abrió el mercado."]),
            [],
            PageMetadata.None
        );
}
