namespace NewsDigest.FactCheck.Tests;

public sealed class VerifierTests
{
    private const string Source =
        "La alcaldesa abrió este jueves el nuevo mercado de la ciudad con 19 puestos.";

    [Theory]
    [InlineData("On Thursday the mayor opened the city's new market with 19 stalls.", "")]
    [InlineData(Source, "V05 hard")]
    [InlineData("On Thursday el nuevo mercado de la ciudad con 19 stalls was opened.", "V05 hard")]
    [InlineData("On Thursday the mayor opened рынок с новыми местами with 19 stalls.", "V04 hard")]
    [InlineData(
        "On Thursday 19 stalls were opened. Der Stadtrat hat am späten Abend nach langer Debatte den Antrag der Opposition abgelehnt.",
        "V04 hard"
    )]
    [InlineData(
        "On Thursday 19 stalls opened: fish, bread, cheese, olives, flowers, spices, fruit, vegetables, meat, honey and wine of the city's new market.",
        ""
    )]
    [InlineData(
        "Here is the translation: On Thursday the mayor opened the new market with 19 stalls.",
        "V06 hard"
    )]
    [InlineData("As an AI language model I give 19 stalls.", "V06 hard")]
    [InlineData(
        "<<<a1b2c3d4e5f6>>> On Thursday the mayor opened the new market with 19 stalls.",
        "V07 hard"
    )]
    [InlineData(
        "<p2 a1b2c3d4e5f6> On Thursday the mayor opened the new market with 19 stalls.",
        "V07 hard"
    )]
    [InlineData(
        "On Thursday the mayor opened the new market with 19 stalls. Every fact, number, name, hedge and quotation of the source stands here.",
        "V07 hard"
    )]
    [InlineData(
        "On Thursday the mayor opened the market with 19 stalls, see https://evil.example/x.",
        "V20 hard"
    )]
    [InlineData("19", "V03 hard V13 hard")]
    [InlineData(
        "The mayor opened the new market of the city on Thursday with 19 stalls. The mayor opened the new market of the city on Thursday with 19 stalls.",
        "V22 hard"
    )]
    public void What_is_wrong_with_a_paragraph_is_found(string english, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                Findings(english)
                    .Where(finding => finding.Severity == Severity.Hard)
                    .Select(finding => $"{finding.Check} hard")
                    .Distinct()
            )
        );

    [Fact]
    public void A_hole_is_a_hard_finding()
    {
        var article = Article(null, ParagraphStatus.Missing);
        var findings = TestTexts.Check(article);

        Assert.Equal(("V03", Severity.Hard), (Assert.Single(findings).Check, findings[0].Severity));
    }

    [Theory]
    [InlineData(
        "The council of the small town approved the repair of the bridge on Wednesday after a long debate.",
        "en",
        ""
    )]
    [InlineData(
        "Der Stadtrat hat den Umbau gebilligt. Die Arbeiten sollen im Frühjahr beginnen und bis zum Ende des nächsten Jahres dauern.",
        "en",
        "V04"
    )]
    [InlineData("Der Stadtrat hat den Umbau gebilligt.", "de", "V05")]
    [InlineData("Совет города утвердил ремонт моста.", "en", "V04")]
    [InlineData("Müller, Schmidt & Söhne", "de", "")]
    public void A_paragraph_that_is_published_as_it_came_must_be_English(
        string text,
        string language,
        string expected
    )
    {
        var english = TestTexts.English(text);
        var article = english with
        {
            Paragraphs = [english.Paragraphs[0] with { Language = language }],
        };

        var findings = TestTexts
            .Check(article)
            .Where(finding => finding is { Paragraph: "p1", Severity: Severity.Hard });
        Assert.Equal(expected, string.Join(' ', findings.Select(finding => finding.Check)));
    }

    [Theory]
    [InlineData("The mayor opened the market with 19 stalls.", "p1", "")]
    [InlineData("The mayor opened the market with 91 stalls.", "p1", "S02")]
    [InlineData("The mayor opened the market with 19 stalls.", "p9", "S01")]
    [InlineData("Football players celebrated their victory in the stadium.", "p1", "S05")]
    [InlineData("The mayor opened the market and said \"never again, my friends\".", "p1", "S07")]
    [InlineData("The mayor opened the market and said \"a great day\".", "p1", "")]
    public void A_bullet_is_held_against_the_paragraphs_that_it_cites(
        string bullet,
        string paragraph,
        string expected
    )
    {
        var article = TestTexts.English(
            "On Thursday the mayor opened the city's new market with 19 stalls and called it \"a great day\"."
        );
        var summary = new SummaryText(
            SummaryKind.Model,
            "The mayor opened the market.",
            [new SummaryBullet(bullet, [paragraph])]
        );

        Assert.Equal(
            expected,
            string.Join(
                ' ',
                TestTexts
                    .Check(article, summary)
                    .Where(finding => finding.Severity == Severity.Hard)
                    .Select(finding => finding.Check)
            )
        );
    }

    [Fact]
    public void The_one_sentence_says_no_number_that_the_bullets_do_not()
    {
        var article = TestTexts.English(
            "On Thursday the mayor opened the city's new market with 19 stalls."
        );
        var summary = new SummaryText(
            SummaryKind.Model,
            "The mayor opened 21 stalls.",
            [new SummaryBullet("The mayor opened the market with 19 stalls.", ["p1"])]
        );

        Assert.Equal("S04", Assert.Single(TestTexts.Check(article, summary)).Check);
    }

    [Theory]
    [InlineData(
        "es",
        "El presidente Vladímir Putin llegó a Kirguistán con Sadir Zhapárov.",
        "President Vladimir Putin arrived in Kyrgyzstan with Sadyr Japarov.",
        ""
    )]
    [InlineData(
        "es",
        "El presidente Vladímir Putin llegó a Kirguistán con Sadir Zhapárov.",
        "President Vladimir Putin arrived in Kyrgyzstan with Emmanuel Macron.",
        "V17"
    )]
    [InlineData(
        "ru",
        "Президент Владимир Путин прибыл в Германию.",
        "President Vladimir Putin arrived in Germany.",
        ""
    )]
    [InlineData(
        "ru",
        "Президент Владимир Путин прибыл в Германию.",
        "President Vladimir Putin arrived in Portugal.",
        "V17"
    )]
    [InlineData("zh", "总统抵达首都。", "The President arrived in Beijing with Wang Yi.", "")]
    [InlineData("es", "La alcaldesa no abrió el mercado.", "The mayor opened the market.", "V18")]
    [InlineData(
        "es",
        "La alcaldesa abrió el mercado.",
        "The mayor did not open the market.",
        "V18"
    )]
    [InlineData(
        "es",
        "La alcaldesa se negó a abrir el mercado sin permiso.",
        "The mayor refused to open the market without a permit.",
        ""
    )]
    [InlineData(
        "es",
        "La alcaldesa dijo: «Es un gran día».",
        "The mayor said that it was a great day.",
        "V19"
    )]
    [InlineData(
        "es",
        "La alcaldesa dijo que era un gran día.",
        "The mayor said: \"It is a great day.\"",
        "V19"
    )]
    public void Names_negations_and_quotations_that_changed_are_soft_findings(
        string language,
        string source,
        string english,
        string expected
    ) =>
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                TestTexts
                    .Check(TestTexts.Of(language, source, english))
                    .Select(finding => finding.Check)
                    .Distinct()
            )
        );

    [Fact]
    public void A_dropped_sentence_shows_in_length_and_count()
    {
        string[] source =
        [
            .. Enumerable
                .Range(1, 4)
                .Select(number =>
                    $"La alcaldesa abrió este jueves el mercado nuevo de la zona {number}. Los vecinos del barrio pidieron conocer el coste de la obra."
                ),
        ];
        string[] english =
        [
            .. Enumerable
                .Range(1, 4)
                .Select(number =>
                    $"On Thursday the mayor opened the new market of zone {number}. The neighbours asked to know what the work had cost."
                ),
        ];
        Assert.Empty(TestTexts.Check(TestTexts.Of("es", source, english)));

        english[2] = english[2].Split(". ")[0] + ".";

        var finding = Assert.Single(TestTexts.Check(TestTexts.Of("es", source, english)));
        Assert.Equal(("V13", "p3"), (finding.Check, finding.Paragraph));
    }

    private static IReadOnlyList<Finding> Findings(string english) =>
        TestTexts.Check(Article(english, ParagraphStatus.Translated));

    private static BilingualText Article(string? english, ParagraphStatus status) =>
        new("es", [new BilingualParagraph("p1", Source, english) { Status = status }])
        {
            Prompts = PromptWords.Of([
                "Translate what is given. Every fact, number, name, hedge and quotation of the source stands in your English.",
            ]),
        };
}
