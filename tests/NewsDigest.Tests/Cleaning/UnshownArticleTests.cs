using System.Text.Json;
using NewsDigest.Articles;

namespace NewsDigest.Tests.Cleaning;

/// <summary>Where a page's script is to draw the article, it is read from what the page carries for others, with a receipt.</summary>
public sealed class UnshownArticleTests
{
    private static readonly string[] Story =
    [
        "The council of Northam voted on Monday evening to repair the old bridge over the river.",
        "The work will cost 4.1 million euros and last eleven months, the mayor, Ada Berg, told the meeting.",
        "Traders in the lower town asked for a footbridge, because their customers come on foot from the station.",
        "Nobody spoke against it, and the meeting ended at nine with a vote of 17 to 3.",
    ];

    [Fact]
    public void The_body_of_the_data_of_a_script_is_read() =>
        AssertStory(
            "script_body",
            Script(
                "__NEXT_DATA__",
                new
                {
                    props = new
                    {
                        pageProps = new
                        {
                            article = new
                            {
                                title = "The bridge",
                                body = Story.Select(text => new { type = "p", text }),
                            },
                            related = new[] { Teaser(1), Teaser(2) },
                        },
                    },
                }
            )
        );

    [Fact]
    public void A_body_of_html_in_the_data_of_a_script_is_read() =>
        AssertStory(
            "script_body",
            Script(
                "__NEXT_DATA__",
                new
                {
                    props = new
                    {
                        post = new
                        {
                            title = "The bridge",
                            html = string.Concat(Story.Select(text => $"<p>{text}</p>")),
                        },
                        more = new[] { Teaser(1), Teaser(2) },
                    },
                }
            )
        );

    [Fact]
    public void Paragraphs_in_pieces_of_an_editor_are_read() =>
        AssertStory(
            "script_body",
            Script(
                "__NEXT_DATA__",
                new
                {
                    doc = new
                    {
                        title = "The bridge",
                        content = Story.Select(text => new
                        {
                            type = "paragraph",
                            content = new object[]
                            {
                                new { type = "text", text = text[..20] },
                                new
                                {
                                    type = "text",
                                    marks = new[] { "bold" },
                                    text = text[20..],
                                },
                            },
                        }),
                    },
                }
            )
        );

    [Fact]
    public void The_data_of_nuxt_is_read() =>
        AssertStory(
            "script_body",
            Script(
                "__NUXT_DATA__",
                new object[]
                {
                    new { article = 1 },
                    new { title = 2, paragraphs = 3 },
                    "The bridge",
                    new[] { 4, 5, 6, 7 },
                    Story[0],
                    Story[1],
                    Story[2],
                    Story[3],
                }
            )
        );

    [Theory]
    [InlineData("window.__INITIAL_STATE__ = {0};window.x=function(){{}}")]
    [InlineData("window['__PRELOADED_STATE__']={0}")]
    public void A_state_that_a_script_is_given_is_read_where_it_is_pure_json(string script)
    {
        var json = JsonSerializer.Serialize(
            new { article = new { title = "The bridge", paragraphs = Story } }
        );

        AssertStory(
            "script_body",
            $"<script>{string.Format(System.Globalization.CultureInfo.InvariantCulture, script, json)}</script>"
        );
    }

    [Fact]
    public void Of_several_articles_in_the_data_the_one_with_the_title_is_read()
    {
        var other = new
        {
            title = "The pumpkin",
            body = Enumerable
                .Range(1, 9)
                .Select(day =>
                    $"On day {day} the pumpkin of the next valley grew again and weighed more than a tractor."
                ),
        };

        AssertStory(
            "script_body",
            Script(
                "__NEXT_DATA__",
                new
                {
                    articles = new object[]
                    {
                        other,
                        new { title = "The bridge", body = Story },
                        other,
                    },
                }
            )
        );
    }

    [Fact]
    public void The_body_for_browsers_without_scripts_is_read() =>
        AssertStory(
            "noscript_body",
            $"<noscript><article>{string.Concat(Story.Select(text => $"<p>{text}</p>"))}</article></noscript><footer><p>Imprint of the house</p></footer>"
        );

    [Fact]
    public void The_text_in_a_shadow_root_is_shown_and_read() =>
        AssertStory(
            null,
            $"<news-article><template shadowrootmode=open><main>{string.Concat(Story.Select(text => $"<p>{text}</p>"))}</main></template></news-article>"
        );

    [Fact]
    public void The_posts_of_a_live_blog_are_read_under_their_headlines()
    {
        var posts = Story.Select(
            (text, index) =>
                new Dictionary<string, string>
                {
                    ["@type"] = "BlogPosting",
                    ["headline"] = $"Part {index + 1} of the evening.",
                    ["articleBody"] = text,
                }
        );
        var json = JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["@type"] = "LiveBlogPosting",
                ["headline"] = "The bridge",
                ["liveBlogUpdate"] = posts,
            }
        );

        var clean = Clean($"<script type='application/ld+json'>{json}</script><div id=app></div>");

        Assert.Equal(
            Story.SelectMany(
                (text, index) => (string[])[$"Part {index + 1} of the evening.", text]
            ),
            clean.Paragraphs.Select(paragraph => paragraph.Text)
        );
        Assert.Contains(clean.Receipts, receipt => receipt.Rule == "json_ld_body");
    }

    [Fact]
    public void Escaped_html_in_the_body_for_machines_is_read_as_html()
    {
        var body = string.Concat(Story.Select(text => $"&lt;p&gt;{text}&lt;/p&gt;"));

        AssertStory(
            "json_ld_body",
            $$"""<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"The bridge","articleBody":"{{body}}"}]}</script><div id=root>Loading…</div>"""
        );
    }

    [Fact]
    public void A_page_that_shows_its_article_is_read_as_it_shows_it()
    {
        var clean = Clean(
            $"<article>{string.Concat(Story.Select(text => $"<p>{text}</p>"))}</article>{Script("__NEXT_DATA__", new { body = Story.Select(text => text.Replace('e', 'a')) })}"
        );

        Assert.Equal(Story, clean.Paragraphs.Select(paragraph => paragraph.Text));
    }

    private static object Teaser(int number) =>
        new
        {
            title = $"Teaser {number}",
            text = "A farmer in the next valley has grown a pumpkin that weighs more than his tractor, neighbours say.",
        };

    private static string Script(string id, object data) =>
        $"<div id=__next></div><script id={id} type=\"application/json\">{JsonSerializer.Serialize(data)}</script>";

    private static void AssertStory(string? rule, string html)
    {
        var clean = Clean(html);

        Assert.Equal(Story, clean.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.True(rule is null || clean.Receipts.Any(receipt => receipt.Rule == rule));
    }

    private static CleanArticle Clean(string html) =>
        TestArticles.Clean(
            $"<!DOCTYPE html><html lang=en><head><title>The bridge</title></head><body>{html}</body></html>",
            format: ArticleFormat.Html
        );
}
