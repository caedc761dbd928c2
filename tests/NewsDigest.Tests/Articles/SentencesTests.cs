using NewsDigest.Articles;

namespace NewsDigest.Tests.Articles;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("One. Two! Three? Four", "One.|Two!|Three?|Four")]
    [InlineData("It rose by 15.6 percent. Mr. Smith of the U.S. Senate said no.", "It rose by 15.6 percent.|Mr. Smith of the U.S. Senate said no.")]
    [InlineData("He said: “We will go.” They left.", "He said: “We will go.”|They left.")]
    [InlineData("J. K. Rowling wrote it. Fine.", "J. K. Rowling wrote it.|Fine.")]
    [InlineData("是的。不是！好吗？", "是的。|不是！|好吗？")]
    [InlineData("", "")]
    public void A_paragraph_is_cut_where_its_sentences_end(string text, string expected) => Assert.Equal(expected, string.Join('|', Sentences.Split(text)));
}
