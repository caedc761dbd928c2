using NewsDigest.Articles;

namespace NewsDigest.Tests.Cleaning;

/// <summary>What elements inside a line mean for its values: none is joined, lost or made up, and what goes has a receipt.</summary>
public sealed class InlineMarkupTests
{
    private const string First =
        "The council of Northam voted on Monday evening to repair the old bridge over the river.";
    private const string Last =
        "Traders in the lower town asked for a footbridge, because their customers come on foot from the station.";

    [Theory]
    [InlineData("It cost 34<sup>1</sup> million euros.", "It cost 34 million euros.")]
    [InlineData("It cost 34<sup>2)</sup> million euros.", "It cost 34 million euros.")]
    [InlineData("In all 45<sup><a href='#fn3'>3</a></sup> people died.", "In all 45 people died.")]
    [InlineData("In all 45<a href='#fn3'><sup>3</sup></a> people died.", "In all 45 people died.")]
    [InlineData("In all 120<sup class=footnote>4</sup> were hurt.", "In all 120 were hurt.")]
    [InlineData("In all 45<a href='#note-7'>7</a> people died.", "In all 45 people died.")]
    [InlineData(
        "The dam<sup>1</sup> broke and 12<sup>2</sup> workers died.",
        "The dam broke and 12 workers died."
    )]
    [InlineData("Some 3,500<sup>[12]</sup> houses are gone.", "Some 3,500 houses are gone.")]
    [InlineData("Some 3,500<sup>*</sup> houses are gone.", "Some 3,500 houses are gone.")]
    [InlineData("Some 3,500<sup>b</sup> houses are gone.", "Some 3,500 houses are gone.")]
    [InlineData("Some 3,500<sup>1,2</sup> houses are gone.", "Some 3,500 houses are gone.")]
    [InlineData(
        "That was in 2024.<sup>1</sup> Now it is 2026.",
        "That was in 2024. Now it is 2026."
    )]
    [InlineData("It rose by 45 %<sup>1</sup> in May.", "It rose by 45 % in May.")]
    [InlineData(
        "Some 20<span style='vertical-align: super; font-size: 70%'>1</span> houses burned.",
        "Some 20 houses burned."
    )]
    public void A_note_mark_goes_and_never_joins_a_number(string line, string expected) =>
        AssertReads(expected, line, "note_mark");

    [Theory]
    [InlineData("It holds 10<sup>8</sup> litres.", "It holds 10⁸ litres.")]
    [InlineData("About 3 × 10<sup>-9</sup> of it.", "About 3 × 10⁻⁹ of it.")]
    [InlineData("The lake covers 15 km<sup>2</sup> of land.", "The lake covers 15 km² of land.")]
    [InlineData("It holds 40 m<sup>3</sup> of water.", "It holds 40 m³ of water.")]
    [InlineData("So E = mc<sup>2</sup> holds.", "So E = mc² holds.")]
    [InlineData("As 2<sup>10</sup> = 1024 shows.", "As 2¹⁰ = 1024 shows.")]
    [InlineData("Traces of <sup>137</sup>Cs were found.", "Traces of ¹³⁷Cs were found.")]
    [InlineData("They emit CO<sub>2</sub> and H<sub>2</sub>O.", "They emit CO2 and H2O.")]
    [InlineData("It was 30<sup>o</sup>C in the shade.", "It was 30°C in the shade.")]
    [InlineData("Le 1<sup>er</sup> mai, au XXI<sup>e</sup> siècle.", "Le 1er mai, au XXIe siècle.")]
    [InlineData("On the 2<sup>nd</sup> of May.", "On the 2nd of May.")]
    [InlineData("La 3.<sup>a</sup> vez en N<sup>o</sup> 5.", "La 3.ª vez en Nº 5.")]
    [InlineData("About <sup>1</sup>/<sub>2</sub> of it went.", "About ½ of it went.")]
    [InlineData("About 3<sup>1</sup>⁄<sub>4</sub> miles away.", "About 3¼ miles away.")]
    [InlineData("About 3<sup>1</sup>/<sub>16</sub> miles away.", "About 3 1/16 miles away.")]
    [InlineData("Fuel costs 1<sup>89</sup> euros a litre.", "Fuel costs 1,89 euros a litre.")]
    [InlineData("Fuel costs 2<sup>05</sup> € a litre.", "Fuel costs 2,05 € a litre.")]
    [InlineData("Fuel costs $1<sup>89</sup> a litre.", "Fuel costs $1.89 a litre.")]
    [InlineData("Fuel costs 1,<sup>89</sup> € a litre.", "Fuel costs 1,89 € a litre.")]
    [InlineData("Fuel costs 1<sup>,89</sup> € a litre.", "Fuel costs 1,89 € a litre.")]
    [InlineData("It begins at 18<sup>30</sup> Uhr.", "It begins at 18:30 Uhr.")]
    [InlineData("The word Acme<sup>TM</sup> is theirs.", "The word Acme™ is theirs.")]
    public void Raised_and_lowered_values_are_written_so_that_they_stay(
        string line,
        string expected
    ) => AssertReads(expected, line);

