using NewsDigest.Facts.Checks;
using NewsDigest.Facts.Reading;

namespace NewsDigest.FactCheck.Tests;

/// <summary>V17. Names of the examples are invented or of the world; no sentence is of a data set.</summary>
public sealed class NameCheckTests
{
    [Theory]
    [InlineData(
        "es",
        "La sesión en la Cámara terminó tarde y el Gobierno cedió.",
        "The session in the lower house ended late and the cabinet gave in."
    )]
    [InlineData(
        "fr",
        "Le pouvoir de l'État recule, disait hier la Chambre.",
        "Government power is receding, lawmakers said yesterday."
    )]
    [InlineData(
        "it",
        "Molti Paesi hanno firmato, ha detto la Camera.",
        "Many nations signed, deputies said."
    )]
    [InlineData(
        "tr",
        "Karar geçen Kasım ayında Meclis tarafından alındı.",
        "The decision was taken by lawmakers last November."
    )]
    [InlineData(
        "ha",
        "Taron ya gudana a ranar Alhamis a Arewa.",
        "The meeting took place on Thursday in the north."
    )]
    public void Words_that_name_a_kind_are_not_missed_for_their_capital(
        string language,
        string source,
        string english
    ) => Assert.Empty(Blamed(language, source, english));

    [Theory]
    [InlineData(
        "es",
        "Recurrió ante la Comisión de Árbitros de su club.",
        "He appealed to the Referees Committee of his club."
    )]
    [InlineData(
        "es",
        "Perdió a dos hermanos en la Segunda Guerra Mundial.",
        "He lost two brothers in the Second World War."
    )]
    public void A_name_that_says_what_it_is_may_be_said_by_its_meaning(
        string language,
        string source,
        string english
    ) => Assert.Empty(Blamed(language, source, english));

    [Fact]
    public void What_english_says_by_its_meaning_explains_no_person() =>
        Assert.Equal(
            ["Señora Echeverría"],
            Blamed(
                "es",
                "Ayer habló con la Señora Echeverría en casa.",
                "Yesterday he spoke with the Foreign Ministry at home."
            )
        );

    [Theory]
    [InlineData("ru", "Сборная Таиланда прилетела вчера.", "The Thai team flew in yesterday.")]
    [InlineData("cs", "Do města přijel belgický král.", "The Belgian king came to town.")]
    [InlineData("is", "Þar voru fjórir Íslendingar.", "There were four Icelanders.")]
    [InlineData("pl", "Wczoraj był we Włoszech.", "Yesterday he was in Italy.")]
    [InlineData(
        "ha",
        "Gwamnan ya koma Najeriya jiya.",
        "The governor returned to Nigeria yesterday."
    )]
    public void A_country_and_its_people_are_one_name(
        string language,
        string source,
        string english
    ) => Assert.Empty(Blamed(language, source, english));

    [Theory]
    [InlineData("ru", "Гонку выиграл Льюис Хэмилтон.", "The race was won by Lewis Hamilton.")]
    [InlineData("ru", "Там был Ким Чен Ын.", "Kim Jong Un was there.")]
    [InlineData(
        "cs",
        "Loď plula po Volze a po Volhy březích.",
        "The ship sailed on the Volga and along its banks."
    )]
    [InlineData("uk", "Конференція була в Осаці.", "The conference was in Osaka.")]
    [InlineData("ru", "Мы играли с Крыховяком.", "We played with Krychowiak.")]
    public void Letters_are_read_as_several_languages_speak_them(
        string language,
        string source,
        string english
    ) => Assert.Empty(Blamed(language, source, english));

    [Fact]
    public void A_name_beside_a_known_one_has_to_sound_at_least_faintly_like_it() =>
        Assert.Equal(["Macron"], Blamed("ru", "Там был Ким Чен Ын.", "Kim Macron was there."));

    [Theory]
    [InlineData(
        "ru",
        "Он не смог снять деньги в банкомате.",
        "He couldn't withdraw money from the ATM. Wouldn't you?"
    )]
    [InlineData(
        "es",
        "Los diputados votaron; fue inesperado.",
        "The MPs voted; Unsurprisingly it was close."
    )]
    [InlineData(
        "ru",
        "Статья вышла в библиотеке препринтов.",
        "The article is in the library of preprints arXiv."
    )]
    public void Contractions_everyday_acronyms_and_words_with_prefixes_are_no_names(
        string language,
        string source,
        string english
    ) => Assert.Empty(Blamed(language, source, english));

