using System.Text;
using NewsDigest.Intake;

namespace NewsDigest.Tests.Intake;

public sealed class BodyCharsetTests
{
    private const string German =
        "Die Bürgermeisterin eröffnete am Donnerstag die erneuerte Markthalle. Für die Händler gehen drei Jahre in Zelten zu Ende, und die Mieten bleiben bis nächstes Jahr unverändert, sagte sie höflich.";
    private const string French =
        "La maire a inauguré jeudi le marché rénové après trois années de travaux. Les élèves de l'école ont chanté, et les commerçants espèrent déjà que la clientèle reviendra dès l'été prochain.";
    private const string Russian =
        "Мэр города открыла в четверг новый рынок после трёх лет ремонта. Торговцы надеются, что покупатели вернутся уже этим летом, а аренда до конца года не изменится.";
    private const string Polish =
        "Burmistrz otworzyła w czwartek odnowioną halę targową. Kupcy liczą, że klienci wrócą już latem, a czynsze pozostaną bez zmian do końca przyszłego roku, choć część z nich wątpi w te obietnice.";
    private const string Czech =
        "Starostka ve čtvrtek otevřela opravenou tržnici. Prodejci doufají, že se zákazníci vrátí už v létě, a nájemné zůstane až do příštího roku beze změny, řekla při slavnostním zahájení.";
    private const string Turkish =
        "Belediye başkanı perşembe günü yenilenen çarşıyı açtı. Esnaf, müşterilerin yazın geri döneceğini umuyor; kiralar gelecek yılın sonuna kadar değişmeyecek, dedi başkan açılışta.";
    private const string Greek =
        "Η δήμαρχος εγκαινίασε την Πέμπτη την ανακαινισμένη αγορά. Οι έμποροι ελπίζουν ότι οι πελάτες θα επιστρέψουν το καλοκαίρι, και τα ενοίκια θα μείνουν ίδια ως το τέλος του χρόνου.";
    private const string Hebrew =
        "ראשת העיר פתחה ביום חמישי את השוק המחודש אחרי שלוש שנים של עבודות. הסוחרים מקווים שהלקוחות יחזרו כבר בקיץ, ושכר הדירה לא ישתנה עד סוף השנה.";
    private const string Arabic =
        "افتتحت رئيسة البلدية يوم الخميس السوق الجديد بعد ثلاث سنوات من الأشغال. ويأمل التجار أن يعود الزبائن في الصيف، ولن تتغير الإيجارات حتى نهاية العام.";
    private const string Japanese =
        "市長は木曜日、三年間の改修を終えた市場を開いた。商人たちは、夏には客が戻ってくることを期待している。家賃は来年の終わりまで変わらないという。";
    private const string Korean =
        "시장은 목요일에 삼 년간의 공사를 마친 시장 건물을 열었다. 상인들은 여름이면 손님들이 돌아올 것으로 기대하고 있으며 임대료는 내년 말까지 그대로라고 밝혔다.";
    private const string Chinese =
        "市长星期四为整修三年的市场揭幕。商户们希望顾客在夏天回来，租金到明年年底保持不变，她在开幕式上说。";
    private const string Traditional =
        "市長星期四為整修三年的市場揭幕。商戶們希望顧客在夏天回來，租金到明年年底保持不變，她在開幕式上說。";

    public static TheoryData<int, string> Encodings { get; } =
        new()
        {
            { 1252, German },
            { 1252, French },
            { 1251, Russian },
            { 20866, Russian },
            { 1250, Polish },
            { 1250, Czech },
            { 28592, Polish },
            { 1254, Turkish },
            { 1253, Greek },
            { 1255, Hebrew },
            { 1256, Arabic },
            { 932, Japanese },
            { 51932, Japanese },
            { 949, Korean },
            { 54936, Chinese },
            { 950, Traditional },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Bytes_of_an_unstated_charset_are_read_by_their_letters_and_that_is_said(
        int codePage,
        string text
    )
    {
        var body = BodyCharset.Decode(Encode(codePage, text));

        Assert.Equal(text, body.Text);
        Assert.True(body.Guessed);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_letters_of_a_page_are_found_behind_its_markup(int codePage, string text)
    {
        var page =
            $"<html><head><title>x</title><script>{new string(' ', 30_000)}var a = 1;</script></head><body><p>{text}</p></body></html>";

        Assert.Equal(page, BodyCharset.Decode(Encode(codePage, page)).Text);
    }

    [Theory]
    [InlineData("<meta charset=windows-1251>")]
    [InlineData("<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=Windows-1251\">")]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1251\"?>")]
    public void A_charset_that_the_page_states_is_used_and_not_called_a_guess(string declaration)
    {
        var body = BodyCharset.Decode(Encode(1251, $"{declaration}<p>Мэр</p>"));

        Assert.Equal(($"{declaration}<p>Мэр</p>", false), (body.Text, body.Guessed));
    }

