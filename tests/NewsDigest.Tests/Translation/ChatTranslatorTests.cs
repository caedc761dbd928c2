using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Tests.ChatModels;
using NewsDigest.Translation;

namespace NewsDigest.Tests.Translation;

public sealed partial class ChatTranslatorTests : IDisposable
{
    private static readonly PromptFolder Prompts = PromptFolder.Load(PromptFolderTests.Folder());
    private static readonly ArticleLanguage Spanish = new(
        new DetectedLanguage("es", 1),
        new Dictionary<string, DetectedLanguage>()
    );

    private readonly ScriptedChatClient _chat = new(
        (schema, user) => Answer(schema, Ids(user).Select(id => (id, $"English of {id}.")))
    );

    [Fact]
    public async Task English_paragraphs_are_copied_and_never_sent()
    {
        var language = Spanish with
        {
            Exceptions = new Dictionary<string, DetectedLanguage> { ["p2"] = new("en", 1) },
        };

        var article = await TranslateAsync(
            Article("El primero.", "The second one.", "El tercero."),
            language
        );

        Assert.Equal(["p1", "p3"], Ids(Assert.Single(_chat.Requests)));
        Assert.DoesNotContain("The second one.", _chat.Requests[0], StringComparison.Ordinal);
        Assert.Equal(
            ("The second one.", ParagraphStatus.AlreadyEnglish),
            (article.Paragraphs[1].English, article.Paragraphs[1].Status)
        );
    }

    [Fact]
    public async Task A_long_article_is_cut_at_paragraph_ends_and_each_part_knows_what_came_before()
    {
        var article = Article([
            .. Enumerable
                .Range(1, 30)
                .Select(number =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Párrafo {number}. {string.Concat(Enumerable.Repeat("El ayuntamiento abrió el mercado nuevo. ", 20))}"
                    )
                ),
        ]);

        var translated = await TranslateAsync(article, Spanish);

