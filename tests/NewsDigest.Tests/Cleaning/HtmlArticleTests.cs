using NewsDigest.Articles;

namespace NewsDigest.Tests.Cleaning;

public sealed class HtmlArticleTests
{
    private const string First =
        "The council of Northam voted on Monday evening to repair the old bridge over the river.";
    private const string Second =
        "The work will cost 4.1 million euros and last eleven months, the mayor, Ada Berg, told the meeting.";
    private const string Third =
        "Traders in the lower town asked for a footbridge, because their customers come on foot from the station.";
    private const string Other =
        "A farmer in the next valley has grown a pumpkin that weighs more than his tractor, neighbours say.";

    [Theory]
    [InlineData("<nav><p>{0}</p></nav>")]
    [InlineData("<aside><p>{0}</p></aside>")]
    [InlineData("<footer><p>{0}</p></footer>")]
    [InlineData("<form><p>{0}</p></form>")]
    [InlineData("<figure><img src=x><figcaption>{0}</figcaption></figure>")]
    [InlineData("<div role=complementary><p>{0}</p></div>")]
    [InlineData("<div role=dialog><p>{0}</p></div>")]
    [InlineData("<div aria-hidden=true><p>{0}</p></div>")]
    [InlineData("<div hidden><p>{0}</p></div>")]
    [InlineData("<div style='display: none'><p>{0}</p></div>")]
    [InlineData("<p class=sr-only>{0}</p>")]
    [InlineData("<div class=related-posts><p>{0}</p></div>")]
    [InlineData("<div class='c-relatedArticles'><p>{0}</p></div>")]
    [InlineData("<section id=newsletter_signup><p>{0}</p></section>")]
    [InlineData("<div class=cookie-banner><p>{0}</p></div>")]
    [InlineData("<div class='article__author-box'><p>{0}</p></div>")]
    [InlineData("<ul class=share-buttons><li>{0}</li></ul>")]
    [InlineData("<div class='kommentare'><p>{0}</p></div>")]
    [InlineData("<div class=publicidad><p>{0}</p></div>")]
    [InlineData("<div class=image-wrap><img src=x><p>{0}</p></div>")]
    [InlineData("<div class=teaser><p><a href=/x>Pumpkin</a></p><p>{0}</p></div>")]
    [InlineData("<noscript><p>{0}</p></noscript>")]
    [InlineData("<template><p>{0}</p></template>")]
    public void Parts_that_are_not_of_the_article_go_by_tag_role_and_class(string part)
    {
        var html =
            $"<main><h1>The bridge</h1><p>{First}</p>{string.Format(System.Globalization.CultureInfo.InvariantCulture, part, Other)}<p>{Second}</p><p>{Third}</p></main>";

        Assert.Equal([First, Second, Third], Paragraphs(html));
    }

    [Fact]
    public void A_class_that_most_of_the_text_has_says_nothing() =>
        Assert.Equal(
            [First, Second, Third],
            Paragraphs(
                $"<div class='related'><p class=overlay>{First}</p><p class=overlay>{Second}</p><p class=overlay>{Third}</p></div><div class=related><p>{Other}</p></div>"
            )
        );

    [Fact]
    public void Comments_go_even_where_they_are_longer_than_the_article()
    {
        var comments = string.Concat(
            Enumerable
                .Range(1, 20)
                .Select(number =>
                    $"<li>Reader {number} thinks that the bridge was always fine and that nothing should be done about it.</li>"
                )
        );

        Assert.Equal(
            [First, Second, Third, Other],
            Paragraphs(
                $"<article><p>{First}</p><p>{Second}</p><p>{Third}</p><p>{Other}</p></article><ol class=comments>{comments}</ol>"
            )
        );
    }

    [Fact]
    public void Lists_of_links_go_without_any_name_and_their_label_with_them() =>
        Assert.Equal(
            [First, Second, Third],
            Paragraphs(
                $"<div><p>{First}</p><p>{Second}</p><p>More on this</p><ul><li><a href=/1>Bridges of the county, a history in pictures</a></li><li><a href=/2>Who pays for the river walls this year?</a></li></ul><p>{Third}</p></div>"
            )
        );

    [Fact]
    public void A_list_of_links_that_a_colon_announces_is_kept() =>
        Assert.Contains(
            "Report of the engineers",
            Paragraphs(
                $"<div><p>{First}</p><p>{Second}</p><p>The council has published these papers for everybody who wants to check the sums:</p><ul><li><a href=/1>Report of the engineers</a></li></ul><p>{Third}</p></div>"
            )
        );

