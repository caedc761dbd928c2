using Microsoft.Extensions.AI;
using NewsDigest.Articles;
using NewsDigest.ChatModels;

namespace NewsDigest.Tests.ChatModels;

public sealed class ArticleBudgetTests
{
    private static readonly ArticleLanguage Spanish = new(
        new DetectedLanguage("es", 1),
        new Dictionary<string, DetectedLanguage>()
    );
    private static readonly CleanArticle Article = TestArticles.Clean(
        "La alcaldesa abrió el mercado con 45 puestos."
    );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Two_and_a_half_times_translation_and_summary_is_the_end_the_next_prompt_included()
    {
        var ledger = Open(expected: 1000);
        ledger.Add("m", 500, Usage(1400, 600), price: null);

        Assert.Null(ledger.Objection(500));
        var objection = ledger.Objection(501);

        Assert.Contains("2000 tokens", objection, StringComparison.Ordinal);
        Assert.Contains("may cost 2500", objection, StringComparison.Ordinal);
        Assert.Contains("Model:TokenCapFactor", objection, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_service_tells_no_usage_what_was_counted_stands_for_it()
    {
        var ledger = Open(expected: 1000);
        ledger.Add("m", 2100, usage: null, price: null);

        Assert.NotNull(ledger.Objection(500));
        Assert.Null(ledger.Calls[0].InputTokens);
    }

    [Fact]
    public void The_calls_of_another_stage_count()
    {
        var spent = new ModelCall("translate", 1, "m", 2000, 0, 400, 0);
        var ledger = new ArticleBudget(new ModelOptions(), (_, _) => 1000).Open(
            "summarize",
            Article,
            Spanish,
            earlier: [],
            elsewhere: [spent]
        );

        Assert.NotNull(ledger.Objection(200));
        Assert.Empty(ledger.Calls);
    }

    [Fact]
    public void A_cost_is_known_only_when_the_service_tells_all_that_the_price_depends_on()
    {
        var ledger = Open(expected: 1_000_000);
        var price = new ModelPrice(1, 0.25m, 4, "2026-11-01");

        var known = ledger.Add(
            "m",
            10,
            new UsageDetails
            {
                InputTokenCount = 1000,
                CachedInputTokenCount = 400,
                OutputTokenCount = 100,
            },
            price
        );
        var unknown = ledger.Add("m", 10, Usage(1000, 100), price);

        Assert.Equal(
            ((600 + (400 * 0.25m) + (100 * 4)) / 1_000_000, "2026-11-01"),
            (known.Cost!.Value, known.PricesAsOf)
        );
        Assert.Null(unknown.Cost);
        Assert.Null(ResultCost.Of([known, unknown]));
        Assert.Equal(new ResultCost(known.Cost.Value, "2026-11-01"), ResultCost.Of([known]));
        Assert.Equal(
            known.Cost.Value,
            ResultCost.Of([known, unknown with { PaidFor = "b" }])?.Amount
        );
    }

    [Fact]
    public async Task A_repair_that_the_article_can_no_longer_pay_is_not_made_and_says_so()
    {
        using var chat = new ScriptedChatClient(
            (_, _) => throw new InvalidOperationException("No call was expected.")
        );
        var translated = new TranslatedArticle(
            Article,
            Spanish,
            null,
            [
                new TranslatedParagraph(
                    "p1",
                    Article.Text,
                    "The mayor opened the market with 54 stalls.",
                    ParagraphStatus.Translated
                ),
            ],
            [],
            [],
            [new ModelCall("translate", 1, "m", 50_000, 0, 50_000, 0)]
        );

        var (article, findings, _) = await new TranslationRepair(
            TestModels.Translator(chat, new ModelOptions()),
            TestArticles.Facts
        ).RunAsync(translated, Token);

        Assert.Empty(chat.Requests);
        Assert.Contains(findings, finding => finding is { Check: "V09", Severity: Severity.Hard });
        Assert.Contains(
            "Model:TokenCapFactor",
            Assert.Single(article.Caveats, caveat => caveat.Kind == "budget").Note,
            StringComparison.Ordinal
        );
        Assert.Equal(Verdict.NeedsReview, Verdicts.Of(findings, article.Caveats));
    }

    [Fact]
    public async Task A_repair_in_pieces_ends_with_the_first_piece_that_the_article_can_no_longer_pay()
    {
        using var chat = new ScriptedChatClient(
            (_, _) => throw new InvalidOperationException("No call was expected.")
        );
        var source = Enumerable
            .Range(10, 12)
            .Select(number =>
                $"La alcaldesa abrió el mercado con {number} puestos{string.Concat(Enumerable.Repeat(" y con música", number))}."
            )
            .ToArray();
        var translated = new TranslatedArticle(
            TestArticles.Clean(string.Join("\n\n", source)),
            Spanish,
            null,
            [
                .. source.Select(
                    (text, index) =>
                        new TranslatedParagraph(
                            $"p{index + 1}",
                            text,
                            $"The mayor opened the market with {index + 90} stalls and with music.",
                            ParagraphStatus.Translated
                        )
                ),
            ],
            [],
            [],
            [new ModelCall("translate", 1, "m", 50_000, 0, 50_000, 0)]
        );

        var (article, _, _) = await new TranslationRepair(
            TestModels.Translator(
                chat,
                new ModelOptions(),
                TestModels.Family with
                {
                    OutputTokens = 600,
                }
            ),
            TestArticles.Facts
        ).RunAsync(translated, Token);

        Assert.Empty(chat.Requests);
        Assert.Single(article.Caveats, caveat => caveat.Kind == "budget"); // each piece would say another number of tokens
    }

    [Fact]
    public async Task A_summary_that_the_article_can_no_longer_pay_is_made_of_its_sentences_and_says_why()
    {
        using var chat = new ScriptedChatClient(
            (_, _) => throw new InvalidOperationException("No call was expected.")
        );
        var article = TestArticles.English("The mayor opened the market with 45 stalls.") with
        {
            Calls = [new ModelCall("translate", 1, "m", 50_000, 0, 50_000, 0)],
        };

        var summary = await TestModels
            .Summarizer(chat, new ModelOptions())
            .SummarizeAsync(article, Token);

        Assert.Equal(SummaryKind.Extractive, summary.Kind);
        Assert.Contains(
            "Model:TokenCapFactor",
            Assert.Single(summary.Caveats).Note,
            StringComparison.Ordinal
        );
    }

    private static CallLedger Open(long expected) =>
        new ArticleBudget(new ModelOptions(), (_, _) => expected).Open(
            "translate",
            Article,
            Spanish,
            earlier: [],
            elsewhere: []
        );

    private static UsageDetails Usage(long input, long output) =>
        new() { InputTokenCount = input, OutputTokenCount = output };
}