        Assert.InRange(_chat.Requests.Count, 3, 5);
        Assert.Equal(
            article.Paragraphs.Select(paragraph => paragraph.Id),
            _chat.Requests.SelectMany(Ids)
        );
        Assert.All(
            _chat.Requests,
            request => Assert.InRange(TokenCounter.Count(request), 500, 3000)
        );
        var second = Ids(_chat.Requests[1])[0];
        var before = $"p{int.Parse(second[1..], CultureInfo.InvariantCulture) - 1}";
        Assert.Contains($"English of {before}.", _chat.Requests[1], StringComparison.Ordinal);
        Assert.All(
            translated.Paragraphs,
            paragraph => Assert.Equal($"English of {paragraph.Id}.", paragraph.English)
        );
    }

    [Fact]
    public async Task Only_glossary_terms_that_occur_are_sent()
    {
        var article = Article("El ayuntamiento de Ronda.");
        article = article with
        {
            Raw = article.Raw with
            {
                Glossary =
                [
                    new GlossaryTerm("ayuntamiento", "town hall"),
                    new GlossaryTerm("alcalde", "mayor"),
                    new GlossaryTerm("Ronda", "Rounda", Flags: ["dnt"]),
                    new GlossaryTerm("ronda", "round", Flags: ["case"]),
                    new GlossaryTerm("de", "from", Language: "fr"),
                ],
            },
        };

        await TranslateAsync(article, Spanish);

        var request = Assert.Single(_chat.Requests);
        var nonce = request["Nonce: ".Length..][..12];
        Assert.Contains(
            $"Glossary:\n<glossary {nonce}>\nayuntamiento => town hall\nRonda => Ronda\n<end {nonce}>\nContext",
            request,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_repair_asks_for_the_failing_paragraphs_alone_with_the_findings_as_facts()
    {
        var article = await TranslateAsync(
            Article("El primero.", "El segundo. Y otra frase.", "El tercero."),
            Spanish
        );
        Finding[] findings =
        [
            new(
                "V09",
                Severity.Hard,
                "p2",
                "The source has 15.6 percent; the translation has 16.5."
            ),
            new("V12", Severity.Soft, "p3", "It is short."),
        ];

        var repaired = await Translator()
            .RepairAsync(article, findings, TestContext.Current.CancellationToken);
        await Translator().RepairAsync(repaired, findings, TestContext.Current.CancellationToken);

        Assert.Equal(["p2"], Ids(_chat.Requests[1]));
        Assert.Contains(
            "- The source has 15.6 percent; the translation has 16.5.",
            _chat.Requests[1],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("It is short.", _chat.Requests[1], StringComparison.Ordinal);
        Assert.Equal(["p2s1", "p2s2"], Ids(_chat.Requests[2]));
        Assert.Equal(["translate", "repair"], repaired.Calls.Select(call => call.Stage));
    }

    [Theory]
    [InlineData("V13", null, true)]
    [InlineData("V25", null, true)]
    [InlineData("V18", "a negation", true)]
    [InlineData("V18", null, false)]
    [InlineData("V17", null, false)]
    [InlineData("V12", null, false)]
    public void A_lost_sentence_or_negation_alone_buys_a_call(
        string check,
        string? expected,
        bool isFailing
    ) =>
        Assert.Equal(
            isFailing,
            new[] { new Finding(check, Severity.Soft, "p1", "x", expected) }.IsFailing()
        );

    [Fact]
    public async Task Nothing_to_mend_costs_nothing_and_gives_back_the_same_article()
    {
        var article = await TranslateAsync(Article("El primero."), Spanish);

        Assert.Same(
            article,
            await Translator()
                .RepairAsync(
                    article,
                    [new Finding("V12", Severity.Soft, "p1", "It is short.")],
                    TestContext.Current.CancellationToken
                )
        );
        Assert.Single(_chat.Requests);
    }

    [Fact]
    public async Task An_article_never_costs_more_calls_than_allowed()
    {
        using var chat = new ScriptedChatClient((_, _) => "no JSON");
        var article = Article([.. Enumerable.Range(1, 200).Select(number => $"Texto {number}.")]);

        var none = Assert.IsType<TranslationOutcome.Unavailable>(
            await Translator(chat, maxCalls: 3)
                .TranslateAsync(article, Spanish, TestContext.Current.CancellationToken)
        );

        Assert.Equal(3, chat.Requests.Count);
        Assert.Equal(3, none.Calls.Count);
    }

    public void Dispose() => _chat.Dispose();

    [Fact]
    public async Task An_article_that_goes_wrong_again_and_again_costs_a_bounded_multiple_of_what_was_expected()
    {
        // Every answer is cut off: without a cap each paragraph would be asked for alone.
        using var chat = new ScriptedChatClient((_, _) => "{")
        {
            FinishReason = ChatFinishReason.Length,
            Usage = new UsageDetails { InputTokenCount = 2500, OutputTokenCount = 800 },
        };
        var article = Article([.. Enumerable.Range(1, 32).Select(number => $"Texto {number}.")]);

        var none = Assert.IsType<TranslationOutcome.Unavailable>(
            await TestModels
                .Translator(chat, new ModelOptions { MaxCallsPerArticle = 1000 })
                .TranslateAsync(article, Spanish, TestContext.Current.CancellationToken)
        );

        Assert.InRange(chat.Requests.Count, 3, 8);
        Assert.Equal(chat.Requests.Count, none.Calls.Count);
    }

    private async Task<TranslatedArticle> TranslateAsync(
        CleanArticle article,
        ArticleLanguage language
    ) =>
        Assert
            .IsType<TranslationOutcome.Done>(
                await Translator()
                    .TranslateAsync(article, language, TestContext.Current.CancellationToken)
            )
            .Article;

    private ChatTranslator Translator() => Translator(_chat, 40);

    private static ChatTranslator Translator(ScriptedChatClient chat, int maxCalls) =>
        TestModels.Translator(
            chat,
            new ModelOptions { MaxCallsPerArticle = maxCalls, TokenCapFactor = 100 }
        );

    private static string[] Ids(string request) =>
        IdsLine().Match(request).Groups[1].Value.Split(", ");

    private static string Answer(string schema, IEnumerable<(string Id, string Text)> items)
    {
        var paragraphs = items
            .Select(item => new
            {
                id = item.Id,
                status = "translated",
                text = item.Text,
            })
            .ToArray();
        return schema == "nd_repair_v1"
            ? JsonSerializer.Serialize(new { paragraphs, caveats = Array.Empty<object>() })
            : JsonSerializer.Serialize(
                new
                {
                    source_language = "es",
                    content_kind = "news",
                    entities = Array.Empty<object>(),
                    headline = (string?)null,
                    paragraphs,
                    caveats = Array.Empty<object>(),
                }
            );
    }

    private static CleanArticle Article(params string[] paragraphs) =>
        new(
            TestArticles.Raw(string.Join('\n', paragraphs)),
            null,
            Paragraph.Number(paragraphs),
            [],
            PageMetadata.None
        );

    [GeneratedRegex("^Ids to (?:translate|mend): (.*)$", RegexOptions.Multiline)]
    private static partial Regex IdsLine();
}
