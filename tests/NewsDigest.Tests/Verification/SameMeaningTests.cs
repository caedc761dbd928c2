using NewsDigest.Articles;
using NewsDigest.Verification;

namespace NewsDigest.Tests.Verification;

/// <summary>The same thing said in another way is no wrong fact.</summary>
public sealed class SameMeaningTests
{
    [Theory]
    [InlineData("es", "La obra costó 4.100 millones de euros.", "The work cost 4.1 billion euros.")]
    [InlineData("es", "La obra costó 4.100 millones de euros.", "The work cost 4,100 million euros.")]
    [InlineData("es", "El acto empezó a las 20:40 horas.", "The event began at 20:40.")]
    [InlineData("es", "El acto empezó a las 20:40 horas.", "The event began at 8:40 p.m.")]
    [InlineData("ru", "Завод построили в 1990-е годы.", "The plant was built in the 1990s.")]
    [InlineData("zh", "会议持续了十二天。", "The meeting lasted 12 days.")]
    [InlineData("zh", "会议持续了十二天。", "The meeting lasted twelve days.")]
    [InlineData("zh", "会议持续了12天。", "The meeting lasted twelve days.")]
    [InlineData("de", "Er regierte von 1981 bis 1987.", "He governed from 1981 to 1987.")]
    [InlineData("de", "Er regierte 1981–1987.", "He governed in 1981–87.")]
    [InlineData("zh", "新冠疫情期间，工厂关闭。", "The factory was closed during the COVID-19 pandemic.")]
    [InlineData("fr", "Environ 50 % des habitants ont voté.", "About half of the inhabitants voted.")]
    [InlineData("uk", "Міністр прибув до Києва у вівторок.", "The minister arrived in Kyiv on Tuesday.")]
    [InlineData("uk", "Міністр прибув до Києва у вівторок.", "The minister arrived in Kiev on Tuesday.")]
    [InlineData("it", "Il debito era di 3.005,2 miliardi, 23,9 in più del mese prima.", "The debt was 3,005.2 billion, 23.9 billion more than the month before.")]
    [InlineData("it", "Il debito era di 3.005,2 miliardi, 23,9 in più del mese prima.", "The debt was 3,005.2 billion, 23.9 more than the month before.")]
    [InlineData("hu", "A kormány 4 ezermilliárd forintot szán a programra.", "The government is setting aside 4 trillion forints for the program.")]
    [InlineData("th", "นักท่องเที่ยว 28.5 ล้านคน สร้างรายได้ 1.3 ล้านล้านบาท", "28.5 million tourists brought in 1.3 trillion baht.")]
    [InlineData("th", "เมื่อวันที่ 16 ตุลาคม 2567", "On October 16, 2024.")]
    [InlineData("fa", "قیمت هر دلار به ۶۸ هزار و ۵۰۰ تومان رسید.", "The price of a dollar reached 68,500 tomans.")]
    [InlineData("fa", "بودجه ۵ میلیون و ۲۰۰ هزار دلار است.", "The budget is 5.2 million dollars.")]
    [InlineData("fa", "این کارخانه در سال ۱۴۰۳ ساخته شد.", "The factory was built in 2024.")]
    [InlineData("fr", "Le coût est estimé entre 2 et 3 M€.", "The cost is put at between 2 and 3 million euros.")]
    [InlineData("it", "Ha chiuso in 1'19\"327, a 0\"154 dal primo.", "He finished in 1:19.327, 0.154 seconds behind the leader.")]
    [InlineData("it", "Ha chiuso in 1'19\"32.", "He finished in one minute and 19.32 seconds.")]
    [InlineData("it", "Gli abitanti sono 58 milioni e 934mila.", "There are 58.934 million inhabitants.")]
    [InlineData("es", "Hay entre 2 millones y 300 mil afectados.", "There are between 2 million and 300,000 people affected.")]
    [InlineData("pl", "Dwudziestotrzyletni kierowca jechał czteroosobowym autem.", "The 23-year-old driver was in a 4-seat car.")]
    [InlineData("ru", "Двадцатитрёхлетний водитель ехал один.", "The 23-year-old driver was alone.")]
    [InlineData("uk", "Двадцятитрирічний водій їхав сам.", "The 23-year-old driver was alone.")]
    [InlineData("cs", "Třiadvacetiletý řidič jel sám.", "The 23-year-old driver was alone.")]
    [InlineData("sw", "Ajali ilitokea saa 2 usiku.", "The accident happened at 8 p.m.")]
    [InlineData("sw", "Ajali ilitokea saa 2:30 usiku.", "The accident happened at 8:30 p.m.")]
    [InlineData("it", "La Ferrari di Rossi ha chiuso le qualifiche a 0,2 secondi dalla pole di Bianchi.", "Rossi's Ferrari finished qualifying 0.2 seconds off Bianchi's pole.")]
    [InlineData("pt", "A bolsa caiu 1,73% nesta quinta-feira (28).", "The exchange fell 1.73% on Thursday.")]
    public void Another_way_to_say_it_has_no_hard_finding(string language, string source, string english) =>
        Assert.Empty(TranslationVerifier.Check(Article(language, source, english)).Where(finding => finding.Severity == Severity.Hard).Select(finding => finding.Message));

