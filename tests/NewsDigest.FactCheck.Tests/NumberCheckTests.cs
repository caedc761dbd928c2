using NewsDigest.Facts.Checks;

namespace NewsDigest.FactCheck.Tests;

public sealed class NumberCheckTests
{
    [Theory]
    [InlineData(
        "es",
        "subió un 15,6 % en 2024 hasta los 4,100 millones de dólares; 19 documentos",
        "rose 15.6% in 2024 to 4.1 billion dollars; 19 documents"
    )]
    [InlineData("es", "hasta los 4,100 millones de dólares", "up to 4,100 million dollars")]
    [InlineData(
        "de",
        "Im Forum stand 1^-+3, gemeint war 10^-3",
        "The forum said 1^-+3, and meant 10^-3"
    )] // two signs are no power
    [InlineData("es", "costó 2 billones de pesos", "it cost 2 trillion pesos")]
    [InlineData("es", "tres mil millones y 12 mil personas", "three billion and 12,000 people")]
    [InlineData("pt", "custou 3,5 bilhões de reais", "it cost 3.5 billion reais")]
    [InlineData(
        "de",
        "1,5 Milliarden Euro und 37.000 Fahrzeuge um 20:40 Uhr",
        "1.5 billion euros and 37,000 vehicles at 8:40 pm"
    )]
    [InlineData(
        "fr",
        "118 000 passagers, soit 62,5 millions d'euros",
        "118,000 passengers, or 62.5 million euros"
    )]
    [InlineData(
        "ru",
        "16 тысяч человек и 2,5 млрд рублей в 1990-е годы",
        "16,000 people and 2.5 billion roubles in the 1990s"
    )]
    [InlineData("zh", "2.1亿人口和12万辆汽车", "a population of 210 million and 120,000 cars")]
    [InlineData("ja", "２万２１３人が参加した", "20,213 people took part")]
    [InlineData("ja", "令和4年に始まった", "it began in 2022")]
    [InlineData("hi", "12 लाख लोग और 5 करोड़ रुपये", "1.2 million people and 50 million rupees")]
    [InlineData("ar", "١٥ مليون دولار", "15 million dollars")]
    [InlineData("es", "de 1981-87, unas 12 personas", "from 1981 to 1987, some twelve people")]
    [InlineData("es", "el 50% de las escuelas", "half of the schools")]
    [InlineData("es", "el 12 de mayo de 2026", "on 12 May 2026")]
    [InlineData("de", "am 15.03.2024", "on March 15, 2024")]
    [InlineData("es", "la nueva enfermedad", "the new disease, COVID-19")]
    [InlineData("es", "el siglo XVII", "the 17th century")]
    [InlineData("es", "en los años 30 y 10,7 miles de millones", "in the 1930s and 10.7 billion")]
    [InlineData("cs", "čtyřiadvacetiletý muž, 60 mil", "a 24-year-old man, 60 miles")]
    [InlineData("it", "alle 22,30 il sedicenne", "at 10:30 pm the 16-year-old")]
    [InlineData("tr", "kırk yıl sonra", "four decades later")]
    [InlineData("ru", "в пятницу, несколько десятков человек", "on Friday, several dozen people")]
    [InlineData("it", "un uomo di 81 anni e 300 mila lire", "an 81-year-old man and 300,000 lire")]
    [InlineData("es", "hasta los 4,100 millones", "up to 4.1 billion")]
    [InlineData("de", "um 20:40 Uhr", "at 8:40 pm")]
    [InlineData("it", "attorno alle 16.30, fino alle 19", "around 4.30pm, until 7pm")]
    [InlineData("tr", "saat 20.00'da", "at 8 o'clock")]
    [InlineData("ru", "в 1990-е годы", "in the 1990s")]
    [InlineData("cs", "v 70. letech 20. století", "in the 1970s")]
    [InlineData("it", "negli anni Ottanta", "in the 1980s")]
    [InlineData("pl", "lata dwudzieste", "the 1920s")]
    [InlineData("es", "de 1981 a 1987", "1981-87")]
    [InlineData("ja", "明治28年から2019/20シーズンまで", "from 1895 to the 2019-2020 season")]
    [InlineData("zh", "新冠病例5万5千例", "55,000 cases of COVID-19")]
    [InlineData("ko", "5만5천 명이 참가했다", "55,000 people took part")]
    [InlineData("ko", "3억 2천만 달러", "320 million dollars")]
    [InlineData("ja", "31億1600万円", "3 billion 116 million yen")]
    [InlineData("ja", "１０秒１５で優勝", "won in 10.15 seconds")]
    [InlineData("es", "5 mil 352 pesos y 17 mil 280 millones", "5,352 pesos and 17.28 billion")]
    [InlineData("tr", "2 milyon 750 bin avro, 4 bine yakın", "2,750,000 euros, nearly 4,000")]
    [InlineData("ha", "naira miliyan 512 da dubu dari biyu", "512 million naira and 200,000")]
    [InlineData("ro", "600 de mii de euro", "600,000 euros")]
    [InlineData("ru", "49-ти тысячам жителей", "49,000 residents")]
    [InlineData("es", "175 los millones de familias", "175 million families")]
    [InlineData("it", "7 milioni e mezzo di dollari", "7.5 million dollars")]
    [InlineData("tr", "2,5 yıl daha", "2½ more years")]
    [InlineData("tr", "7,5 yıl", "seven and a half years")]
    [InlineData("fr", "soixante-quinze ans, quatre-vingt-dix-sept morts", "75 years, 97 dead")]
    [InlineData(
        "de",
        "zweiundzwanzig Tote, zweihundertvierunddreißig Verletzte",
        "22 dead, 234 injured"
    )]
    [InlineData("it", "duecentotrentaquattro", "234")]
    [InlineData("nl", "honderdvijfentwintig mensen", "125 people")]
    [InlineData("ar", "خمسة وعشرون شخصا", "25 people")]
    [InlineData("hi", "तेईस लोग", "23 people")]
    [InlineData("id", "dua ratus lima puluh orang", "250 people")]
    [InlineData("th", "ยี่สิบห้า", "25")]
    [InlineData("sv", "tjugofem", "25")]
    [InlineData("hu", "huszonöt", "25")]
    [InlineData(
        "is",
        "sjö hundruð fjölmiðlar, 15 til 30 milljörðum dala",
        "700 outlets, 15 to 30 billion dollars"
    )]
    [InlineData("fr", "les 8es de finale", "the last 16")]
    [InlineData("es", "entre 9.000 y 15.000 millones", "between 9 and 15 billion")]
    [InlineData("ru", "на истребителе F-16 из G7", "in an F-16 fighter of the G7")]
    [InlineData("de", "das neue Virus", "the new virus, COVID-19, on a G7 summit")]
    [InlineData(
        "hi",
        "साढ़े तीन लाख लोग, सवा दो करोड़ रुपये, पौने तीन सौ घर",
        "350,000 people, 22.5 million rupees, 275 houses"
    )]
    [InlineData("hi", "उसकी 98वीं बरसी, अट्ठानवेवीं", "its 98th anniversary")]
    [InlineData(
        "mr",
        "सत्तावन्न लाख अठ्ठ्याहत्तर हजार तीनशे नव्व्याण्णव लोक, साडे सात कोटी",
        "5,778,399 people, 75 million"
    )]
    [InlineData("hy", "հարյուր իննսունյոթ մարդ", "197 people")]
    [InlineData("ar", "ارتفع ثلاثة وخمسة من عشرة في المئة", "it rose 3.5 percent")]
    [InlineData("ar", "مئة وواحد وخمسون من مئة", "101.5")]
    [InlineData("ar", "ثلاثة وربع", "3.25")]
    [InlineData(
        "vi",
        "một nghìn không trăm linh năm người, hai mốt, một trăm hai",
        "1,005 people, 21, 120"
    )]
    [InlineData("ha", "ma'aikata dari shida da biyu, takwas da digo biyar", "602 workers, 8.5")]
    [InlineData("zh", "7万 5千人", "75,000 people")]
    [InlineData("zh", "7万 5千人", "70,000 and 5,000 people")]
    [InlineData("zh", "一万五千亿元，2千零30万", "1.5 trillion yuan, 20.3 million")]
    [InlineData("zh", "5元3角，50元6角3分", "5.3 yuan, 50.63 yuan")]
    [InlineData("zh", "三百五十又三分之一，六成五", "350 1/3, 65 percent")]
    [InlineData("zh", "财政部、商务部等4部委", "the two ministries and 2 others")]
    [InlineData("ja", "正代ら４人、18歳と半年", "Shodai and 3 others, 18.5 years")]
    [InlineData("ja", "身長166㎝", "1.66 m tall")]
    [InlineData("en", "twenty-three and three fifths", "23.6")]
    [InlineData("fr", "pendant 1h30, dans les quinze jours", "for 1.5 hours, within 2 weeks")]
    [InlineData("cs", "v půl druhé, se stobodovou převahou", "at 1:30, by 100 points")]
    [InlineData("de", "um halb 8", "at 7:30")]
    [InlineData("es", "unas 100, 000 personas", "some 100,000 people")]
    public void The_same_value_in_other_clothes_is_no_finding(
        string language,
        string source,
        string english
    ) => Assert.Empty(NumberCheck.Check("p1", source, language, english));

