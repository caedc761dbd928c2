using NewsDigest.Articles;
using NewsDigest.Cleaning;

namespace NewsDigest.Tests.Cleaning;

public sealed class HostLinesTests
{
    private const string Line = "Folgt uns auch auf unserem Kanal, dort erfahrt ihr alles zuerst.";

    [Fact]
    public void A_line_of_three_articles_of_one_host_is_proposed_and_goes_when_it_is_listed()
    {
        var repeated = new RepeatedLines();
        foreach (var number in Enumerable.Range(1, 3))
        {
            repeated.Add(ArticleCleaner.TryClean(Article(number, "www.example.org"))!); // it has text
        }

        var rows = repeated.Lines().Select(line => $"{line.Host}\t{line.Text}").ToArray();
        var clean = ArticleCleaner.TryClean(Article(4, "example.org"), HostLines.Parse(rows))!;

        Assert.Equal([$"example.org\t{Line}"], rows);
        Assert.DoesNotContain(Line, clean.Text, StringComparison.Ordinal);
        Assert.Contains(new Receipt("host_line", Line, null, 3), clean.Receipts);
        Assert.Contains(
            Line,
            ArticleCleaner.TryClean(Article(4, "example.com"), HostLines.Parse(rows))!.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_same_article_three_times_proposes_nothing()
    {
        var repeated = new RepeatedLines();
        foreach (var _ in Enumerable.Range(1, 3))
        {
            repeated.Add(ArticleCleaner.TryClean(Article(1, "example.org"))!); // it has text
        }

        Assert.Empty(repeated.Lines());
    }

    [Fact]
    public void A_row_that_is_none_is_said_with_its_number() =>
        Assert.Contains(
            "line 2 is 'no tab'",
            Assert.Throws<FormatException>(() => HostLines.Parse(["# why", "no tab"])).Message,
            StringComparison.Ordinal
        );

    private static RawArticle Article(int number, string host) =>
        TestArticles.Raw(
            $"Der Rat der Stadt hat am Donnerstag den Haushalt Nummer {number} beschlossen.\n\n{Line}\n\nDie Abstimmung dauerte {number} Stunden, und die Opposition war dagegen.",
            "Der Haushalt"
        ) with
        {
            Source = new ArticleSource(null, new Uri($"https://{host}/a{number}")),
        };
}