    [Theory]
    [InlineData("ru", "Инфляция в июле составила 9,2 %.", "Inflation was 9.2% in July.")]
    [InlineData("ru", "Завод закрылся в мае.", "The plant closed in May.")]
    [InlineData("sr", "Инфлација је у октобру износила 4,5 одсто, а 1. новембра више.", "Inflation was 4.5 percent in October and more on November 1.")]
    [InlineData("ru", "На трассе погибли четверо.", "Four people were killed on the highway.")]
    [InlineData("ru", "Суд отложил дело до четверга.", "The court adjourned the case until Thursday.")]
    [InlineData("uk", "Засідання відбудеться у вересні, в середу.", "The session will be held on a Wednesday in September.")]
    [InlineData("cs", "Hlasování bylo v lednu, v úterý.", "The vote was on a Tuesday in January.")]
    [InlineData("pl", "Głosowanie odbyło się w styczniu, w środę.", "The vote was held on a Wednesday in January.")]
    [InlineData("lt", "Balsavimas vyko pirmadienį.", "The vote was held on Monday.")]
    [InlineData("tr", "Enflasyon ekimde yüzde 48,58 oldu.", "Inflation was 48.58% in October.")]
    [InlineData("hu", "Kedden este egy busz az árokba borult.", "A bus overturned into a ditch on Tuesday evening.")]
    [InlineData("fa", "حادثه روز سه‌شنبه رخ داد.", "The accident happened on Tuesday.")]
    [InlineData("fa", "حادثه روز چهارشنبه رخ داد.", "The accident happened on Wednesday.")]
    [InlineData("ro", "Partidul a obținut 22,94% din voturi și 5 milioane de euro.", "The party won 22.94 percent of the votes and won 5 million euros.")]
    public void A_date_or_a_sum_in_another_form_has_no_finding(string language, string source, string english) =>
        Assert.Empty(TranslationVerifier.Check(Article(language, source, english)).Select(finding => finding.Message));

    [Theory]
    [InlineData("hu", "A kormány 4 ezermilliárd forintot szán rá.", "The government is setting aside 4 billion forints for it.")]
    [InlineData("th", "สร้างรายได้ 1.3 ล้านล้านบาท", "It brought in 1.3 million baht.")]
    [InlineData("th", "เมื่อวันที่ 16 ตุลาคม 2567", "On October 16, 2025.")]
    [InlineData("fa", "قیمت هر دلار به ۶۸ هزار و ۵۰۰ تومان رسید.", "The price of a dollar reached 68,600 tomans.")]
    [InlineData("fa", "حادثه روز سه‌شنبه رخ داد.", "The accident happened on Saturday.")]
    [InlineData("tr", "Enflasyon ekimde yüzde 48,58 oldu.", "Inflation was 48.58% in September.")]
    [InlineData("it", "Il debito era di 3.005,2 miliardi, il 23,9 per cento del totale.", "The debt was 3,005.2 billion, 23.9 billion of the total.")]
    [InlineData("it", "Ha chiuso in 1'19\"327, a 0\"154 dal primo.", "He finished in 1:19.337, 0.154 seconds behind the leader.")]
    [InlineData("it", "Gli abitanti sono 58 milioni e 934mila.", "There are 58.943 million inhabitants.")]
    [InlineData("sw", "Ajali ilitokea saa 2 usiku.", "The accident happened at 7 p.m.")]
    [InlineData("sr", "Инфлација је у октобру износила 4,5 одсто.", "Inflation was 4.5 percent in November.")]
    public void Another_scale_year_or_day_has_a_finding(string language, string source, string english) =>
        Assert.NotEmpty(TranslationVerifier.Check(Article(language, source, english)));

    private static TranslatedArticle Article(string language, string source, string english) => new(
        new CleanArticle(TestArticles.Raw(source), null, Paragraph.Number([source]), [], PageMetadata.None),
        new ArticleLanguage(new DetectedLanguage(language, 1), new Dictionary<string, DetectedLanguage>()),
        null,
        [new TranslatedParagraph("p1", source, english, ParagraphStatus.Translated)],
        [],
        [],
        []);
}