    [Theory]
    [InlineData("es", "subió un 15,6 % en 2024", "rose 15.6 million in 2024", "V09")]
    [InlineData("es", "los 4,100 millones de dólares", "4.1 million dollars", "V09")]
    [InlineData("es", "19 documentos", "91 documents", "V09")]
    [InlineData("es", "19 documentos", "documents", "V09")]
    [InlineData("es", "documentos", "19 documents", "V10")]
    [InlineData("zh", "2.1亿人口", "a population of 2.1 billion", "V09")]
    [InlineData("ja", "２万２１３人", "22,213 people", "V09")]
    [InlineData("es", "2 billones de pesos", "2 billion pesos", "V09")]
    [InlineData("fr", "24 km de plage", "15 miles of beach", "V10")]
    [InlineData("es", "en 2024", "in 2025", "V10")]
    [InlineData("de", "3,5 Prozent", "35 percent", "V09")]
    [InlineData("zh", "6月1日", "June 3", "V09")]
    [InlineData("es", "ganó 4-0", "won 2-0", "V10")]
    [InlineData("de", "vor sieben Jahren", "nine years ago", "V10")]
    [InlineData("ru", "восемьдесят процентов", "fifty percent", "V10")]
    [InlineData("es", "los 4,100 millones de dólares", "4.1 million dollars", "V10")]
    [InlineData("es", "cinco millones de habitantes", "four million inhabitants", "V10")]
    [InlineData("fr", "ces trois groupes", "these two groups", "V10")]
    [InlineData("ja", "成人した2人の子", "three grown-up children", "V09")]
    [InlineData("ru", "в 18:00", "at 18:07", "V10")]
    [InlineData("ru", "истребитель F-16", "an F-18 fighter", "V10")]
    [InlineData("en", "1.219 million viewers", "1.219 billion viewers", "V10")]
    [InlineData("it", "al 4,161% annuo", "4161% a year", "V09")]
    [InlineData("ha", "naira biliyan 6.57", "N6.57 million", "V10")]
    [InlineData("hi", "साढ़े 3 लाख लोग", "300,000 people", "V10")]
    [InlineData("zh", "7万 5千人", "76,000 people", "V10")]
    [InlineData("zh", "5元3角", "3.5 yuan", "V10")]
    [InlineData("zh", "财政部、商务部等4部委", "the two ministries and 12 others", "V10")]
    [InlineData("ja", "25日から13人", "from the 25th 12 people", "V10")]
    [InlineData("cs", "v devatenáctém století", "in the 1700s", "V10")]
    [InlineData("es", "a las 20h45", "at 8:35 pm", "V10")]
    public void A_changed_lost_or_added_number_is_a_hard_finding(
        string language,
        string source,
        string english,
        string check
    ) =>
        Assert.Contains(
            NumberCheck.Check("p1", source, language, english),
            finding => finding.Check == check && finding.Severity == Severity.Hard
        );

