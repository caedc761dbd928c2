using System.Text;
using NewsDigest.Cleaning;

namespace NewsDigest.Tests.Cleaning;

/// <summary>Pages that are made to hurt end, and end with the article where there is one. None of these may take the process with it.</summary>
public sealed class PageBombTests
{
    private const string Article =
        "<article><p>The council of Northam voted on Monday to repair the old bridge, and the work will begin in March.</p><p>It will cost 4.1 million euros, the mayor said, and last for eleven months in all.</p></article>";

    [Fact]
    public void A_page_nested_deeper_than_any_stack() =>
        AssertKeepsArticle($"{Repeat("<div>", 30_000)}{Article}");

    [Fact]
    public void A_hundred_towers_of_a_thousand_divs() =>
        AssertKeepsArticle(
            $"{Repeat($"{Repeat("<div>", 1000)}x{Repeat("</div>", 1000)}", 100)}{Article}"
        );

    [Fact]
    public void Formatting_that_is_never_closed() =>
        AssertKeepsArticle($"{Article}{Repeat("<b><i><font color=red><p>", 2_000)}");

    [Fact]
    public void Links_in_links() => AssertKeepsArticle($"{Article}{Repeat("<a href=x>y", 20_000)}");

    [Fact]
    public void Tables_in_tables() =>
        AssertKeepsArticle($"{Article}{Repeat("<table><tr><td>", 5_000)}");

    [Fact]
    public void Five_megabytes_in_one_line() =>
        Assert.NotEmpty(Read($"<p>{Repeat("word and ", 600_000)}.</p>"));

    /// <summary>The patterns that know a panel are never run over a text of any length: on a slow machine their time limit would fail the article.</summary>
    [Fact]
    public void A_block_longer_than_any_consent_panel_is_not_taken_for_one()
    {
        var (panel, book) = (
            Repeat("We value your privacy. ", 40),
            Repeat("We value your privacy. ", 1000)
        );

        Assert.DoesNotContain(Read(Page(panel)), Speaks);
        Assert.Contains(Read(Page(book)), Speaks);

        static string Page(string text) =>
            $"<div><p>{text}</p><p>Accept all</p></div><main>{Article}<p>{Repeat("Nobody in the town had asked for a bridge of that size. ", 20)}</p></main>";

        static bool Speaks(TextLine line) =>
            line.Text.Contains("your privacy", StringComparison.Ordinal);
    }

    [Fact]
    public void Twenty_thousand_paragraphs() =>
        Assert.Equal(
            20_000,
            Read(
                string.Concat(
                    Enumerable
                        .Range(1, 20_000)
                        .Select(number =>
                            $"<p>Paragraph {number} says that nothing at all happened on day {number}.</p>"
                        )
                )
            ).Count
        );

    [Fact]
    public void Entities_of_entities() =>
        Assert.NotEmpty(Read($"{Article}<p>{Repeat("&amp;amp;amp;lt;", 100_000)}</p>"));

    [Fact]
    public void A_tag_with_fifty_thousand_attributes() =>
        AssertKeepsArticle(
            $"<div {string.Concat(Enumerable.Range(0, 50_000).Select(number => $"a{number}=1 "))}>{Article}</div>"
        );

    [Fact]
    public void A_class_of_a_hundred_thousand_words() =>
        AssertKeepsArticle($"<div class='{Repeat("related ", 100_000)}'>x</div>{Article}");

    [Fact]
    public void Json_nested_deeper_than_any_stack() =>
        AssertKeepsArticle(
            $"<script type='application/ld+json'>{Repeat("[", 100_000)}</script>{Article}"
        );

    private static void AssertKeepsArticle(string html) =>
        Assert.Contains(
            Read(html),
            line => line.Text.Contains("4.1 million euros", StringComparison.Ordinal)
        );

    private static IReadOnlyList<TextLine> Read(string html) => HtmlArticle.Read(html, []).Lines;

    private static string Repeat(string text, int times) =>
        new StringBuilder().Insert(0, text, times).ToString();
}
