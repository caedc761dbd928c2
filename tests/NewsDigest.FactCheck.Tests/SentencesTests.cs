namespace NewsDigest.FactCheck.Tests;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("One. Two! Three? Four", "One.|Two!|Three?|Four")]
    [InlineData(
        "It rose by 15.6 percent. Mr. Smith of the U.S. Senate said no.",
        "It rose by 15.6 percent.|Mr. Smith of the U.S. Senate said no."
    )]
    [InlineData("He said: “We will go.” They left.", "He said: “We will go.”|They left.")]
    [InlineData("J. K. Rowling wrote it. Fine.", "J. K. Rowling wrote it.|Fine.")]
    [InlineData("是的。不是！好吗？", "是的。|不是！|好吗？")]
    [InlineData("「行きます。」と述べた。町は静かだ。", "「行きます。」と述べた。|町は静かだ。")]
    [InlineData("“我们会去。 ”他说。市场开了。", "“我们会去。 ”他说。|市场开了。")]
    [InlineData(
        "Es begann am 3. Oktober um 17 Uhr. Es endete 2024. Oktober war kalt.",
        "Es begann am 3. Oktober um 17 Uhr.|Es endete 2024.|Oktober war kalt."
    )]
    [InlineData(
        "It opens at 8 p.m. The park closes at 5 p.m. Monday.",
        "It opens at 8 p.m.|The park closes at 5 p.m. Monday."
    )]
    [InlineData(
        "It is 29 °C. Tomorrow it will rain on Mt. Fuji.",
        "It is 29 °C.|Tomorrow it will rain on Mt. Fuji."
    )]
    [InlineData("", "")]
    public void A_paragraph_is_cut_where_its_sentences_end(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Sentences.Split(text)));
}
