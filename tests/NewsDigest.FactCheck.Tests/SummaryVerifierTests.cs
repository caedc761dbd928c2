using CsCheck;

namespace NewsDigest.FactCheck.Tests;

public sealed class SummaryVerifierTests
{
    private static readonly string[] Paragraphs =
    [
        "On Thursday, June 5, mayor Marta Ruiz opened the new market of Villamar with 19 stalls, 320 workers and 8,950 square meters. Prices will not rise, the mayor said.",
        "Ruiz called it \"a great day for the whole city\". Ukrainian traders and the Collective Security Treaty Organization sent greetings; the building dates from 1765.",
        "Sales fell by 15.6% in 2024, the United States embassy reported. The old market was allegedly sold twice by its owner, Pedro Salas.",
        "He has not answered questions so far, and twelve lawyers work for him.",
    ];

    [Theory]
    [InlineData("The market has 19 stalls and 8,950 square meters.", "p1", "")]
    [InlineData("The market has 91 stalls.", "p1", "S02 hard")]
    [InlineData("The market has nineteen stalls.", "p1", "")]
    [InlineData("The market has ninety stalls.", "p1", "S02 hard")]
    [InlineData("The market has nearly 9,000 square meters.", "p1", "S02 soft")]
    [InlineData("The market has 9,000 square meters.", "p1", "S02 hard")]
    [InlineData("The market has hundreds of workers.", "p1", "")]
    [InlineData("The market has millions of workers.", "p1", "S02 soft")]
    [InlineData("The building dates from the 18th century.", "p2", "")]
    [InlineData("The building dates from the 19th century.", "p2", "S02 hard")]
    [InlineData("The market of Villamar opened on Friday.", "p1", "S02 hard")]
    [InlineData("The market of Villamar opened in July.", "p1", "S02 hard")]
    [InlineData("The market may open in Villamar.", "p1", "")]
    [InlineData("Sales fell in 2024, the embassy reported on Monday.", "p3", "S02 soft")]
    public void Numbers_and_dates_of_a_bullet_stand_in_its_paragraphs(
        string bullet,
        string paragraph,
        string expected
    ) => AssertFindings(expected, bullet, paragraph);

    [Theory]
    [InlineData("Marta Ruiz's market opened in Villamar.", "p1", "")]
    [InlineData("Traders of Ukraine and the CSTO sent greetings.", "p2", "")]
    [InlineData("Ukrainians sent greetings.", "p2", "")]
    [InlineData("Sales fell by 15.6%, the U.S. embassy reported.", "p3", "")]
    [InlineData("Sales fell by 15.6%, the American embassy reported.", "p3", "")]
    [InlineData("Sales fell by 15.6%, the Brazilian embassy reported.", "p3", "S03 hard")]
    [InlineData("The market opened, Helen Whitcombe reported.", "p1", "S03 hard")]
    [InlineData("Twelve lawyers work for Pedro Salas, who has not answered questions.", "p4", "")]
    [InlineData("The market of Pedro Ruiz opened in Villamar.", "p1 p3", "S03 soft")]
    public void Names_of_a_bullet_stand_in_its_paragraphs_in_a_form_that_English_makes_of_them(
        string bullet,
        string paragraphs,
        string expected
    ) => AssertFindings(expected, bullet, paragraphs);

    [Theory]
    [InlineData("Prices will not rise, the mayor said.", "p1", "")]
    [InlineData("Prices will rise, the mayor said.", "p1", "S06 soft")]
    [InlineData("The mayor did not open the new market with 19 stalls.", "p1", "S06 soft")]
    [InlineData("Sales rose by 15.6% in 2024.", "p3", "S06 soft")]
    [InlineData("The old market was allegedly sold twice by its owner.", "p3", "")]
    [InlineData("The old market was sold twice by its owner.", "p3", "S06 soft")]
    [InlineData("Pedro Salas is accused of having sold the old market twice.", "p3", "")]
    public void A_bullet_denies_and_doubts_what_its_sentence_does(
        string bullet,
        string paragraph,
        string expected
    ) => AssertFindings(expected, bullet, paragraph);

