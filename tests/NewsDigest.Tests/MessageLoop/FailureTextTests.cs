using NewsDigest.ChatModels;
using NewsDigest.MessageLoop;
using NewsDigest.Storage;

namespace NewsDigest.Tests.MessageLoop;

public sealed class FailureTextTests
{
    [Fact]
    public void Our_own_words_and_those_of_the_system_are_shown_on_one_line_without_what_lies_behind()
    {
        Assert.Equal(
            "ModelCallException: Refused.",
            FailureText.Of(new ModelCallException(ModelFailure.BadRequest, "Refused."))
        );
        Assert.Equal(
            "StoreUnavailableException: The store is U+001Bdown.",
            FailureText.Of(
                new StoreUnavailableException(
                    "The store is \u001bdown.\nRequestId: 7",
                    new IOException()
                )
            )
        );
        Assert.Equal(
            "IOException: No space left on device",
            FailureText.Of(new IOException("No space left on device"))
        );
    }

    [Fact]
    public void Words_of_libraries_may_quote_the_article_so_the_place_is_shown_instead()
    {
        var exception = Assert.Throws<FormatException>(() => ResultCostOf("La alcaldesa abrió"));

        var text = FailureText.Of(exception);

        Assert.StartsWith(
            "FormatException, at FailureTextTests.ResultCostOf",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("alcaldesa", text, StringComparison.Ordinal);
    }

    private static int ResultCostOf(string text) =>
        int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
