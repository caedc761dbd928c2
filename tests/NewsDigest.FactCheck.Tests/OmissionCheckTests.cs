namespace NewsDigest.FactCheck.Tests;

public sealed class OmissionCheckTests
{
    private const string Spanish =
        "La alcaldesa abrió el mercado con una fiesta para los vecinos. Asistieron los vendedores y muchas familias del barrio. Nadie habló de los precios.";
    private const string Chinese =
        "市长昨天在新市场向居民和商贩发表讲话。商贩们对新的摊位感到满意。没有人谈到价格。";
    private const string Japanese =
        "市長は昨日、新しい市場で住民と商人に演説した。商人たちは新しい売り場に満足している。価格の話をした人はいなかった。";
    private const string Names =
        "ジョン・スミスとトーマス・ミラーはハンバーガーとコーヒーとチョコレートケーキをテイクアウトした。";

    [Theory]
    [InlineData(
        "es",
        Spanish,
        "The mayor opened the market with a party for the residents. The traders and many families of the neighborhood came. Nobody spoke of the prices.",
        ""
    )]
    [InlineData(
        "es",
        Spanish,
        "The mayor opened the market with a party for the residents. The traders and many families of the neighborhood came.",
        "V13"
    )]
    [InlineData(
        "es",
        Spanish,
        "The mayor opened the market with a party for the residents, the traders and many families of the neighborhood, and nobody spoke of the prices.",
        ""
    )]
    [InlineData(
        "es",
        Spanish,
        "The mayor opened the market with a party for the residents. The traders and many families of the neighborhood came. Nobody spoke of the prices. The works had lasted for two years.",
        "V14"
    )]
    [InlineData(
        "zh",
        Chinese,
        "The mayor addressed residents and traders at the new market yesterday. The traders are happy with the new stalls. Nobody spoke of the prices.",
        ""
    )]
    [InlineData(
        "zh",
        Chinese,
        "The mayor addressed residents and traders at the new market yesterday. Nobody spoke of the prices.",
        "V13"
    )]
    [InlineData(
        "ja",
        Japanese,
        "The mayor addressed residents and traders at the new market yesterday. The traders are happy with the new stalls. Nobody spoke of the prices.",
        ""
    )]
    [InlineData(
        "ja",
        Japanese,
        "The mayor addressed residents and traders at the new market yesterday. The traders are happy with the new stalls.",
        "V13"
    )]
    [InlineData(
        "ja",
        Names,
        "John Smith and Thomas Miller took away hamburgers, coffee and chocolate cake.",
        ""
    )]
    public void A_sentence_less_or_more_is_seen_by_length_and_number(
        string language,
        string source,
        string english,
        string expected
    ) => Assert.Equal(expected, string.Join(' ', Lengths(language, [source], [english])));

    /// <summary>By its letters alone a paragraph of syllables would look half untranslated.</summary>
    [Fact]
    public void Paragraphs_of_an_article_are_held_against_each_other_by_what_their_characters_say()
    {
        string[] source = [Japanese, Japanese, Japanese, Names];
        var english = Enumerable
            .Repeat(
                "The mayor addressed residents and traders at the new market yesterday. The traders are happy with the new stalls. Nobody spoke of the prices.",
                3
            )
            .Append("John Smith and Thomas Miller took away hamburgers, coffee and chocolate cake.")
            .ToArray();

        Assert.Empty(Lengths("ja", source, english));
    }

    /// <summary>A translator who is always brief leaves nothing out.</summary>
    [Fact]
    public void The_measure_is_the_article_itself()
    {
        const string Brief =
            "The mayor opened the market. Traders and families came. Nobody spoke of prices.";

        Assert.Equal(["V13"], Lengths("es", [Spanish], [Brief]));
        Assert.Empty(Lengths("es", [Spanish, Spanish, Spanish], [Brief, Brief, Brief]));
        Assert.Equal(
            ["V13"],
            Lengths(
                "es",
                [Spanish, Spanish, Spanish],
                [Brief, Brief, "The mayor opened the market. Nobody spoke of prices."]
            )
        );
    }

    private static string[] Lengths(string language, string[] source, string[] english) =>
        [
            .. TestTexts
                .Check(TestTexts.Of(language, source, english))
                .Select(finding => finding.Check)
                .Where(check => check is "V13" or "V14"),
        ];
}