    [Theory]
    [InlineData("Ruiz spoke of \"a great day for the whole city.\"", "p2", "")]
    [InlineData("Ruiz spoke of “A great day … for the whole city”.", "p2", "")]
    [InlineData("Ruiz spoke of \"a grand day for the whole city\".", "p2", "S07 hard")]
    [InlineData("Football players celebrated their victory in the stadium.", "p1", "S05 hard")]
    [InlineData("Here is a summary: the market has 19 stalls.", "p1", "S09 hard")]
    [InlineData("The market has 19 stalls, see www.prizes.example/x.", "p1", "S09 hard")]
    [InlineData("The market has 19 stalls рынок открыт.", "p1", "S09 hard")]
    [InlineData(
        "Mayor opened new market, stalls, workers, square meters, prices, city, day, traders.",
        "p1",
        ""
    )]
    [InlineData(
        "Der Stadtrat hat am späten Abend nach langer Debatte den Antrag der Opposition abgelehnt.",
        "p1",
        "S03 hard, S05 hard, S09 hard"
    )]
    [InlineData("The market has 19 stalls.", "p7", "S01 hard")]
    [InlineData("The market has 19 stalls.", "p1 p2 p3 p4", "S01 hard")]
    public void Quotations_words_and_form_of_a_bullet_are_held_against_its_paragraphs(
        string bullet,
        string paragraphs,
        string expected
    ) => AssertFindings(expected, bullet, paragraphs);

    [Fact]
    public void A_declared_name_counts_where_a_part_of_it_stands()
    {
        var article = TestTexts.English(Paragraphs) with
        {
            Entities = [new Entity("Marta Ruiz", "Marta Ruiz Cifuentes", "person")],
        };

        Assert.Empty(
            Findings(
                article,
                "Marta Ruiz Cifuentes called it \"a great day for the whole city\".",
                "p2"
            )
        );
    }

    [Theory]
    [InlineData("The market of Villamar has 19 stalls.", "")]
    [InlineData("The market of Villamar has 21 stalls.", "S04 hard")]
    [InlineData("The market of Villamar opened on Friday.", "S04 hard")]
    [InlineData("Helen Whitcombe opened the market of Villamar.", "S04 hard")]
    [InlineData("Pedro Salas opened the market of Villamar.", "S04 soft")]
    public void The_one_sentence_says_only_what_bullets_and_headline_say(
        string sentence,
        string expected
    )
    {
        var summary = new SummaryText(
            SummaryKind.Model,
            sentence,
            [new SummaryBullet("On Thursday the market of Villamar opened with 19 stalls.", ["p1"])]
        );

        Assert.Equal(expected, Said(TestTexts.Check(TestTexts.English(Paragraphs), summary)));
    }

    [Fact]
    public void A_bullet_that_repeats_another_is_a_note()
    {
        var article = TestTexts.English(Paragraphs);
        SummaryBullet[] bullets =
        [
            new("Sales fell by 15.6% in 2024, the embassy reported.", ["p3"]),
            new("The embassy reported that sales fell by 15.6% in 2024.", ["p3"]),
        ];

        Assert.Equal(
            "S08 soft",
            Said(
                TestTexts.Check(
                    article,
                    new SummaryText(SummaryKind.Model, bullets[0].Text, bullets)
                )
            )
        );
        Assert.Single(
            TestTexts.Check(article, new SummaryText(SummaryKind.Model, bullets[0].Text, bullets))
        );
    }

    [Fact]
    public void Any_text_can_be_checked() =>
        Gen.Select(Gen.String, Gen.String, Gen.String)
            .Sample(
                (paragraph, bullet, sentence) =>
                {
                    var article = TestTexts.English($"{Paragraphs[0]} {paragraph}", bullet) with
                    {
                        Entities = [new Entity(bullet, paragraph, "person")],
                    };
                    var summary = new SummaryText(
                        SummaryKind.Model,
                        $"{sentence} Marta-{bullet}",
                        [
                            new SummaryBullet(
                                $"{bullet} \"{sentence}\" not Marta-- {paragraph}'s 12",
                                ["p1", "p2"]
                            ),
                        ]
                    );
                    Assert.NotNull(TestTexts.Check(article, summary));
                }
            );

    private static void AssertFindings(string expected, string bullet, string paragraphs) =>
        Assert.Equal(expected, Said(Findings(TestTexts.English(Paragraphs), bullet, paragraphs)));

    /// <summary>The bullet stands after one that cites the lead; the findings are its own.</summary>
    private static IReadOnlyList<Finding> Findings(
        BilingualText article,
        string bullet,
        string paragraphs
    )
    {
        var lead = new SummaryBullet("On Thursday mayor Marta Ruiz opened the new market.", ["p1"]);
        var summary = new SummaryText(
            SummaryKind.Model,
            lead.Text,
            [lead, new SummaryBullet(bullet, paragraphs.Split(' '))]
        );
        return TestTexts.Check(article, summary);
    }

    private static string Said(IEnumerable<Finding> findings) =>
        string.Join(
            ", ",
            findings
                .Select(finding =>
                    $"{finding.Check} {finding.Severity.ToString().ToLowerInvariant()}"
                )
                .Distinct()
        );
}