    [Theory]
    [InlineData(
        "In all <del>12</del> <ins>15</ins> people died.",
        "In all 15 people died.",
        "struck_text"
    )]
    [InlineData("In all <s>12</s> 15 people died.", "In all 15 people died.", "struck_text")]
    [InlineData(
        "In all <span style='text-decoration:line-through'>12</span> 15 people died.",
        "In all 15 people died.",
        "struck_text"
    )]
    [InlineData(
        "In all 1<strike>2</strike>5 people died.",
        "In all 15 people died.",
        "struck_text"
    )]
    [InlineData(
        "<ruby>山田<rp>(</rp><rt>やまだ</rt><rp>)</rp></ruby>市長は3日、橋を開通させた。",
        "山田市長は3日、橋を開通させた。",
        "ruby_reading"
    )]
    [InlineData(
        "It cost 34<span class=sr-only>5 in words</span> million.",
        "It cost 34 million.",
        "hidden_text"
    )]
    [InlineData("It cost 34<span hidden>5</span> million.", "It cost 34 million.", "hidden_text")]
    [InlineData(
        "It cost 34<i style='display:none'>5</i> million.",
        "It cost 34 million.",
        "hidden_text"
    )]
    [InlineData(
        "It cost 34<i style='visibility: hidden'>5</i> million.",
        "It cost 34 million.",
        "hidden_text"
    )]
    [InlineData(
        "It cost 34<i style='font-size:0'>5</i> million.",
        "It cost 34 million.",
        "hidden_text"
    )]
    [InlineData(
        "It cost 34<i style='position:absolute; left:-9999px'>5</i> million.",
        "It cost 34 million.",
        "hidden_text"
    )]
    [InlineData(
        "It cost 34<i style='width:1px;height:1px;overflow:hidden'>5</i> million.",
        "It cost 34 million.",
        "hidden_text"
    )]
    [InlineData(
        "It cost 34<i class='c-visuallyHidden_x1'>5</i> million.",
        "It cost 34 million.",
        "hidden_text"
    )]
    [InlineData(
        "It cost 34<i class=u-hiddenVisually>5</i> million.",
        "It cost 34 million.",
        "hidden_text"
    )]
    [InlineData(
        "It cost <i aria-hidden=true>icon 5</i> 34 million.",
        "It cost 34 million.",
        "hidden_text"
    )]
    [InlineData(
        "It cost 34 million <select><option>5</option></select> euros.",
        "It cost 34 million euros.",
        "unread_element:select"
    )]
    public void What_readers_do_not_see_or_see_struck_out_goes_with_a_receipt(
        string line,
        string expected,
        string rule
    ) => AssertReads(expected, line, rule);

    [Theory]
    [InlineData(
        "It cost <span aria-hidden=true>€34m</span><span class=sr-only>34 million euros</span> in all.",
        "It cost €34m in all."
    )]
    [InlineData("It cost 3<span aria-hidden=true>4</span> million.", "It cost 34 million.")]
    [InlineData(
        "It cost <span class='d-none d-md-inline'>34</span> million.",
        "It cost 34 million."
    )]
    public void What_readers_see_stays_whatever_it_says_to_those_who_listen(
        string line,
        string expected
    ) => AssertReads(expected, line);

