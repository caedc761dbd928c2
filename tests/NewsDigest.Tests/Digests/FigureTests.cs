using NewsDigest.Digests;

namespace NewsDigest.Tests.Digests;

/// <summary>What sources report for one quantity.</summary>
public sealed class FigureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        "The court imposed a fine of €3.5 million on the port.",
        "Fine, in euros: €3.5 million"
    )]
    [InlineData(
        "Damage is put at about 40 million euros.",
        "Damage, in euros: about 40 million euros"
    )]
    [InlineData(
        "The fire caused losses of at least $12 million.",
        "Losses, in dollars: at least $12 million"
    )]
    [InlineData("The city got 7 million pounds in aid.", "Aid, in pounds: 7 million pounds")]
    [InlineData(
        "The council set the budget at 900,000 zlotys.",
        "Budget, in zlotys: 900,000 zlotys"
    )]
    [InlineData("Turnout was 61.5 percent.", "Turnout: 61.5 percent")]
    [InlineData("Inflation rose to 5.6% in Orla.", "Inflation: 5.6%")]
    [InlineData("Inflation rose by 0.4 percent.", "Inflation, rise: 0.4 percent")]
    [InlineData("Exports of the port fell 12 per cent.", "Exports, fall: 12 per cent")]
    [InlineData("Orla announced a 25 percent tariff on steel.", "Tariff: 25 percent")]
    [InlineData("Unemployment stood at 9%.", "Unemployment: 9%")]
    [InlineData("He has 40 million followers and 3 percent of them vote.", "")]
    [InlineData("The ferry with 40 people cost many their holiday.", "")]
    [InlineData("The party won 31 percent of the vote.", "")]
    [InlineData("The fine was paid by 12 people.", "")]
    public async Task Money_and_percent_are_figures_where_a_word_says_what_they_count(
        string sentence,
        string expected
    )
    {
        var story = await StoryAsync(
            ("de", "Hafenkurier", sentence, $"(de) {sentence}"),
            ("fr", "Gazette de Brume", sentence, $"(fr) {sentence}")
        );

        Assert.Equal(
            expected,
            string.Join(
                "; ",
                story.Figures.Select(figure => $"{figure.Label}: {figure.Values[0].Text}")
            )
        );
    }

    [Fact]
    public async Task Every_source_stands_with_its_sentence_in_both_languages_and_nobody_is_said_to_disagree()
    {
        var story = await StoryAsync(
            (
                "de",
                "Hafenkurier",
                "The port of Varna must pay a fine of at least €3 million, the court of Varna said.",
                "Der Hafen von Warna muss eine Strafe von mindestens 3 Millionen Euro zahlen, teilte das Gericht in Warna mit."
            ),
            (
                "fr",
                "Gazette de Brume",
                "The court of Varna imposed a fine of €4 million on the port of Varna.",
                "Le tribunal de Varna a infligé une amende de 4 millions d'euros au port de Varna."
            ),
            (
                "es",
                "El Faro",
                "The port of Varna gets a fine of €4 million, says the court of Varna.",
                "El puerto de Varna recibe una multa de 4 millones de euros, dice el tribunal de Varna."
            ),
            (
                "it",
                "La Lanterna",
                "The court of Varna: a fine of 3 million euros for the port.",
                "Il tribunale di Varna: una multa di 3 milioni di euro per il porto."
            ),
            (
                "pt",
                "Correio",
                "A fine of 5 million euros for the port of Varna, the court said.",
                "Uma multa de 4 milhões de euros para o porto de Varna, disse o tribunal."
            )
        );

        var figure = Assert.Single(story.Figures);
        Assert.Equal(
            ("money", "Fine, in euros", true),
            (figure.Kind, figure.Label, figure.Differs)
        );
        Assert.Equal(5, figure.Values.Count);
        Assert.All(figure.Values, value => Assert.NotEmpty(value.Original));
        Assert.Contains(figure.Values, value => value.Text == "at least €3 million");
        Assert.Equal(
            ["Correio"],
            figure.Values.Where(value => !value.IsChecked).Select(value => value.Source)
        );
    }

    private static async Task<Story> StoryAsync(
        params (string Language, string Source, string English, string Original)[] articles
    )
    {
        var room = new Newsroom();
        foreach (var (language, source, english, original) in articles)
        {
            await room.PublishAsync(
                Newsroom.Result(
                    language,
                    "Port of Varna fined by court",
                    [
                        english,
                        $"Harbour master Petar Ilkov of Varna does not comment, {source} writes.",
                    ],
                    source,
                    language,
                    room.Time.GetUtcNow(),
                    [original, $"({language}) Petar Ilkov."]
                )
            );
        }

        room.Time.Advance(TimeSpan.FromDays(1));
        var options = Newsroom.Options(("morning", "0 7 * * *", "Europe/Berlin"));
        await room.Maker(options).MakeDueAsync(null, Token);
        return Assert.Single((await room.EditionsAsync("morning")).Single().Stories);
    }
}