    [Fact]
    public void A_finding_says_both_values_and_where_they_stand()
    {
        const string Source = "Costó 420 milijuna eura.";
        var finding = Assert.Single(NumberCheck.Check("p3", Source, "hr", "It cost a lot."));

        Assert.Equal(
            ("V09", "p3", "420,000,000"),
            (finding.Check, finding.Paragraph, finding.Expected)
        );
        Assert.Equal(
            "420 milijuna",
            Source.Substring(finding.SourceSpan!.Value.Start, finding.SourceSpan.Value.Length)
        );
    }

    [Theory]
    [InlineData("es", "El 50 % de las escuelas", "Half of the schools")]
    [InlineData("zh", "高约半米", "about 0.5 meters high")]
    [InlineData("zh", "26日称", "said on Wednesday")]
    [InlineData("de", "am 7. Mai", "in May")]
    public void What_may_be_said_without_digits_is_soft_at_most(
        string language,
        string source,
        string english
    ) =>
        Assert.DoesNotContain(
            NumberCheck.Check("p1", source, language, english),
            finding => finding.Severity == Severity.Hard
        );

    [Fact]
    public void The_seed_article_passes_with_its_translation_and_fails_with_each_number_changed()
    {
        const string Source =
            "El gasto subió un 15,6 % en 2024 hasta los 4,100 millones de dólares, según 19 documentos del 12 de mayo.";
        const string English =
            "Spending rose 15.6% in 2024 to 4.1 billion dollars, according to 19 documents of May 12.";

        Assert.Empty(NumberCheck.Check("p1", Source, "es", English));
        foreach (
            var (right, wrong) in (ReadOnlySpan<(string, string)>)
                [
                    ("4.1 billion", "4.1 million"),
                    ("15.6%", "15.6 million"),
                    ("15.6", "16.5"),
                    ("2024", "2023"),
                    ("19", "91"),
                    ("May 12", "May 13"),
                ]
        )
        {
            Assert.Contains(
                NumberCheck.Check(
                    "p1",
                    Source,
                    "es",
                    English.Replace(right, wrong, StringComparison.Ordinal)
                ),
                finding => finding.Severity == Severity.Hard
            );
        }
    }
}