    [Theory]
    [InlineData(
        "It rises by <math><mn>3</mn><mo>/</mo><mn>4</mn></math> of a point.",
        "It rises by 3/4 of a point."
    )]
    [InlineData(
        "It rises by <math><mfrac><mn>3</mn><mn>4</mn></mfrac></math> of a point.",
        "It rises by 3/4 of a point."
    )]
    [InlineData(
        "It rises by <math><mn>2</mn><mfrac><mn>1</mn><mn>2</mn></mfrac></math> points.",
        "It rises by 2 1/2 points."
    )]
    [InlineData(
        "About <math><msup><mn>10</mn><mn>8</mn></msup></math> of them.",
        "About 10⁸ of them."
    )]
    [InlineData(
        "About <math><semantics><mrow><mi>x</mi><mo>=</mo><mn>5</mn></mrow><annotation>x=5</annotation></semantics></math> here.",
        "About x = 5 here."
    )]
    [InlineData(
        "Take <span class=katex><span class=katex-mathml><math><msqrt><mn>2</mn></msqrt></math></span><span class=katex-html aria-hidden=true>2</span></span> here.",
        "Take √2 here."
    )]
    public void A_formula_is_read_as_one_writes_it_in_a_line(string line, string expected) =>
        AssertReads(expected, line);

    [Theory]
    [InlineData(
        "Result: <span class=t>Betanza</span><span class=s>3</span><span class=s>1</span><span class=t>Arlena</span>, after a long game.",
        "Result: Betanza 3 1 Arlena, after a long game."
    )]
    [InlineData(
        "Result: Betanza <b class=h>3</b><b class=a>1</b> Arlena.",
        "Result: Betanza 3 1 Arlena."
    )]
    [InlineData(
        "Result: Betanza <span>3</span><span>1</span> Arlena.",
        "Result: Betanza 3 1 Arlena."
    )]
    [InlineData(
        "Result: Betanza <i style='display:inline-block'>3</i>1 Arlena.",
        "Result: Betanza 3 1 Arlena."
    )]
    [InlineData(
        "Result: <span style='display:inline-flex'><i>Betanza</i><i>3</i><i>1</i></span>.",
        "Result: Betanza 3 1."
    )]
    public void Boxes_that_a_browser_shows_apart_are_apart(string line, string expected) =>
        AssertReads(expected, line);

    [Theory]
    [InlineData("It cost 1<b>2</b>5 euros.", "It cost 125 euros.")]
    [InlineData("It cost 19<nobr>5<nobr>3</nobr></nobr> euros.", "It cost 1953 euros.")]
    [InlineData("It cost 19<span>5</span><span>3</span> euros.", "It cost 1953 euros.")]
    [InlineData("It cost <b>1</b><i>25</i>0 euros.", "It cost 1250 euros.")]
    [InlineData(
        "It cost <span style='font-weight:400'>12</span><span style='font-weight:400'>50 euros.</span>",
        "It cost 1250 euros."
    )]
    [InlineData(
        "It cost <span class=digit>3</span><span class=digit>4</span> euros.",
        "It cost 34 euros."
    )]
    [InlineData(
        "<span class=dropcap>T</span><span class=x>he mayor</span> spoke.",
        "The mayor spoke."
    )]
    [InlineData("It cost 1<wbr>250 euros.", "It cost 1250 euros.")]
    [InlineData("It cost 1<!-- a -->250 euros.", "It cost 1250 euros.")]
    public void Pieces_of_one_number_or_word_stay_one(string line, string expected) =>
        AssertReads(expected, line);

