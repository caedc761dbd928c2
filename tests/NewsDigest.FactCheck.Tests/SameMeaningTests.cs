namespace NewsDigest.FactCheck.Tests;

/// <summary>The same thing said in another way is no wrong fact.</summary>
public sealed class SameMeaningTests
{
    [Theory]
    [InlineData("es", "La obra costó 4.100 millones de euros.", "The work cost 4.1 billion euros.")]
    [InlineData(
        "es",
        "La obra costó 4.100 millones de euros.",
        "The work cost 4,100 million euros."
    )]
    [InlineData("es", "El acto empezó a las 20:40 horas.", "The event began at 20:40.")]
    [InlineData("es", "El acto empezó a las 20:40 horas.", "The event began at 8:40 p.m.")]
    [InlineData("ru", "Завод построили в 1990-е годы.", "The plant was built in the 1990s.")]
    [InlineData("zh", "会议持续了十二天。", "The meeting lasted 12 days.")]
    [InlineData("zh", "会议持续了十二天。", "The meeting lasted twelve days.")]
    [InlineData("zh", "会议持续了12天。", "The meeting lasted twelve days.")]
    [InlineData("de", "Er regierte von 1981 bis 1987.", "He governed from 1981 to 1987.")]
    [InlineData("de", "Er regierte 1981–1987.", "He governed in 1981–87.")]
    [InlineData(
        "zh",
        "新冠疫情期间，工厂关闭。",
        "The factory was closed during the COVID-19 pandemic."
    )]
    [InlineData(
        "fr",
        "Environ 50 % des habitants ont voté.",
        "About half of the inhabitants voted."
    )]
    [InlineData(
        "uk",
        "Міністр прибув до Києва у вівторок.",
        "The minister arrived in Kyiv on Tuesday."
    )]
    [InlineData(
        "uk",
        "Міністр прибув до Києва у вівторок.",
        "The minister arrived in Kiev on Tuesday."
    )]
    [InlineData(
        "it",
        "Il debito era di 3.005,2 miliardi, 23,9 in più del mese prima.",
        "The debt was 3,005.2 billion, 23.9 billion more than the month before."
    )]
    [InlineData(
        "it",
        "Il debito era di 3.005,2 miliardi, 23,9 in più del mese prima.",
        "The debt was 3,005.2 billion, 23.9 more than the month before."
    )]
    [InlineData(
        "hu",
        "A kormány 4 ezermilliárd forintot szán a programra.",
        "The government is setting aside 4 trillion forints for the program."
    )]
    [InlineData(
        "th",
        "นักท่องเที่ยว 28.5 ล้านคน สร้างรายได้ 1.3 ล้านล้านบาท",
        "28.5 million tourists brought in 1.3 trillion baht."
    )]
    [InlineData("th", "เมื่อวันที่ 16 ตุลาคม 2567", "On October 16, 2024.")]
    [InlineData(
        "fa",
        "قیمت هر دلار به ۶۸ هزار و ۵۰۰ تومان رسید.",
        "The price of a dollar reached 68,500 tomans."
    )]
    [InlineData("fa", "بودجه ۵ میلیون و ۲۰۰ هزار دلار است.", "The budget is 5.2 million dollars.")]
    [InlineData("fa", "این کارخانه در سال ۱۴۰۳ ساخته شد.", "The factory was built in 2024.")]
    [InlineData(
        "fr",
        "Le coût est estimé entre 2 et 3 M€.",
        "The cost is put at between 2 and 3 million euros."
    )]
    [InlineData(
        "it",
        "Ha chiuso in 1'19\"327, a 0\"154 dal primo.",
        "He finished in 1:19.327, 0.154 seconds behind the leader."
    )]
    [InlineData("it", "Ha chiuso in 1'19\"32.", "He finished in one minute and 19.32 seconds.")]
    [InlineData(
        "it",
        "Gli abitanti sono 58 milioni e 934mila.",
        "There are 58.934 million inhabitants."
    )]
    [InlineData(
        "es",
        "Hay entre 2 millones y 300 mil afectados.",
        "There are between 2 million and 300,000 people affected."
    )]
    [InlineData(
        "pl",
        "Dwudziestotrzyletni kierowca jechał czteroosobowym autem.",
        "The 23-year-old driver was in a 4-seat car."
    )]
    [InlineData(
        "ru",
        "Двадцатитрёхлетний водитель ехал один.",
        "The 23-year-old driver was alone."
    )]
    [InlineData("uk", "Двадцятитрирічний водій їхав сам.", "The 23-year-old driver was alone.")]
    [InlineData("cs", "Třiadvacetiletý řidič jel sám.", "The 23-year-old driver was alone.")]
    [InlineData("sw", "Ajali ilitokea saa 2 usiku.", "The accident happened at 8 p.m.")]
    [InlineData("sw", "Ajali ilitokea saa 2:30 usiku.", "The accident happened at 8:30 p.m.")]
    [InlineData(
        "it",
        "La Ferrari di Rossi ha chiuso le qualifiche a 0,2 secondi dalla pole di Bianchi.",
        "Rossi's Ferrari finished qualifying 0.2 seconds off Bianchi's pole."
    )]
    [InlineData(
        "zh",
        "他说这座桥将在明年春天重新开放给行人。她说这座桥将在明年春天重新开放给行人。",
        "He said this bridge will open again to pedestrians in the spring of next year. She said this bridge will open again to pedestrians in the spring of next year."
    )]
    [InlineData(
        "pt",
        "A bolsa caiu 1,73% nesta quinta-feira (28).",
        "The exchange fell 1.73% on Thursday."
    )]
    public void Another_way_to_say_it_has_no_hard_finding(
        string language,
        string source,
        string english
    ) =>
        Assert.Empty(
            TestTexts
                .Check(TestTexts.Of(language, source, english))
                .Where(finding => finding.Severity == Severity.Hard)
                .Select(finding => finding.Message)
        );