    [Fact]
    public void Latin_letters_among_chinese_ones_are_no_lost_names() =>
        Assert.Empty(Blamed("zh", "昨天IPO市场很平静。", "The market was calm yesterday."));

    [Theory]
    [InlineData(
        "de",
        "Er fuhr gestern mit Jana Holub nach Graz.",
        "He went to Graz with Extra Place yesterday.",
        "Jana Holub"
    )]
    [InlineData(
        "de",
        "Er fuhr gestern nach Deutschland.",
        "He went to the sea yesterday.",
        "Deutschland"
    )]
    [InlineData(
        "de",
        "Das Gericht verhängte 30 Jahre Haft; die Zahl der Fälle steigt.",
        "The court imposed a long sentence; there are more cases.",
        ""
    )]
    public void In_german_two_words_together_and_places_can_be_missed(
        string language,
        string source,
        string english,
        string expected
    ) => Assert.Equal(expected, string.Join(' ', Blamed(language, source, english)));

    [Theory]
    [InlineData(
        "Teraz Dworzak ogłosił koniec.",
        "Now the company announced the end.",
        "Teraz Dworzak"
    )]
    [InlineData("Teraz ogłosił koniec.", "He has announced the end.", "")]
    public void What_follows_the_first_word_of_a_sentence_with_a_capital_is_a_name(
        string source,
        string english,
        string expected
    ) => Assert.Equal(expected, string.Join(' ', Blamed("pl", source, english)));

    [Theory]
    [InlineData(
        "hr",
        "Jučer je Ana Kovač govorila s nama.",
        "Yesterday Ana Blacksmith spoke with us.",
        "Ana Kovač"
    )]
    [InlineData(
        "hr",
        "Jučer je Ana Kovač govorila s nama.",
        "Yesterday Ana Kovač spoke with us.",
        ""
    )]
    [InlineData(
        "es",
        "Llegó ayer a las islas Marshall Orientales.",
        "He came to the Marshall Islands in the east yesterday.",
        ""
    )]
    public void A_surname_that_became_a_word_is_found(
        string language,
        string source,
        string english,
        string expected
    ) => Assert.Equal(expected, string.Join(' ', Blamed(language, source, english)));

    [Theory]
    [InlineData("昨日、ハワード氏とロバート氏が来た。", "Howard and Robert came yesterday.", "")]
    [InlineData("昨日、ハワード氏が来た。", "Gertrud Schmidt came yesterday.", "Gertrud")]
    [InlineData("昨日、大谷選手が来た。", "Otani came yesterday.", "")]
    [InlineData("昨日、大谷選手が来た。", "Abegglen came yesterday.", "Abegglen")]
    [InlineData("彼はタイトルをとった。", "He won the title.", "")]
    [InlineData("彼はタイに行った。", "He went abroad.", "タイ")]
    [InlineData("彼はロサンゼルスに行った。", "He went abroad.", "ロサンゼルス")]
    public void In_japanese_names_in_katakana_and_places_are_checked(
        string source,
        string english,
        string expected
    ) => Assert.Equal(expected, string.Join(' ', Blamed("ja", source, english)));

    [Theory]
    [InlineData("他去年到了美国。", "He came to the United States last year.", "")]
    [InlineData("他去年到了美国。", "He came to the lake last year.", "美国")]
    [InlineData("他去年到了马里兰。", "He came to Maryland last year.", "")]
    public void In_chinese_a_place_that_the_english_does_not_name_is_missed(
        string source,
        string english,
        string expected
    ) => Assert.Equal(expected, string.Join(' ', Blamed("zh", source, english)));

    private static string[] Blamed(string language, string source, string english) =>
        [
            .. NameCheck
                .Read("p1", new CheckedText(source, language), new CheckedText(english, "en"), [])
                .Findings.Select(finding => finding.Found ?? finding.Expected!),
        ];
}
