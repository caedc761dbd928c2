using NewsDigest.Articles;
using NewsDigest.Summarization;

namespace NewsDigest.Tests;

public sealed class ArticleFactsTests
{
    private static readonly string[] Paragraphs =
    [
        "On Thursday, June 5, mayor Marta Ruiz opened the new market of Villamar with 19 stalls, 320 workers and 8,950 square meters. Prices will not rise, the mayor said.",
        "Ruiz called it \"a great day for the whole city\". Ukrainian traders and the Collective Security Treaty Organization sent greetings; the building dates from 1765.",
        "Sales fell by 15.6% in 2024, the United States embassy reported. The old market was allegedly sold twice by its owner, Pedro Salas.",
        "He has not answered questions so far, and twelve lawyers work for him.",
    ];

    private static readonly ArticleFacts Facts = TestArticles.Facts;

    [Theory]
    [InlineData(true, 150, "S01 soft")]
    [InlineData(true, 250, "")]
    [InlineData(false, 150, "")]
    [InlineData(true, 110, "")]
    public void Bullets_that_have_more_than_35_percent_of_the_words_of_an_article_are_a_note(
        bool isModel,
        int words,
        string expected
    )
    {
        var plain = string.Join(
            ' ',
            Enumerable.Range(0, words - 77).Select(index => $"word{index}")
        );
        var article = TestArticles.English(
            Paragraphs[0],
            $"Prices of the market will not rise, the mayor said on Thursday. {plain}",
            string.Join(' ', Paragraphs[2..])
        );
        SummaryBullet[] bullets =
        [
            new(
                "On Thursday, June 5, mayor Marta Ruiz opened the new market of Villamar with 19 stalls, 320 workers and 8,950 square meters.",
                ["p1"]
            ),
            new("Sales fell by 15.6% in 2024, the United States embassy reported.", ["p3"]),
            new("The old market was allegedly sold twice by its owner, Pedro Salas.", ["p3"]),
            new(
                "Salas has not answered questions so far, and twelve lawyers work for him.",
                ["p3"]
            ),
        ];

        Assert.Equal(
            expected,
            Said(
                Facts.Check(
                    article,
                    new Summary(
                        isModel ? SummaryKind.Model : SummaryKind.Extractive,
                        bullets[0].Text,
                        bullets,
                        [],
                        [],
                        []
                    )
                )
            )
        );
    }

    [Fact]
    public void An_extractive_summary_of_its_own_article_has_no_findings() =>
        Assert.Empty(
            Facts.Check(
                TestArticles.English(Paragraphs),
                ExtractiveSummarizer.Summarize(TestArticles.English(Paragraphs))
            )
        );

    private static string Said(IEnumerable<Finding> findings) =>
        string.Join(
            ", ",
            findings
                .Select(finding =>
                    $"{finding.Check} {finding.Severity.ToString().ToLowerInvariant()}"
                )
                .Distinct()
        );
}
