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
            page.QuerySelectorAll("main section > p.caveat")
                .Select(note => note.TextContent)
                .Where(note => note.StartsWith("The engine notes", StringComparison.Ordinal))
        );
        Assert.Equal(
            "ca",
            page.GetElementById("p2")!.QuerySelector(".original")!.GetAttribute("lang")
        );
        Assert.Contains(
            "There is no English for this paragraph.",
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
    public async Task Beside_the_verdict_stands_what_to_check_with_a_link_to_its_place()
    {
        var whole = TestResults.Whole();
        Finding[] reasons =
        [
            new("V09", Severity.Hard, "p1", "The source has 12; the translation has 21."),
            new("V18", Severity.Soft, "title", "The source says no; the translation does not."),
        ];

        var page = await RenderAsync(whole with { Reasons = reasons });

        var lines = page.QuerySelectorAll(".to-check li");
        Assert.Equal(
            ["1 number to check: p1", "1 note, mostly harmless: Headline"],
            lines.Select(line =>
                string.Join(
                    ' ',
                    line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                )
            )
        );
        Assert.All(
            lines.Select(line => line.QuerySelector("a")!.GetAttribute("href")![1..]),
            place => Assert.NotNull(page.GetElementById(place))
        );
        Assert.Equal(
            ["Note:", "Check this:"],
            page.QuerySelectorAll(".finding .kind").Select(kind => kind.TextContent)
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
    public async Task A_bullet_that_is_the_first_sentence_again_is_shown_once_with_its_source_and_its_finding()
    {
        var whole = TestResults.Whole();
        var page = await RenderAsync(
            whole with
            {
                Summary = whole.Summary! with // a whole result has one
                {
                    OneSentence = "Rain closed 12 schools.",
                    Bullets =
                    [
                        new SummaryBullet("Rain closed 12 schools.", ["p1"]),
                        new SummaryBullet("Buses stopped.", ["p2"]),
                    ],
                },
            }
        );

        var summary = page.QuerySelector(".lead")!.ParentElement!;
        Assert.Equal("#p1", summary.QuerySelector(".lead .cite")!.GetAttribute("href"));
        Assert.Contains("shares few words", summary.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "Buses stopped.",
            Assert.Single(summary.QuerySelectorAll("li")).FirstChild!.TextContent.Trim()
        );
    }

    [Fact]
    public async Task Every_finding_is_named_in_words_and_every_check_of_the_documentation_has_some()
    {
        var page = await RenderAsync(TestResults.Whole());

        Assert.StartsWith(
            "Number lost",
            page.QuerySelector(".finding.hard strong")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("Number lost", page.QuerySelector("#p1 mark.hard")!.GetAttribute("title"));
        Assert.Equal(
            ["Thin support S05", "Number lost V09", "Too short V13"],
            page.QuerySelectorAll(".legend dt").Select(word => word.TextContent)
        );
        string[] documented =
        [
            "V01",
            .. FactCheck.Checks.Select(check => check.Id),
            "blocked_by_filter",
            "refused",
            "budget",
            "no_usable_answer",
            "not_an_article",
            "language_not_supported",
            "language_unknown",
        ];
        Assert.All(documented, check => Assert.NotNull(CheckWords.Meaning(check)));
    }

    [Fact]
    public async Task What_has_no_English_is_said_once_for_paragraphs_in_a_row()
    {
        var page = await RenderAsync(
            TestResults.Whole() with
            {
                Language = new DetectedLanguage("ar", 0.9),
                Title = new ResultTitle("مدارس", null),
                Paragraphs =
                [
                    .. Enumerable
                        .Range(1, 234)
                        .Select(number => new ResultParagraph(
                            $"p{number}",
                            $"نص {number}",
                            number == 230 ? "Text." : null,
                            ParagraphStatus.Missing,
                            null
                        )),
                ],
            }
        );

        Assert.Equal(
            [
                "There is no English for these 229 paragraphs (p1 to p229).",
                "There is no English for these 4 paragraphs (p231 to p234).",
            ],
            page.QuerySelectorAll(".none").Select(line => line.TextContent)
        );
        var title = page.QuerySelector("h1")!;
        Assert.Equal(("ar", "auto"), (title.GetAttribute("lang"), title.GetAttribute("dir")));
        Assert.All(
            page.QuerySelectorAll(".original"),
            original => Assert.Equal("auto", original.GetAttribute("dir"))
        );
    }

    [Fact]
    public async Task English_of_the_offline_engine_is_called_a_machine_draft_and_that_of_a_model_is_not()
    {
        var offline = TestResults.Whole();
        var model = offline with { Engine = offline.Engine with { Name = "azure-openai" } };

        Assert.Equal(
            "machine draft",
            (await RenderAsync(offline)).QuerySelector(".draft")!.TextContent
        );
        Assert.Null((await RenderAsync(model)).QuerySelector(".draft"));
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