    [Theory]
    [InlineData(
        "<tr><th>Ort</th><th>Tote</th><th>Anteil (%)</th></tr><tr><td>Arlena</td><td>12</td><td>41,2</td></tr>",
        "Ort: Arlena · Tote: 12 · Anteil: 41,2 %"
    )]
    [InlineData(
        "<tr><th>Ort</th><th>Tote</th><th>%</th></tr><tr><td>Arlena</td><td>12</td><td>41,2</td></tr>",
        "Ort: Arlena · Tote: 12 · 41,2 %"
    )]
    [InlineData(
        "<thead><tr><td>Ort</td><td>Tote</td></tr></thead><tbody><tr><td>Arlena</td><td>12</td></tr></tbody>",
        "Ort: Arlena · Tote: 12"
    )]
    [InlineData(
        "<tr><td><b>Ort</b></td><td><strong>Tote</strong></td></tr><tr><td>Arlena</td><td>12</td></tr>",
        "Ort: Arlena · Tote: 12"
    )]
    [InlineData("<tr><th>Begin</th><td>March 2027</td></tr>", "Begin: March 2027")]
    [InlineData("<tr><td>Begin</td><td>March 2027</td></tr>", "Begin · March 2027")]
    [InlineData(
        "<tr><th></th><th>2024</th><th>2025</th></tr><tr><th>Arlena</th><td>12</td><td>15<sup>1</sup></td></tr>",
        "Arlena · 2024: 12 · 2025: 15"
    )]
    [InlineData(
        "<tr><th>Ort</th><th>Jahr</th><th>Tote</th></tr><tr><td rowspan=2>Arlena</td><td>2024</td><td>12</td></tr><tr><td>2025</td><td>15</td></tr>",
        "Ort: Arlena · Jahr: 2025 · Tote: 15"
    )]
    [InlineData(
        "<tr><th>Ort</th><th>Tote</th></tr><tr><td><p>Arlena</p></td><td><div>12</div></td></tr>",
        "Ort: Arlena · Tote: 12"
    )]
    public void A_row_of_a_table_is_one_line_with_the_heads_of_its_columns(
        string rows,
        string expected
    ) =>
        Assert.Contains(
            expected,
            Clean($"<p>{First}</p><table>{rows}</table><p>{Last}</p>")
                .Paragraphs.Select(paragraph => paragraph.Text)
        );

    [Theory]
    [InlineData("fr", "Le projet coûte 12<sup>a</sup> millions.", "Le projet coûte 12 millions.")]
    [InlineData("es", "Fue la 12<sup>a</sup> sesión.", "Fue la 12ª sesión.")]
    [InlineData("fr", "Le train part à 12<sup>h</sup>30.", "Le train part à 12h30.")]
    public void A_raised_letter_is_an_ordinal_where_the_language_has_such_ordinals(
        string language,
        string line,
        string expected
    ) =>
        Assert.Contains(
            expected,
            TestArticles
                .Clean(
                    $"<html lang={language}><body><article><p>{First}</p><p>{line}</p><p>{Last}</p></article></body></html>",
                    format: ArticleFormat.Html
                )
                .Paragraphs.Select(paragraph => paragraph.Text)
        );

    [Fact]
    public void A_gallery_that_opens_over_the_page_is_not_read_however_many_captions_it_has()
    {
        var captions = string.Concat(
            Enumerable.Range(1, 20).Select(number => $"<figure><p>{number} {Last}</p></figure>")
        );
        var clean = Clean(
            $"<p>{First}</p><amp-lightbox hidden><header><h3><span><span>1</span>/20</span><span>The storm in pictures</span></h3></header>{captions}</amp-lightbox><p>{Last}</p>"
        );

        Assert.Equal([First, Last], clean.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Empty(clean.NumbersNotOnPage);
    }

    private static void AssertReads(string expected, string line, string? rule = null)
    {
        var clean = Clean($"<p>{First}</p><p>{line}</p><p>{Last}</p>");

        Assert.Contains(expected, clean.Paragraphs.Select(paragraph => paragraph.Text));
        if (rule is not null)
        {
            Assert.Contains(clean.Receipts, receipt => receipt.Rule == rule);
        }
    }

    private static CleanArticle Clean(string html) =>
        TestArticles.Clean(
            $"<!DOCTYPE html><html><body><article>{html}</article></body></html>",
            format: ArticleFormat.Html
        );
}
