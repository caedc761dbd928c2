using NewsDigest.Worker.OpenAI;

namespace NewsDigest.Worker.Tests.Visible;

public sealed class QuotedRequestTests
{
    private const string Article =
        "<p1 0123456789ab>\nLa alcaldesa de Ronda, Inés Calvo, abrió este jueves el nuevo mercado con 45 puestos.\n市长周四为新市场揭幕，销售额增长15.6%。";

    [Theory]
    [InlineData(
        "This model's maximum context length is 8192 tokens.",
        "This model's maximum context length is 8192 tokens."
    )]
    [InlineData(
        "Input 'La alcaldesa de Ronda, Inés Calvo, abrió este jueves' is refused.",
        "Input '[…]' is refused."
    )]
    [InlineData(
        @"body.messages[1]: input_value=""alcaldesa de Ronda, In\u00e9s Calvo, abri\u00f3 este"" [type=x]",
        @"body.messages[1]: input_value=""[…]"" [type=x]"
    )]
    [InlineData(@"got 'Ronda, In\xe9s Calvo, abri\xf3 este jueves\nel nuevo m...'", "got '[…]...'")]
    [InlineData("LA ALCALDESA DE RONDA was refused", "[…] was refused")]
    [InlineData("refused: 周四为新市场揭幕!", "refused: […]!")]
    [InlineData("bad &lt;p1&gt; este jueves el nuevo mercado", "bad <p1> […]")]
    [InlineData("max_tokens is too large: 32768", "max_tokens is too large: 32768")]
    public void What_a_service_quotes_of_the_article_is_taken_out_of_its_words(
        string message,
        string kept
    ) => Assert.Equal(kept, QuotedRequest.Remove(message, Article));
}
