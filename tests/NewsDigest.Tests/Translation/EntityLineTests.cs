using NewsDigest.Translation;

namespace NewsDigest.Tests.Translation;

public sealed class EntityLineTests
{
    [Theory]
    [InlineData("place: Kazajistán => Kazakhstan", "Kazajistán", "Kazakhstan", "place")]
    [InlineData("person: Murat Nurtleu", "Murat Nurtleu", "Murat Nurtleu", "person")]
    [InlineData(
        "event:Vuelta a España: 80.ª edición => Vuelta a España: 80th edition",
        "Vuelta a España: 80.ª edición",
        "Vuelta a España: 80th edition",
        "event"
    )]
    [InlineData(" org : ОДКБ => CSTO ", "ОДКБ", "CSTO", "org")]
    public void A_line_gives_both_forms_and_the_type(
        string line,
        string source,
        string english,
        string type
    ) => Assert.Equal(new Entity(source, english, type), EntityLine.TryRead(line));

    [Theory]
    [InlineData("")]
    [InlineData("Kazakhstan")]
    [InlineData("country: Kazajistán => Kazakhstan")]
    [InlineData("place: => Kazakhstan")]
    [InlineData("place: Kazajistán => ")]
    [InlineData("place:")]
    [InlineData("place: a => b => c")]
    public void A_line_of_another_form_is_no_name(string line) =>
        Assert.Null(EntityLine.TryRead(line));
}
