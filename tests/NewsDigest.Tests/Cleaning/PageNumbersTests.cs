using AngleSharp.Html.Parser;
using NewsDigest.Articles;
using NewsDigest.Cleaning;

namespace NewsDigest.Tests.Cleaning;

/// <summary>What cleaning makes of the numbers of a page is held against the page itself.</summary>
public sealed class PageNumbersTests
{
    private const string Page =
        "<html><body><p>The council spent 34 million euros on the bridge of Northam.</p><p>It was opened at 10:37 in the year 1953.</p></body></html>";

    [Fact]
    public void A_number_that_the_page_shows_otherwise_between_the_same_letters_is_taken_from_the_page()
    {
        var (text, receipts) = Check(
            "The council spent 341 million euros on the bridge of Northam."
        );

        Assert.Equal("The council spent 34 million euros on the bridge of Northam.", text);
        var receipt = Assert.Single(receipts);
        Assert.Equal(
            ("number_of_page", "341", "34"),
            (receipt.Rule, receipt.Text, receipt.Replacement)
        );
    }

    [Theory]
    [InlineData("The mayor promised 77 trees.", "77")]
    [InlineData("It was opened at 10:38 in the year 1953.", "38")]
    public void A_number_that_the_page_shows_nowhere_stays_and_is_said_so(
        string line,
        string number
    )
    {
        var (text, receipts) = Check(line);

        Assert.Equal(line, text);
        var receipt = Assert.Single(receipts);
        Assert.Equal(CleanArticle.NumberNotOnPage, receipt.Rule);
        Assert.Contains(number, receipt.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_the_page_shows_need_no_receipt() =>
        Assert.Empty(Check("It was opened at 10:37 in the year 1953.").Receipts);

    private static (string Text, List<Receipt> Receipts) Check(string line)
    {
        List<Receipt> receipts = [];
        var shown = VisibleNumbers.Of(new HtmlParser().ParseDocument(Page));
        var lines = PageNumbers.Check([new TextLine(line, 1, false)], shown, receipts);
        return (lines[0].Text, receipts);
    }
}