    [Fact]
    public void A_sentence_of_the_article_that_is_one_link_is_kept() =>
        Assert.Contains(
            Other,
            Paragraphs(
                $"<div><p>{First}</p><p>{Second}</p><p><a href=/p>{Other[..80]}</a>{Other[80..]}</p><p>{Third}</p></div>"
            )
        );

    [Fact]
    public void Subheadings_lists_quotations_and_tables_of_the_article_are_kept()
    {
        var html =
            $"<article><p>{First}</p><h2>Who pays</h2><p>{Second}</p><ul><li>the county: 3 million</li><li>the town: 1.1 million</li></ul><blockquote>{Third}</blockquote><figure><table><tr><td>Begin</td><td>March 2027</td></tr></table></figure><p>{Other}</p></article>";

        Assert.Equal(
            [
                First,
                "Who pays",
                Second,
                "the county: 3 million",
                "the town: 1.1 million",
                Third,
                "Begin · March 2027",
                Other,
            ],
            Paragraphs(html)
        );
    }

    [Fact]
    public void A_heading_with_nothing_under_it_goes() =>
        Assert.Equal(
            [First, Second, Third],
            Paragraphs(
                $"<article><p>{First}</p><p>{Second}</p><p>{Third}</p><h3>Read on</h3></article>"
            )
        );

    [Theory]
    [InlineData("<header><h1>The bridge</h1><p>{0}</p></header>")]
    [InlineData("<h1>The bridge</h1><div class=teaser-text>{0}</div>")]
    [InlineData("<div><h1>The bridge</h1></div><div><h2>{0}</h2></div>")]
    public void The_lead_between_the_headline_and_the_text_is_kept(string head)
    {
        var html =
            $"<main>{string.Format(System.Globalization.CultureInfo.InvariantCulture, head, "Northam gets its crossing back, but the traders of the lower town wanted more than a repair")}<div><div><p>{First}</p><p>{Second}</p><p>{Third}</p><p>{Other}</p></div><div><a href=/>Home</a></div></div></main>";

        Assert.Equal(
            "Northam gets its crossing back, but the traders of the lower town wanted more than a repair",
            Paragraphs(html)[0]
        );
    }

    [Fact]
    public void Of_a_page_that_goes_on_with_other_articles_the_one_with_the_title_is_taken()
    {
        var next = string.Concat(
            Enumerable.Repeat(
                $"<p>{Other}</p><p>It will be shown at the fair, he said, and then be eaten by the whole village in one soup.</p>",
                1
            )
        );

        var html =
            $"<title>The bridge</title><main><article><h1>The bridge</h1><p>{First}</p><p>{Second}</p><p>{Third}</p><p>Nobody spoke against it, and the meeting ended at nine.</p></article><article><h1>The pumpkin</h1>{next}{next}</article></main>";

        Assert.Equal(
            [First, Second, Third, "Nobody spoke against it, and the meeting ended at nine."],
            Paragraphs(html)
        );
    }

    [Fact]
    public void A_few_words_in_a_bare_box_are_no_paragraph() =>
        Assert.Equal(
            [First, Second, Third],
            Paragraphs(
                $"<div><p>{First}</p><div>Advertisement</div><p>{Second}</p><div><span>14:40</span></div><p>{Third}</p></div>"
            )
        );

    [Fact]
    public void Text_without_any_paragraph_is_read_by_its_breaks_of_line() =>
        Assert.Equal(
            [First, Second, Third],
            Paragraphs(
                $"<table><tr><td><a href=/>Home</a></td><td>{First}<br><br>{Second}<br><br>{Third}</td></tr></table>"
            )
        );

    [Fact]
    public void What_a_page_gives_machines_as_its_body_says_which_blocks_belong_to_it()
    {
        var body = string.Join(' ', First, Second, Third);
        var html =
            $$"""<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"{{body}}"}</script><div><p>{{First}}</p><p>{{Second}}</p><p>{{Third}}</p><p>{{Other}} {{Other[..60]}}</p></div>""";

        Assert.Equal([First, Second, Third], Paragraphs(html));
    }

