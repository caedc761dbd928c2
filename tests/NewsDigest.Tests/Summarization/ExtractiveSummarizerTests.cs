using NewsDigest.Summarization;

namespace NewsDigest.Tests.Summarization;

public sealed class ExtractiveSummarizerTests
{
    private static readonly string[] Article =
    [
        "The harbour council voted on Wednesday to ban diesel ferries from 2031. The vote ended a dispute that had lasted three years.",
        "The plan of the council will cost 86.4 million pounds and replace 14 diesel ferries with electric boats.",
        "\"People on the quays have waited long enough,\" said councillor Maureen Doyle.",
        "About 11,200 passengers use the ferries of the harbour each day, according to the port authority, and fares will rise in January.",
    ];

    [Fact]
    public void Every_sentence_of_the_summary_stands_in_the_paragraph_that_it_cites()
    {
        var summary = ExtractiveSummarizer.Summarize(TestArticles.English(Article));

        Assert.Equal(SummaryKind.Extractive, summary.Kind);
        Assert.NotEmpty(summary.Bullets);
        Assert.All(
            summary.Bullets,
            bullet =>
                Assert.Contains(
                    bullet.Text,
                    Article[
                        int.Parse(
                            Assert.Single(bullet.Paragraphs)[1..],
                            System.Globalization.CultureInfo.InvariantCulture
                        ) - 1
                    ],
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(summary.OneSentence, Article[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Bullets_keep_the_order_of_the_article()
    {
        var order = ExtractiveSummarizer
            .Summarize(TestArticles.English(Article))
            .Bullets.Select(bullet => bullet.Paragraphs[0])
            .ToArray();

        Assert.Equal(order.Order(StringComparer.Ordinal), order);
    }

    [Fact]
    public void The_same_thing_is_not_said_twice()
    {
        var twice = TestArticles.English(
            Article[0],
            "The harbour council voted on Wednesday to ban all diesel ferries from 2031.",
            Article[1],
            Article[3]
        );

        Assert.Equal(
            1,
            ExtractiveSummarizer
                .Summarize(twice)
                .Bullets.Count(bullet => bullet.Text.Contains("voted", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Paragraphs_without_English_are_never_cited()
    {
        var article = TestArticles.English(Article);
        var holed = article with
        {
            Paragraphs =
            [
                .. article.Paragraphs.Select(paragraph =>
                    paragraph.Id == "p1"
                        ? paragraph with
                        {
                            English = null,
                            Status = ParagraphStatus.Missing,
                        }
                        : paragraph
                ),
            ],
        };

        Assert.DoesNotContain(
            ExtractiveSummarizer.Summarize(holed).Bullets,
            bullet => bullet.Paragraphs.Contains("p1")
        );
    }

    [Fact]
    public void An_article_of_one_short_line_has_a_summary_too() =>
        Assert.Equal(
            "Fire in Rome.",
            ExtractiveSummarizer.Summarize(TestArticles.English("Fire in Rome.")).OneSentence
        );
}