    [Theory]
    [InlineData("ru", "Инфляция в июле составила 9,2 %.", "Inflation was 9.2% in July.")]
    [InlineData("ru", "Завод закрылся в мае.", "The plant closed in May.")]
    [InlineData(
        "sr",
        "Инфлација је у октобру износила 4,5 одсто, а 1. новембра више.",
        "Inflation was 4.5 percent in October and more on November 1."
    )]
    [InlineData("de", "Gegen 20.40 Uhr brannte es.", "The fire broke out at about 8:40 p.m.")]
    [InlineData("de", "Gegen 5.40 Uhr brannte es.", "The fire broke out at about 5:40 a.m.")]
    [InlineData(
        "es",
        "Las 20 personas salieron a las ocho de la mañana.",
        "The 20 people left at 8 a.m."
    )]
    [InlineData(
        "es",
        "Salieron a las 8 de la noche, no a las 20 de ayer.",
        "They left at 8 p.m., not at 8 p.m. yesterday."
    )]
    [InlineData(
        "ja",
        "8日午後4時42分ごろ地震があった。",
        "An earthquake struck at around 4:42 p.m. on the 8th."
    )]
    [InlineData(
        "es",
        "Hubo más de 16.000 afectados y al menos 14 heridos.",
        "More than 16,000 people were affected and at least 14 were hurt."
    )]
    [InlineData("es", "No menos de 300 personas acudieron.", "No fewer than 300 people came.")]
    [InlineData(
        "tr",
        "Gösteriye 5 binden fazla kişi katıldı.",
        "More than 5,000 people took part in the demonstration."
    )]
    [InlineData("hi", "कम से कम 14 लोग घायल हुए।", "At least 14 people were injured.")]
    [InlineData("fr", "Le chômage a reculé de 0,7 %.", "Unemployment fell by 0.7%.")]
    [InlineData("zh", "星期天，很多人在这里拍照。", "On Sunday many people took pictures here.")]
    [InlineData(
        "fr",
        "Le nombre de crimes a diminué de janvier-octobre 2011.",
        "The number of crimes fell in January-October 2011."
    )]
    [InlineData("fr", "Cela fait vendre de la pub.", "It sells advertising.")]
    [InlineData(
        "is",
        "Fundurinn var á fimmtudag og föstudag.",
        "The meeting was on Thursday and Friday."
    )]
    [InlineData(
        "nl",
        "Een vrouw (54) overleed; twee kinderen van 8 en 11 jaar raakten gewond.",
        "A 54-year-old woman died; two children aged 8 and 11 were injured."
    )]
    [InlineData(
        "ro",
        "Inflația a urcat la 5,11% în noiembrie, de la 4,67% în octombrie.",
        "Inflation rose to 5.11 percent in November from 4.67 percent in October."
    )]
    [InlineData(
        "de",
        "Zwischen dem 12. und dem 17. Mai stahl er Diesel.",
        "He stole diesel between May 12 and 17."
    )]
    [InlineData(
        "zh",
        "台风造成95人受伤，全省受灾人口逾52.6万。",
        "The typhoon left 95 injured, and more than 526,000 people were affected in the province."
    )]
    [InlineData(
        "hi",
        "गवर्नर संजय मल्होत्रा ने बैठक की।",
        "Governor Sanjay Malhotra held a meeting."
    )]
    [InlineData("ko", "윤석민 시장이 회의를 열었다.", "Mayor Yoon held a meeting.")]
    [InlineData("ru", "На трассе погибли четверо.", "Four people were killed on the highway.")]
    [InlineData(
        "ru",
        "Суд отложил дело до четверга.",
        "The court adjourned the case until Thursday."
    )]
    [InlineData(
        "uk",
        "Засідання відбудеться у вересні, в середу.",
        "The session will be held on a Wednesday in September."
    )]
    [InlineData("cs", "Hlasování bylo v lednu, v úterý.", "The vote was on a Tuesday in January.")]
    [InlineData(
        "pl",
        "Głosowanie odbyło się w styczniu, w środę.",
        "The vote was held on a Wednesday in January."
    )]
    [InlineData("lt", "Balsavimas vyko pirmadienį.", "The vote was held on Monday.")]
    [InlineData("tr", "Enflasyon ekimde yüzde 48,58 oldu.", "Inflation was 48.58% in October.")]
    [InlineData(
        "hu",
        "Kedden este egy busz az árokba borult.",
        "A bus overturned into a ditch on Tuesday evening."
    )]
    [InlineData("fa", "حادثه روز سه‌شنبه رخ داد.", "The accident happened on Tuesday.")]
    [InlineData("fa", "حادثه روز چهارشنبه رخ داد.", "The accident happened on Wednesday.")]
    [InlineData(
        "ro",
        "Partidul a obținut 22,94% din voturi și 5 milioane de euro.",
        "The party won 22.94 percent of the votes and won 5 million euros."
    )]
    public void A_date_or_a_sum_in_another_form_has_no_finding(
        string language,
        string source,
        string english
    ) =>
        Assert.Empty(
            TestTexts
                .Check(TestTexts.Of(language, source, english))
                .Select(finding => finding.Message)
        );