    [Theory]
    [InlineData("<p>{0}</p>")]
    [InlineData("<div><p>{0}</p></div>")]
    [InlineData("<blockquote>{0}</blockquote>")]
    public void What_stands_between_paragraphs_of_that_body_is_kept_though_the_body_lacks_it(
        string part
    )
    {
        var body = string.Join(
            ' ',
            First,
            Second.Replace("4.1 million", "4.1&nbsp;million", StringComparison.Ordinal),
            Third
        );
        var between = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            part,
            $"{Other} {Other}"
        );
        var html =
            $$"""<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"{{body}}"}</script><div><p>{{First}}</p><p>{{Second}}</p>{{between}}<p>{{Third}}</p></div>""";

        Assert.Equal([First, Second, $"{Other} {Other}", Third], Paragraphs(html));
    }

    [Fact]
    public void A_page_that_shows_no_article_gives_the_one_that_it_gives_to_machines_and_says_so()
    {
        var body = $"{First}\\n{Second}\\n{Third}\\n{Other}";
        var clean = Clean(
            $$"""<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"{{body}}"}</script><div id=app><p>Loading.</p></div>"""
        );

        Assert.Equal(
            [First, Second, Third, Other],
            clean.Paragraphs.Select(paragraph => paragraph.Text)
        );
        Assert.Contains(clean.Receipts, receipt => receipt.Rule == "json_ld_body");
    }

    [Fact]
    public void Every_part_of_a_page_that_is_left_out_has_a_receipt_with_its_text_its_reason_and_its_place()
    {
        var clean = Clean(
            $"<nav><a href=/>Home</a><div>Sport and more</div></nav><article><p>{First}</p><p>{Second}</p><div class=newsletter>Our letter, each morning</div><p>{Third}</p></article><p>Imprint of the house</p>"
        );

        Assert.Equal(
            [
                new Receipt("page_furniture:nav", "Home\nSport and more", null, 1),
                new Receipt("page_furniture:newsletter", "Our letter, each morning", null, 5),
                new Receipt("page_outside_article", "Imprint of the house", null, 7),
            ],
            clean.Receipts
        );
    }

    [Fact]
    public void Broken_json_of_a_page_does_no_harm() =>
        Assert.Equal(
            [First, Second, Third],
            Paragraphs(
                $"<script type=\"application/ld+json\">{{\"@type\":</script><article><p>{First}</p><p>{Second}</p><p>{Third}</p></article>"
            )
        );

    [Fact]
    public void A_tag_that_stands_in_a_script_is_no_tag()
    {
        var script = string.Concat(Enumerable.Repeat("document.write('<div><div>');", 400));

        var clean = Clean(
            $"<article><p>{First}</p><script>{script}</script><p>{Second}</p><style>p {{ color: red }}</style><p>{Third}</p></article>"
        );

        Assert.Equal([First, Second, Third], clean.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.DoesNotContain(clean.Receipts, receipt => receipt.Rule == "deep_page");
    }

    [Fact]
    public void One_long_paragraph_is_not_the_whole_article()
    {
        var longest = string.Join(
            ' ',
            First,
            Second,
            Third,
            Other,
            First[..^1],
            "and then went home in the rain, as people say who were there."
        );

        Assert.Equal(
            [longest, "Nobody spoke against it.", "The meeting ended at nine."],
            Paragraphs(
                $"<div><p>{longest}</p><p>Nobody spoke against it.</p><p>The meeting ended at nine.</p></div>"
            )
        );
    }

    [Fact]
    public void An_article_that_is_named_after_its_author_is_no_note_on_the_author()
    {
        var letters = string.Concat(
            Enumerable
                .Range(1, 6)
                .Select(number =>
                    $"<p>Letter {number} says that the bridge was always fine and that nothing should be done about it.</p>"
                )
        );

        Assert.StartsWith(
            First,
            string.Join(
                '\n',
                Paragraphs(
                    $"<article class='entry author-ada'><p>{First}</p><p>{Second}</p><p>{Third}</p></article><div>{letters}</div>"
                )
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Deep_nesting_is_said_in_a_receipt()
    {
        var clean = Clean(
            $"{string.Concat(Enumerable.Repeat("<div>", 600))}<p>{First}</p><p>{Second}</p><p>{Third}</p>"
        );

        Assert.Equal([First, Second, Third], clean.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Contains(clean.Receipts, receipt => receipt.Rule == "deep_page");
    }

    private static string[] Paragraphs(string html) =>
        [.. Clean(html).Paragraphs.Select(paragraph => paragraph.Text)];

    private static CleanArticle Clean(string html) =>
        TestArticles.Clean(
            $"<!DOCTYPE html><html lang=en><body>{html}</body></html>",
            format: ArticleFormat.Html
        );
}
