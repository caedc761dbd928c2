using Moq;
using NewsDigest.Articles;
using NewsDigest.Translation;

namespace NewsDigest.Tests;

public sealed class TranslationRepairTests
{
    private static readonly string[] Source =
    [
        "Las ventas subieron un 15,6 % en 2024.",
        "Habrá 19 puestos más en la plaza.",
    ];
    private static readonly string[] Right =
    [
        "Sales rose 15.6% in 2024.",
        "There will be 19 more stalls in the square.",
    ];
    private static readonly ModelCall Call = new("repair", 1, "m", 10, 0, 5, 0);

    private readonly Mock<ITranslator> _translator = new(MockBehavior.Strict);

    [Fact]
    public async Task A_translation_without_findings_costs_no_repair()
    {
        var (article, findings) = await RunAsync(Right[0], Right[1]);

        Assert.Empty(findings);
        Assert.Equal(Right, English(article));
    }

    [Fact]
    public async Task What_the_repair_mends_is_taken_and_its_cost_is_counted()
    {
        RepairsTo(Right[0], Right[1]);

        var (article, findings) = await RunAsync("Sales rose 16.5% in 2024.", Right[1]);

        Assert.Empty(findings);
        Assert.Equal(Right, English(article));
        Assert.Equal([Call], article.Calls);
    }

    [Fact]
    public async Task A_repair_that_mends_one_paragraph_and_breaks_another_gives_only_what_is_better()
    {
        RepairsTo(Right[0], "There will be 91 more stalls in the square.");

        var (article, findings) = await RunAsync("Sales rose 16.5% in 2024.", Right[1]);

        Assert.Empty(findings);
        Assert.Equal(Right, English(article));
    }

    [Fact]
    public async Task A_repair_that_makes_it_worse_is_discarded_and_still_counted()
    {
        RepairsTo("Sales rose.", Right[1]);

        var (article, findings) = await RunAsync("Sales rose 16.5% in 2024.", Right[1]);

        Assert.Equal("Sales rose 16.5% in 2024.", article.Paragraphs[0].English);
        Assert.NotEmpty(findings);
        Assert.Equal([Call], article.Calls);
        _translator.Verify(
            translator =>
                translator.RepairAsync(
                    It.IsAny<TranslatedArticle>(),
                    It.IsAny<IReadOnlyList<Finding>>(),
                    It.IsAny<CancellationToken>()
                ),
            Times.Exactly(2)
        );
    }

    [Fact]
    public async Task An_engine_that_cannot_mend_is_asked_once()
    {
        _translator
            .Setup(translator =>
                translator.RepairAsync(
                    It.IsAny<TranslatedArticle>(),
                    It.IsAny<IReadOnlyList<Finding>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(
                (TranslatedArticle article, IReadOnlyList<Finding> _, CancellationToken _) =>
                    article
            );

        var (_, findings) = await RunAsync("Sales rose 16.5% in 2024.", Right[1]);

        Assert.NotEmpty(findings);
        _translator.Verify(
            translator =>
                translator.RepairAsync(
                    It.IsAny<TranslatedArticle>(),
                    It.IsAny<IReadOnlyList<Finding>>(),
                    It.IsAny<CancellationToken>()
                ),
            Times.Once
        );
    }

    [Fact]
    public async Task Two_notes_of_one_check_are_not_worth_a_call_and_notes_of_two_checks_are()
    {
        var (_, oneCheck) = await RunAsync(
            "Sales rose 15.6% in 2024, said Zwolinski and Kumbakonam.",
            Right[1]
        );

        Assert.Equal(["V17", "V17"], oneCheck.Select(finding => finding.Check));

        RepairsTo(Right[0], Right[1]);
        var (article, _) = await RunAsync(
            "Sales rose 15.6% in 2024, said Zwolinski: “we are very glad about the sales of this year and the next”.",
            Right[1]
        );

        Assert.Equal(Right, English(article));
    }

    [Fact]
    public async Task What_the_model_leaves_with_a_reason_is_noted_and_not_asked_again()
    {
        var objection = new Caveat("p1", Caveat.FindingMistaken, "Both say 16.5.");
        _translator
            .Setup(translator =>
                translator.RepairAsync(
                    It.IsAny<TranslatedArticle>(),
                    It.IsAny<IReadOnlyList<Finding>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(
                Article("Sales rose 16.5% in 2024.", Right[1]) with
                {
                    Calls = [Call],
                    Caveats = [objection],
                }
            );

        var (article, findings) = await RunAsync("Sales rose 16.5% in 2024.", Right[1]);

        Assert.Equal([objection], article.Caveats);
        Assert.Contains(findings, finding => finding.Severity == Severity.Hard);
        _translator.Verify(
            translator =>
                translator.RepairAsync(
                    It.IsAny<TranslatedArticle>(),
                    It.IsAny<IReadOnlyList<Finding>>(),
                    It.IsAny<CancellationToken>()
                ),
            Times.Once
        );
    }

    private void RepairsTo(params string[] english) =>
        _translator
            .Setup(translator =>
                translator.RepairAsync(
                    It.IsAny<TranslatedArticle>(),
                    It.IsAny<IReadOnlyList<Finding>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(Article(english) with { Calls = [Call] });

    private async Task<(TranslatedArticle Article, IReadOnlyList<Finding> Findings)> RunAsync(
        params string[] english
    )
    {
        var (article, findings, _) = await new TranslationRepair(
            _translator.Object,
            TestArticles.Facts
        ).RunAsync(Article(english), TestContext.Current.CancellationToken);
        return (article, findings);
    }

    private static string?[] English(TranslatedArticle article) =>
        [.. article.Paragraphs.Select(paragraph => paragraph.English)];

    private static TranslatedArticle Article(params string[] english)
    {
        var source = new CleanArticle(
            TestArticles.Raw(string.Join('\n', Source)),
            null,
            Paragraph.Number(Source),
            [],
            PageMetadata.None
        );
        var language = new ArticleLanguage(
            new DetectedLanguage("es", 1),
            new Dictionary<string, DetectedLanguage>()
        );
        return new TranslatedArticle(
            source,
            language,
            null,
            [
                .. source.Paragraphs.Zip(
                    english,
                    (paragraph, text) =>
                        new TranslatedParagraph(
                            paragraph.Id,
                            paragraph.Text,
                            text,
                            ParagraphStatus.Translated
                        )
                ),
            ],
            [],
            [],
            []
        );
    }
}