    [Theory]
    [InlineData(
        "hu",
        "A kormány 4 ezermilliárd forintot szán rá.",
        "The government is setting aside 4 billion forints for it."
    )]
    [InlineData("th", "สร้างรายได้ 1.3 ล้านล้านบาท", "It brought in 1.3 million baht.")]
    [InlineData("th", "เมื่อวันที่ 16 ตุลาคม 2567", "On October 16, 2025.")]
    [InlineData(
        "fa",
        "قیمت هر دلار به ۶۸ هزار و ۵۰۰ تومان رسید.",
        "The price of a dollar reached 68,600 tomans."
    )]
    [InlineData("fa", "حادثه روز سه‌شنبه رخ داد.", "The accident happened on Saturday.")]
    [InlineData("tr", "Enflasyon ekimde yüzde 48,58 oldu.", "Inflation was 48.58% in September.")]
    [InlineData(
        "it",
        "Il debito era di 3.005,2 miliardi, il 23,9 per cento del totale.",
        "The debt was 3,005.2 billion, 23.9 billion of the total."
    )]
    [InlineData(
        "it",
        "Ha chiuso in 1'19\"327, a 0\"154 dal primo.",
        "He finished in 1:19.337, 0.154 seconds behind the leader."
    )]
    [InlineData(
        "it",
        "Gli abitanti sono 58 milioni e 934mila.",
        "There are 58.943 million inhabitants."
    )]
    [InlineData("sw", "Ajali ilitokea saa 2 usiku.", "The accident happened at 7 p.m.")]
    [InlineData(
        "sr",
        "Инфлација је у октобру износила 4,5 одсто.",
        "Inflation was 4.5 percent in November."
    )]
    public void Another_scale_year_or_day_has_a_finding(
        string language,
        string source,
        string english
    ) => Assert.NotEmpty(TestTexts.Check(TestTexts.Of(language, source, english)));

    [Theory]
    [InlineData(
        "de",
        "Gegen 20.40 Uhr brannte es.",
        "The fire broke out at about 8:40 a.m.",
        "V12"
    )]
    [InlineData(
        "fr",
        "L'incendie a éclaté vers 22 h.",
        "The fire broke out at about 10 a.m.",
        "V12"
    )]
    [InlineData("es", "Salieron a las 8 de la noche.", "They left at 8 a.m.", "V12")]
    [InlineData(
        "ja",
        "8日午後4時42分ごろ地震があった。",
        "An earthquake struck at around 4:42 a.m. on the 8th.",
        "V12"
    )]
    [InlineData(
        "ko",
        "오전 8시 15분께 열차가 멈췄다.",
        "The train stopped at about 8:15 p.m.",
        "V12"
    )]
    [InlineData(
        "es",
        "Hubo más de 16.000 afectados.",
        "Fewer than 16,000 people were affected.",
        "V24"
    )]
    [InlineData("ja", "けが人は少なくとも14人に上る。", "At most 14 people were injured.", "V24")]
    [InlineData("zh", "受灾人口逾52.6万。", "Less than 526,000 people were affected.", "V24")]
    [InlineData(
        "tr",
        "Gösteriye 5 binden fazla kişi katıldı.",
        "Fewer than 5,000 people took part in the demonstration.",
        "V24"
    )]
    [InlineData("hi", "कम से कम 14 लोग घायल हुए।", "At most 14 people were injured.", "V24")]
    [InlineData("fr", "Le chômage a reculé de 0,7 %.", "Unemployment rose by 0.7%.", "V24")]
    [InlineData(
        "ko",
        "한국은행은 기준금리를 0.25%포인트 인하했다.",
        "The Bank of Korea raised its key rate by 0.25 percentage points.",
        "V24"
    )]
    [InlineData(
        "ar",
        "ارتفعت الصادرات بنسبة 17.5 في المئة.",
        "Exports fell by 17.5 percent.",
        "V24"
    )]
    public void The_other_half_of_the_day_the_other_bound_and_the_other_direction_are_found(
        string language,
        string source,
        string english,
        string check
    ) =>
        Assert.Contains(
            TestTexts.Check(TestTexts.Of(language, source, english)),
            finding => finding.Check == check
        );
}
