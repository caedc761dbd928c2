using System.Text;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsDigest.Articles;
using NewsDigest.Publishing;

namespace NewsDigest.Tests.Publishing;

public sealed class PageTests
{
    private static readonly string[] HostileTexts =
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "</p></article><iframe src=//evil>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "&lt;script&gt;",
    ];

    [Fact]
    public async Task Original_and_English_stand_beside_each_other_with_what_was_found_at_its_place()
    {
        var whole = TestResults.Whole();
        var page = await RenderAsync(
            whole with
            {
                Caveats = [.. whole.Caveats, new Caveat(null, "other", "The author is not named.")],
            }
        );

        var pair = page.GetElementById("p1")!;
        Assert.Contains("Rain closed 12 schools.", pair.TextContent, StringComparison.Ordinal);
        Assert.Equal("La lluvia cerró 12 escuelas.", pair.QuerySelector("[lang=es]")!.TextContent);
        Assert.Contains(
            "The source has 12",
            pair.QuerySelector(".finding.hard")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "The engine notes: A word is cut.",
            pair.QuerySelector(".caveat")!.TextContent
        );
        Assert.Equal(
            ["The engine notes: The author is not named."],
            page.QuerySelectorAll("main > p")
                .Select(note => note.TextContent)
                .Where(note => note.StartsWith("The engine notes", StringComparison.Ordinal))
        );
        Assert.Equal(
            "ca",
            page.GetElementById("p2")!.QuerySelector(".original")!.GetAttribute("lang")
        );
        Assert.Contains(
            "There is no English",
            page.GetElementById("p2")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("Schools close", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("needs review", page.QuerySelector(".badge")!.TextContent);
        Assert.Equal(
            "https://example.org/lluvia?a=1&b=2",
            page.QuerySelector("main a")!.GetAttribute("href")
        );
    }

    [Fact]
    public async Task Text_of_an_article_stays_text_in_the_page()
    {
        foreach (var hostile in HostileTexts)
        {
            var page = await RenderAsync(
                TestResults.Whole(hostile, hostile) with
                {
                    Id = hostile,
                    Title = new ResultTitle(hostile, hostile),
                    Source = new ResultSource(hostile, null, [hostile], hostile, null),
                }
            );

            Assert.Empty(
                page.QuerySelectorAll("script, img, svg, iframe, object, [onerror], [onload]")
            );
            Assert.All(
                page.QuerySelectorAll("main a"),
                link => Assert.StartsWith("#", link.GetAttribute("href"), StringComparison.Ordinal)
            );
            Assert.Equal(hostile, page.QuerySelector("h1")!.TextContent);
        }
    }

    [Fact]
    public async Task Text_of_an_article_stays_text_in_markdown()
    {
        var page = Encoding.UTF8.GetString(
            (
                await MarkdownPage.RenderAsync(
                    TestResults.Whole(
                        "# [x](javascript:alert(1)) ![i](//evil) <b>",
                        "- *a* _b_ `c`"
                    )
                )
            ).Span
        );

        Assert.Contains(
            @"\# \[x\](javascript:alert(1)) \!\[i\](//evil) \<b\>",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains(@"\- \*a\* \_b\_ \`c\`", page, StringComparison.Ordinal);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> RenderAsync(ArticleResult result)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        return new HtmlParser().ParseDocument(
            Encoding.UTF8.GetString(
                (
                    await new PageRenderer(services, NullLoggerFactory.Instance).RenderAsync(result)
                ).Span
            )
        );
    }
}
