using NewsDigest.Cleaning;

namespace NewsDigest.Tests.Cleaning;

public sealed class CharactersTests
{
    [Theory]
    [InlineData(
        "Las naciones postsoviÃ©ticas y el mandatario kirguÃ\u00ads.",
        "Las naciones postsoviéticas y el mandatario kirguís."
    )]
    [InlineData("Itâ€™s the mayorâ€™s â€œnewâ€\u009d market.", "It’s the mayor’s “new” market.")]
    [InlineData("ÐŸÑ€Ð¸Ð²ÐµÑ‚, Ð¼Ð¸Ñ€.", "Привет, мир.")]
    [InlineData("РџСЂРёРІРµС‚, РјРёСЂ.", "Привет, мир.")]
    [InlineData("PĹ™Ă­liĹˇ ĹľluĹĄouÄŤkĂ˝.", "Příliš žluťoučký.")]
    [InlineData("BegrÃƒÂ¼ÃƒÅ¸ung fÃƒÂ¼r alle.", "Begrüßung für alle.")]
    [InlineData("√âl dijo ma√±ana en Espa√±a.", "Él dijo mañana en España.")]
    public void Letters_that_were_read_by_the_wrong_code_are_read_again(
        string text,
        string expected
    ) => Assert.Equal(expected.Normalize(), TestArticles.Clean(text, "Title").Text);

    [Theory]
    [InlineData("IL Y MARQUÉ…")]
    [InlineData("« Déjà vu », a-t-il marqué…»")]
    [InlineData("AHÅ™, the new sofa from IKEA®")]
    [InlineData("Ø ligger i Nordsjøen; Åse og Øystein bor der.")]
    [InlineData("Ân, Ã, Â và Đà Nẵng là những chữ Việt.")]
    [InlineData("Das kostet 5£, sagt Ørsted™ – und 20°C sind es.")]
    [InlineData("Đặng Thị Ngọc Thịnh; Čečensko; Łódź; İzmir’de 5 €.")]
    [InlineData("Страна «Ёж» – цена 5 € и 10 £.")]
    public void Good_text_is_left_as_it_is(string text) =>
        Assert.Equal(text.Normalize(), TestArticles.Clean(text, "Title").Text);

    [Theory]
    [InlineData("Tom &amp; Jerry", "Tom & Jerry")]
    [InlineData("Tom &amp;amp; Jerry", "Tom & Jerry")]
    [InlineData("Tom &amp;amp;amp; Jerry", "Tom &amp;amp;amp; Jerry")]
    [InlineData("5 &#8364; und &#x20AC; und &euro;", "5 € und € und €")]
    [InlineData("R&D und AT&T; und &foo; bleiben", "R&D und AT&T; und &foo; bleiben")]
    public void Entities_are_decoded_twice_at_most(string text, string expected) =>
        Assert.Equal(expected, TestArticles.Clean(text, "Title").Text);

    [Theory]
    [InlineData("a\u200cb", "ab")]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    [InlineData("क\u094d\u200dष", "क\u094d\u200dष")]
    [InlineData("👩\u200d🚒 kommt", "👩\u200d🚒 kommt")]
    [InlineData("x\U000E0041\U000E0042y", "xy")]
    [InlineData("\u2067abc\u2069", "abc")]
    [InlineData("ﬁn ½ m²", "ﬁn ½ m²")]
    public void Joiners_stay_where_letters_need_them(string text, string expected) =>
        Assert.Equal(expected, TestArticles.Clean(text, "Title").Text);

    [Fact]
    public void The_same_edit_in_one_line_leaves_one_receipt_with_its_count()
    {
        var receipt = Assert.Single(
            TestArticles.Clean("Caf&eacute; y t&eacute; y m&eacute;s.", "Title").Receipts
        );

        Assert.Equal(
            new NewsDigest.Articles.Receipt("html_entity", "&eacute;", "é", 1, 3),
            receipt
        );
    }

    [Theory]
    [InlineData("one line", "a", 300_000)]
    [InlineData("entities", "&amp;", 50_000)]
    [InlineData("entities of entities", "&amp;amp;amp;", 30_000)]
    [InlineData("marks on one letter", "\u0301\u0316", 100_000)]
    [InlineData("short lines", "Sport\n", 10_000)]
    [InlineData(
        "paragraphs alike",
        "Das ist der Absatz und er ist wie alle anderen Absätze auch.\n\n",
        5_000
    )]
    [InlineData("lines that go on", "und noch eine zeile\n", 20_000)]
    [InlineData("camels", "abCd.Ef", 30_000)]
    public void A_text_made_to_take_long_ends(string what, string piece, int times) =>
        Assert.NotNull(
            ArticleCleaner.TryClean(
                TestArticles.Raw($"{what} {string.Concat(Enumerable.Repeat(piece, times))}")
            )
        );
}
