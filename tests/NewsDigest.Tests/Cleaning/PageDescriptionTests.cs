using NewsDigest.Articles;

namespace NewsDigest.Tests.Cleaning;

public sealed class PageDescriptionTests
{
    private const string Text =
        "<p>The council of Northam voted on Monday evening to repair the old bridge over the river.</p><p>The work will cost 4.1 million euros and last eleven months, the mayor told the meeting.</p>";

    [Theory]
    [InlineData(
        """<script type="application/ld+json">{"@graph":[{"@type":["ReportageNewsArticle"],"headline":"The bridge"}]}</script><title>x</title>"""
    )]
    [InlineData("<meta property='og:title' content='The bridge'><title>x</title>")]
    [InlineData(
        "<meta property='og:title' content='The bridge — Northam Echo'><meta property='og:site_name' content='Northam Echo'>"
    )]
    [InlineData("<title>The bridge | Northam Echo</title>")]
    [InlineData("<title>The bridge: all the news of today</title><h1>The bridge</h1>")]
    public void The_title_is_that_of_machines_without_the_name_of_the_site(string head) =>
        Assert.Equal("The bridge", Clean(head).Title);

    [Theory]
    [InlineData(
        """<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Ada Berg"},{"name":"Bo Ek"}]}</script>"""
    )]
    [InlineData("<meta name=author content='Ada Berg and Bo Ek'>")]
    [InlineData(
        "<meta property='article:author' content='https://example.org/ada'><meta name=author content='Von Ada Berg, Bo Ek'>"
    )]
    [InlineData("<p class=byline>By Ada Berg and Bo Ek</p>")]
    [InlineData("<div class='article-author'>Ada Berg &amp; Bo Ek</div>")]
    [InlineData("<p>Text: <span itemprop=author>Ada Berg, Bo Ek</span></p>")]
    public void Authors_are_names_wherever_the_page_has_them(string head) =>
        Assert.Equal(["Ada Berg", "Bo Ek"], Clean(head).Page.Authors);

    [Theory]
    [InlineData(
        """<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-02-05T10:00:00+01:00"}</script>"""
    )]
    [InlineData("<meta property='article:published_time' content='2026-02-05T10:00:00+01:00'>")]
    [InlineData("<time datetime='2026-02-05T10:00:00+01:00'>Thursday</time>")]
    [InlineData("<link rel=canonical href='https://example.org/2026/02/05/bridge'>")]
    [InlineData("<div class=post-date>05.02.2026, 10 Uhr</div>")]
    public void The_day_of_publication_is_found_in_what_the_page_says_shows_or_is_called(
        string head
    ) => Assert.Equal(new DateTime(2026, 2, 5), Clean(head).Page.PublishedAt?.Date);

    [Fact]
    public void A_date_that_can_be_read_in_two_ways_is_none() =>
        Assert.Null(Clean("<div class=date>05/02/2026</div>").Page.PublishedAt);

    [Fact]
    public void Section_language_site_and_address_are_taken_along()
    {
        var page = Clean(
            "<meta property='article:section' content='Town'><meta property='og:site_name' content='Northam Echo'><link rel=canonical href='https://example.org/bridge'>"
        ).Page;

        Assert.Equal(
            ("Town", "en-GB", "Northam Echo", new Uri("https://example.org/bridge")),
            (page.Section, page.Language, page.SiteName, page.CanonicalUrl)
        );
    }

    [Fact]
    public void An_address_that_is_no_page_of_the_web_is_none() =>
        Assert.Null(Clean("<link rel=canonical href='javascript:alert(1)'>").Page.CanonicalUrl);

    private static CleanArticle Clean(string head) =>
        TestArticles.Clean(
            $"<!DOCTYPE html><html lang=en-GB><head>{head}</head><body>{(head.StartsWith("<p", StringComparison.Ordinal) || head.StartsWith("<div", StringComparison.Ordinal) || head.Contains("<h1", StringComparison.Ordinal) ? head : "")}<article>{Text}{Text.Replace("4.1", "4.2", StringComparison.Ordinal)}</article></body></html>",
            format: ArticleFormat.Html
        );
}
