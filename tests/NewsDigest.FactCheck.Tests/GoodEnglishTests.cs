namespace NewsDigest.FactCheck.Tests;

/// <summary>What a good translation does and a check must not blame: kinds of false alarms on a good model's English.</summary>
public sealed class GoodEnglishTests
{
    [Theory]
    [InlineData(
        "de",
        "Die Stadt bietet einen kostenlosen Dienst an.",
        "The city offers a free service."
    )]
    [InlineData("de", "Die Dienstleistung kostet zwölf Euro.", "The service costs twelve euros.")]
    [InlineData(
        "cs",
        "Zápas trval tři čtvrtě hodiny.",
        "The match lasted three quarters of an hour."
    )]
    [InlineData("fa", "دما به منفی ۹ درجه رسید.", "The temperature reached minus 9 degrees.")]
    [InlineData(
        "fi",
        "Aamulla oli 14 astetta pakkasta.",
        "It was minus 14 degrees in the morning."
    )]
    [InlineData(
        "fr",
        "Moins de 9 degrés séparent les deux villes.",
        "Less than 9 degrees separate the two towns."
    )]
    [InlineData("pt", "Metade dos barcos ficou no porto.", "Half of the boats stayed in port.")]
    [InlineData(
        "de",
        "Ein Drittel, also 33 Prozent, stimmte zu.",
        "A third, or 33 percent, agreed."
    )]
    [InlineData(
        "fi",
        "Kannatus laski 3 prosenttiyksikköä.",
        "Support fell by 3 percentage points."
    )]
    [InlineData("es", "El ferry sale a las siete de la tarde.", "The ferry leaves at 7 p.m.")]
    [InlineData(
        "es",
        "El jueves por la noche se supo que abre a las 9.30.",
        "On Thursday night it became known that it opens at 9:30 a.m."
    )]
    [InlineData(
        "sw",
        "Boti ilirudi saa mbili usiku.",
        "The boat returned at eight in the evening."
    )]
    [InlineData("es", "La feria abre el 03/04/2027.", "The fair opens on 3 April 2027.")]
    [InlineData("ru", "Он был не старше 23 лет.", "He was at most 23 years old.")]
    [InlineData("sv", "Glöm inte att rösta.", "Remember to vote.")]
    [InlineData("de", "Der Einsatz misslang.", "The operation did not succeed.")]
    [InlineData("nb", "Hun kjøpte ei bok i byen.", "She bought a book in town.")]
    [InlineData("sv", "Rektorn utesluter ingenting.", "The headmaster rules nothing out.")]
    [InlineData("lt", "Meras to nedarė.", "The mayor did not do that.")]
    [InlineData(
        "de",
        "Weder der Rat noch der Kreis hat zugestimmt.",
        "Neither the council nor the district has agreed."
    )]
    [InlineData(
        "ru",
        "Какая бы ни была погода, матч начнётся.",
        "Whatever the weather is like, the match will begin."
    )]
    [InlineData(
        "de",
        "Die Firma löschte nicht authentische Konten.",
        "The company deleted inauthentic accounts."
    )]
    [InlineData(
        "ko",
        "이재명 후보는 회의에 참석했다.",
        "Candidate Lee Jae-myung attended the meeting."
    )]
    [InlineData("ko", "박서준 의원이 발언했다.", "Lawmaker Park Seo-joon spoke.")]
    [InlineData(
        "ar",
        "قالت إيفانكا إن والدها يشرب Diet Coke كل يوم.",
        "Ivanka said that her father drinks Diet Coke every day."
    )]
    [InlineData(
        "cs",
        "O žalobě rozhodne brněnský soud.",
        "The Brno court will decide on the lawsuit."
    )]
    [InlineData(
        "lt",
        "Judo išdavystė skaudino mokinius.",
        "The betrayal by Judas hurt the disciples."
    )]
    [InlineData(
        "zh",
        "与拉美各国的贸易增长了。",
        "Trade with the countries of Latin America has grown."
    )]
    [InlineData("ru", "Господа Орлов и Зуев приехали.", "Messrs Orlov and Zuev have arrived.")]
    [InlineData(
        "nb",
        "- Vi har ventet lenge på dette, sier ordføreren.",
        "\"We have waited a long time for this,\" the mayor says."
    )]
    [InlineData(
        "zh",
        "第二届“中国北方农业技术合作论坛”开幕。",
        "The second forum on agricultural technology cooperation of northern China has opened."
    )]
    [InlineData(
        "de",
        "Der Mann steht im Verdacht, Geld gestohlen zu haben.",
        "The man is suspected of having stolen money."
    )]
    [InlineData(
        "lt",
        "Jis kreipiasi į mokytoją (Mt 26, 25.49).",
        "He addresses the teacher (Matthew 26:25, 49)."
    )]
    public void Good_english_has_no_finding(string language, string source, string english) =>
        Assert.Empty(TestTexts.Check(TestTexts.Of(language, [source], [english])));

    [Theory]
    [InlineData(
        "ru",
        "Министр Сергей Петренко объявил о реформе.",
        "Minister Sergei Petrov announced the reform."
    )]
    [InlineData(
        "es",
        "La alcaldesa Carmen Villalba presentó el plan.",
        "Mayor Carmen Villanueva presented the plan."
    )]
    [InlineData(
        "it",
        "La presidente Silvia Bellandi chiede un rimborso.",
        "President Silvia Grossi is asking for a refund."
    )]
    [InlineData(
        "ko",
        "김민준 시장은 예산을 삭감하겠다고 밝혔다.",
        "Mayor Park Min-jun said he would cut the budget."
    )]
    public void Another_surname_beside_the_right_first_name_is_hard(
        string language,
        string source,
        string english
    ) =>
        Assert.Contains(
            TestTexts.Check(TestTexts.Of(language, [source], [english])),
            finding => finding is { Check: "V17", Severity: Severity.Hard }
        );

    [Theory]
    [InlineData(
        "de",
        "Die Feuerwehr rettete gestern drei Kinder aus dem brennenden Haus. Eine Nachbarin hatte den Rauch bemerkt und den Notruf gewählt. Die Polizei untersucht die Ursache des Brandes."
    )]
    [InlineData(
        "zh",
        "消防员昨天从着火的房子里救出了三名儿童。一位邻居发现了烟雾并报了警。没有人受伤，但损失很大。"
    )]
    public void A_translation_of_something_else_is_hard(string language, string source)
    {
        const string Song =
            "The song tells of a long journey across the sea and of old friends. The singer wrote it in the winter when she lived alone in the mountains. Many listeners know it by heart.";

        Assert.Contains(
            TestTexts.Check(TestTexts.Of(language, [source], [Song])),
            finding => finding is { Check: "V25", Severity: Severity.Hard }
        );
    }
}