    [Fact]
    public void A_charset_that_came_with_the_bytes_goes_before_that_of_the_page() =>
        Assert.Equal(
            "<meta charset=windows-1252>Мэр",
            BodyCharset.Decode(Encode(20866, "<meta charset=windows-1252>Мэр"), "koi8-r").Text
        );

    [Fact]
    public void What_is_utf_8_is_utf_8_whatever_the_page_says()
    {
        var body = BodyCharset.Decode(
            Encoding.UTF8.GetBytes("<meta charset=iso-8859-1><p>Bürgermeisterin</p>")
        );

        Assert.Equal(
            ("<meta charset=iso-8859-1><p>Bürgermeisterin</p>", "utf-8", false),
            (body.Text, body.Charset, body.Guessed)
        );
    }

    [Fact]
    public void Iso_8859_1_is_read_as_browsers_do_with_its_quotation_marks() =>
        Assert.Equal(
            "<meta charset=iso-8859-1>“Ja”, sagte sie – für 5 €.",
            BodyCharset
                .Decode(Encode(1252, "<meta charset=iso-8859-1>“Ja”, sagte sie – für 5 €."))
                .Text
        );

    [Fact]
    public void A_page_in_utf_8_with_one_broken_letter_stays_utf_8_and_says_so()
    {
        var body = BodyCharset.Decode([
            .. Encoding.UTF8.GetBytes($"<meta charset=utf-8>{German}"),
            0xC3,
        ]);

        Assert.Equal($"<meta charset=utf-8>{German}\uFFFD", body.Text);
        Assert.Equal(("utf-8 with 1 broken character", true), (body.Charset, body.Guessed));
    }

    [Theory]
    [InlineData(932, "<meta charset=shift_jis>", Japanese, 0xFF)]
    [InlineData(949, "<meta charset=euc-kr>", Korean, 0xFF)]
    [InlineData(1253, "<meta charset=windows-1253>", Greek, 0xD2)]
    [InlineData(1255, "<meta charset=windows-1255>", Hebrew, 0xD9)]
    [InlineData(28597, "<meta charset=iso-8859-7>", Greek, 0xAE)]
    public void Bytes_that_are_not_of_the_stated_charset_are_counted_and_said(
        int codePage,
        string declaration,
        string text,
        byte broken
    )
    {
        var body = BodyCharset.Decode([
            .. Encode(codePage, declaration + text),
            broken,
            (byte)'.',
            broken,
            (byte)'.',
        ]);

        Assert.Equal($"{declaration}{text}\uFFFD.\uFFFD.", body.Text);
        Assert.True(body.Guessed);
        Assert.EndsWith(" with 2 broken characters", body.Charset, StringComparison.Ordinal);
    }

    [Fact]
    public void A_private_letter_of_unicode_is_what_the_author_wrote()
    {
        var body = BodyCharset.Decode([
            .. Encoding.UTF8.Preamble,
            .. Encoding.UTF8.GetBytes("\uF8FF pie"),
        ]);

        Assert.Equal(("\uF8FF pie", false), (body.Text, body.Guessed));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_says_it_all(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal(
            (Russian, false),
            BodyCharset.Decode([.. encoding.Preamble, .. encoding.GetBytes(Russian)]) is var body
                ? (body.Text, body.Guessed)
                : default
        );
    }

    private static byte[] Encode(int codePage, string text) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes(text);
}
