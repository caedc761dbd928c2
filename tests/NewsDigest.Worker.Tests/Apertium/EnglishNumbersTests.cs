using NewsDigest.Worker.Apertium;

namespace NewsDigest.Worker.Tests.Apertium;

public sealed class EnglishNumbersTests
{
    [Theory]
    [InlineData("rose 15,6 % in 2024", "rose 15.6% in 2024")]
    [InlineData("4,100 million dollars", "4,100 million dollars")]
    [InlineData("1.234,5 tons", "1,234.5 tons")]
    [InlineData("14,350.5 million", "14,350.5 million")]
    [InlineData("1.234.567 people", "1,234,567 people")]
    [InlineData("3.500 people", "3,500 people")]
    [InlineData("118\u00a0000 passengers", "118,000 passengers")]
    [InlineData("a ratio of 0.125", "a ratio of 0.125")]
    [InlineData("8.2% more", "8.2% more")]
    [InlineData("on 12.03.2024 at 20:40", "on 12.03.2024 at 20:40")]
    [InlineData(
        "COVID-19, F-16, 192.168.0.1, v2.0 and 1/4",
        "COVID-19, F-16, 192.168.0.1, v2.0 and 1/4"
    )]
    [InlineData("1,234 of them", "1,234 of them")]
    [InlineData("page 12,5.", "page 12.5.")]
    public void A_number_with_one_reading_is_written_the_English_way(
        string text,
        string expected
    ) => Assert.Equal(expected, EnglishNumbers.Rewrite(text));
}
