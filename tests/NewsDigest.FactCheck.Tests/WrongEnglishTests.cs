namespace NewsDigest.FactCheck.Tests;

/// <summary>What a wrong translation says with the right digits: another unit, sign, multiple, quarter, numeral or country; and its right neighbour.</summary>
public sealed class WrongEnglishTests
{
    [Theory]
    [InlineData("de", "Auf 120 Hektar entsteht ein Park.", "A park is being built on 120 acres.")]
    [InlineData(
        "de",
        "Er wurde zu 14 Monaten Haft verurteilt.",
        "He was sentenced to 14 years in prison."
    )]
    [InlineData(
        "ru",
        "В реку вылилось 400 литров топлива.",
        "400 gallons of fuel spilled into the river."
    )]
    [InlineData(
        "es",
        "El fondo tiene 12.000 millones de dólares australianos.",
        "The fund has 12 billion US dollars."
    )]
    [InlineData(
        "de",
        "Nachts sank die Temperatur auf −4,5 Grad.",
        "At night the temperature fell to 4.5 degrees."
    )]
    [InlineData("es", "Se esperan 12 grados bajo cero.", "12 degrees above zero are expected.")]
    [InlineData(
        "pl",
        "Temperatura spadnie do minus pięciu stopni.",
        "The temperature will fall to 5 degrees."
    )]
    [InlineData("fr", "Le prix a doublé en cinq ans.", "The price tripled in five years.")]
    [InlineData("it", "Lo firmò papa Leone XIII.", "Pope Leo XII signed it.")]
    [InlineData("zh", "约七成受访者支持该方案。", "About 7% of respondents support the plan.")]
    [InlineData("ja", "住民の8割が避難した。", "8% of residents were evacuated.")]
    [InlineData(
        "uk",
        "Діти повернуться до класів восени.",
        "The children will return to classrooms in the spring."
    )]
    [InlineData("th", "สะพานเปิดใช้งานเมื่อปี 2554", "The bridge was opened in 2554.")]
    [InlineData(
        "ar",
        "وصل وفد من السودان إلى القاهرة.",
        "A delegation from South Sudan arrived in Cairo."
    )]
    [InlineData("fa", "دما به منفی ۹ درجه رسید.", "The temperature reached 9 degrees.")]
    [InlineData("fi", "Aamulla oli 14 astetta pakkasta.", "It was 14 degrees in the morning.")]
    [InlineData("pt", "Metade dos barcos ficou no porto.", "A third of the boats stayed in port.")]
    [InlineData("ja", "漁船の4分の1が港に残った。", "A third of the boats stayed in port.")]
    [InlineData("de", "Sie verlor zwei Prozentpunkte.", "She lost two percent.")]
    [InlineData("fi", "Kannatus laski 3 prosenttiyksikköä.", "Support fell by 3 percent.")]
    [InlineData("es", "El ferry sale a las siete de la tarde.", "The ferry leaves at 7 a.m.")]
    [InlineData("hi", "नाव रात 9 बजे लौटी।", "The boat returned at 9 in the morning.")]
    [InlineData(
        "sw",
        "Boti ilirudi saa mbili usiku.",
        "The boat returned at eight in the morning."
    )]
    [InlineData("es", "La feria abre el 03/04/2027.", "The fair opens on March 4, 2027.")]
    [InlineData(
        "uk",
        "Гості зі Словенії приїхали вранці.",
        "Guests from Slovakia came in the morning."
    )]
    [InlineData("sw", "Barabara ina kilomita 80.", "The road is 80 metres long.")]
    [InlineData("pt", "A prefeita não assinou o contrato.", "The mayor signed the contract.")]
    [InlineData("de", "Der Verein zog um.", "The club did not move.")]
    [InlineData("pl", "Ceny masła wzrosły w maju.", "Butter prices fell in May.")]
    public void Another_amount_or_country_is_hard(string language, string source, string english) =>
        Assert.Contains(
            Check(language, source, english),
            finding => finding.Severity == Severity.Hard
        );

    [Theory]
    [InlineData(
        "es",
        "El choque dejó 14 muertos y 52 heridos.",
        "The crash left 52 dead and 14 injured.",
        "The two numbers may have changed places."
    )]
    [InlineData(
        "pt",
        "O governo abriu três dessalinizadores no litoral.",
        "The government opened three dessalinizadores on the coast.",
        "Left foreign: dessalinizadores."
    )]
    public void What_a_reader_should_look_at_is_a_note_in_plain_words(
        string language,
        string source,
        string english,
        string words
    ) =>
        Assert.Contains(
            Check(language, source, english),
            finding =>
                finding.Severity == Severity.Soft
                && finding.Message.EndsWith(words, StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("de", "Der Turm ist 300 Meter hoch.", "The tower is about 1,000 feet high.")]
    [InlineData(
        "ml",
        "പദ്ധതിക്ക് 40 ലക്ഷം രൂപ അനുവദിച്ചു.",
        "4 million rupees were allotted to the project."
    )]
    [InlineData(
        "tr",
        "Ziyaretçi sayısı 310 binden 275 bine düştü.",
        "The number of visitors fell from 310,000 to 275,000."
    )]
    [InlineData(
        "cs",
        "Škoda dosáhla půl druhého milionu korun.",
        "The damage reached 1.5 million crowns."
    )]
    [InlineData("fa", "۲/۵ میلیون تومان جریمه شد.", "A fine of 2.5 million tomans was imposed.")]
    [InlineData(
        "ar",
        "صدر القرار في 15 رمضان 1445 هـ.",
        "The decision was issued on March 25, 2024."
    )]
    [InlineData("ja", "住民の8割が避難した。", "80% of residents were evacuated.")]
    [InlineData(
        "de",
        "Nachts sank die Temperatur auf −4,5 Grad.",
        "At night the temperature fell to minus 4.5 degrees."
    )]
    [InlineData(
        "ar",
        "وصل وفد من جنوب السودان إلى القاهرة.",
        "A delegation from South Sudan arrived in Cairo."
    )]
    public void The_same_amount_said_otherwise_is_not(
        string language,
        string source,
        string english
    ) =>
        Assert.DoesNotContain(
            Check(language, source, english),
            finding => finding.Severity == Severity.Hard
        );

    [Fact]
    public void A_nearly_empty_translation_is_hard_without_other_paragraphs_to_measure_by() =>
        Assert.Contains(
            Check(
                "es",
                "La cooperativa anunció que cerrará dos de sus almazaras en la provincia antes del verano, y que los trabajadores serán trasladados a otras plantas de la empresa.",
                "The report says: nothing."
            ),
            finding => finding is { Check: "V13", Severity: Severity.Hard }
        );

    private static IReadOnlyList<Finding> Check(string language, string source, string english) =>
        TestTexts.Check(TestTexts.Of(language, [source], [english]));
}
