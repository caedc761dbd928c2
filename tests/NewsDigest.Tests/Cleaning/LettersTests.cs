using System.Text;
using NewsDigest.Articles;
using NewsDigest.Intake;

namespace NewsDigest.Tests.Cleaning;

/// <summary>Letters that were broken on their way, each in texts of many languages, and texts that only look so.</summary>
public sealed class LettersTests
{
    private const string French =
        "La mairie de Montclair a présenté à la presse un budget de 3 400 euros, à hauteur de ce qui était prévu dès février. L'élue s'est opposée à cette mesure.";
    private const string Portuguese =
        "A câmara entregou 3 milhões às famílias e prometeu atenção às crianças da região até março, disse João Falcão. Não há data para àquele bairro.";
    private const string Spanish =
        "El año pasado, la alcaldesa Íñiguez pidió más información sobre la situación económica de los pequeños municipios.";
    private const string German =
        "Die Bürgermeisterin Jäger eröffnete die Straße für die Fußgänger; Öl und Äpfel gab es für 3,50 Euro.";
    private const string Russian =
        "Тихие холода в Хабаровске: в четверг ожидается минус 28 градусов, сообщили в областном гидрометцентре. Россия ждёт снега до 12 февраля.";
    private const string Ukrainian =
        "Міська рада Києва у середу відкрила новий міст через річку, який коштував 34 мільйони гривень. Її будували чотири роки, є й ґанок.";
    private const string Turkish =
        "Yeşilköy Belediye Başkanı Şükrü Çağlar, çarşamba günü 34 milyon liraya mal olan yeni köprüyü açtı. İnşaatta 1250 kişi çalıştı.";
    private const string Czech =
        "Starosta Dolní Lhoty Jiří Černý otevřel ve středu nový most přes řeku Bystřici, který stál 34 milionů korun. Štěpán žil v údolí.";
    private const string Polish =
        "Burmistrz Zielonej Łąki Paweł Wiśniewski otworzył w środę nowy most na rzece Żabnicy, który kosztował 34 miliony złotych.";
    private const string Hungarian =
        "A polgármester szerdán megnyitotta az új hidat, amely 34 millió forintba került; az őszi felújítás közben tűz ütött ki.";
    private const string Greek =
        "Η δήμαρχος εγκαινίασε την Πέμπτη την ανακαινισμένη αγορά. Οι έμποροι ελπίζουν ότι οι πελάτες θα επιστρέψουν.";
    private const string Vietnamese =
        "Thị trưởng đã khai trương khu chợ mới vào thứ Năm và cảm ơn người dân đã kiên nhẫn.";
    private const string Romanian =
        "Primărița a deschis joi noua piață a orașului și le-a mulțumit vecinilor pentru răbdare în timpul lucrărilor.";
    private const string Hindi =
        "महापौर ने गुरुवार को नए बाज़ार का उद्घाटन किया और पड़ोसियों को धन्यवाद दिया।";
    private const string Japanese =
        "市長は木曜日、三年間の改修を終えた市場を開いた。費用は34億円だった。";
    private const string Icelandic =
        "Þorgerður Sigurðardóttir borgarstjóri opnaði nýja brú á miðvikudag og þakkaði íbúum fyrir þolinmæðina.";
    private const string Serbian =
        "Градоначелница је у четвртак отворила нову пијацу и захвалила комшијама на стрпљењу током радова.";
    private const string Bulgarian =
        "Кметът откри новия пазар в четвъртък и благодари на съседите за търпението им по време на ремонта.";
    private const string English =
        "Among them were José Núñez and Zoë Brontë of the café on the corner, said the mayor of the small town.";
    private const string Swedish =
        "Borgmästaren öppnade på onsdagen den nya bron över ån och tackade invånarna för tålamodet.";

    public static TheoryData<string> Texts { get; } =
    [
        French,
        Portuguese,
        Spanish,
        German,
        Russian,
        Ukrainian,
        Turkish,
        Czech,
        Polish,
        Hungarian,
        Greek,
        Vietnamese,
        Romanian,
        Hindi,
        Japanese,
        Icelandic,
        Serbian,
        Bulgarian,
        English,
        Swedish,
    ];

    public static TheoryData<string, int, int> Misread { get; } =
        new()
        {
            { Turkish, 1254, 1252 },
            { Turkish, 1254, 28591 },
            { Czech, 1250, 1252 },
            { Czech, 28592, 1252 },
            { Czech, 28592, 1250 },
            { Polish, 1250, 28591 },
            { Polish, 28592, 1250 },
            { Polish, 28592, 1252 },
            { Russian, 1251, 1252 },
            { Russian, 1251, 28591 },
            { Russian, 20866, 1252 },
            { Russian, 20866, 1251 },
            { Russian, 1251, 20866 },
            { Bulgarian, 1251, 1252 },
            { Serbian, 1251, 28591 },
            { Ukrainian, 1251, 1252 },
            { Ukrainian, 21866, 20866 },
            { Ukrainian, 21866, 1251 },
            { Greek, 1253, 1252 },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_right_text_of_any_language_is_left_alone(string text)
    {
        var article = TestArticles.Clean(text);

        Assert.Equal(text, article.Text);
        Assert.Empty(article.Receipts);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Utf_8_that_was_read_as_an_old_code_comes_back_once_and_twice_and_with_its_hard_spaces_folded(
        string text
    )
    {
        foreach (var page in new[] { 1252, 28591 })
        {
            Assert.Equal(text, TestArticles.Clean(Break(text, page)).Text);
            Assert.Equal(text, TestArticles.Clean(Break(Break(text, page), page)).Text);
            Assert.Equal(text, TestArticles.Clean(Break(text, page).Replace('\u00a0', ' ')).Text);
            if (text != Vietnamese) // "và cảm" and "vào" are the same then
            {
                Assert.Equal(
                    text,
                    TestArticles
                        .Clean(
                            string.Join(
                                ' ',
                                Break(text, page)
                                    .Replace('\u00a0', ' ')
                                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                            )
                        )
                        .Text
                );
            }
        }
    }

    [Theory]
    [InlineData(1252)]
    [InlineData(28591)]
    public void Hungarian_that_was_read_as_latin_1_has_its_long_letters_again(int read)
    {
        const string Text =
            "A folyó vízszintje hétfőn tovább nőtt, a város vezetői szerint a régi híd fűtőművét is elérheti. A tűzoltók tizenkét embert vittek biztonságos helyre.";
        var broken = Encode(read).GetString(Encode(read == 1252 ? 1250 : 28592).GetBytes(Text));
        var article = TestArticles.Clean(broken, "Az ár és a híd");

        Assert.Contains('õ', broken);
        Assert.Equal(Text, article.Text);
        Assert.Contains(article.Receipts, receipt => receipt.Rule == "misread_charset");
    }

    [Theory]
    [InlineData(
        "Põllumeeste sõnul tõusis jõe veetase esmaspäeval veelgi, linnavalitsus sulges vana silla."
    )]
    [InlineData(
        "As autoridades põem em dúvida as eleições e os cidadãos propõem limões e ações na região."
    )]
    [InlineData("Nước sông dâng cao hôm thứ hai, những võ sĩ và cõi lòng đã rõ ràng.")]
    public void Letters_of_other_languages_that_look_like_misread_Hungarian_stay(string text) =>
        Assert.Equal(text, TestArticles.Clean(text, "Old bridge").Text);

    [Theory]
    [MemberData(nameof(Misread))]
    public void A_code_that_was_read_as_another_comes_back_and_that_is_said(
        string text,
        int written,
        int read
    )
    {
        var broken = Encode(read).GetString(Encode(written).GetBytes(text));
        var article = TestArticles.Clean(broken, broken[..30]);

        Assert.Equal((text, text[..30].TrimEnd()), (article.Text, article.Title));
        Assert.Contains(article.Receipts, receipt => receipt.Rule == "misread_charset");
    }

    [Theory]
    [InlineData(1250, Czech)]
    [InlineData(1254, Turkish)]
    [InlineData(1251, Russian)]
    [InlineData(1250, Polish)]
    [InlineData(1253, Greek)]
    public void A_page_that_says_latin_1_and_is_not_is_read_as_what_it_is(int codePage, string text)
    {
        var page =
            $"<html><head><meta charset=\"iso-8859-1\"><title>{text[..20]}</title></head><body><article><p>{text}</p></article></body></html>";

        Assert.Equal(
            text,
            TestArticles
                .Clean(
                    BodyCharset.Decode(Encode(codePage).GetBytes(page)).Text,
                    format: ArticleFormat.Html
                )
                .Text
        );
    }

    [Theory]
    [InlineData("iso-2022-jp", "", Japanese)]
    [InlineData("iso-2022-jp", "<meta charset=iso-2022-jp>", Japanese)]
    [InlineData("utf-16", "", Russian)]
    [InlineData("utf-16", "", German)]
    [InlineData("utf-16BE", "", Japanese)]
    [InlineData("utf-16", "<meta charset=utf-8>", Greek)]
    [InlineData("koi8-u", "", Ukrainian)]
    [InlineData("iso-8859-2", "", Polish)]
    [InlineData("windows-1250", "", Czech)]
    public void Bytes_that_nobody_named_are_read(string charset, string before, string text)
    {
        var encoding =
            CodePagesEncodingProvider.Instance.GetEncoding(charset)
            ?? Encoding.GetEncoding(charset);

        Assert.EndsWith(
            text,
            TestArticles
                .Clean(
                    BodyCharset.Decode(encoding.GetBytes(before + text)).Text,
                    format: before.Length > 0 ? ArticleFormat.Html : ArticleFormat.Text
                )
                .Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "DOS AÃ‘OS DE PRISIÃ“N PARA EL EX ALCALDE",
        "DOS AÑOS DE PRISIÓN PARA EL EX ALCALDE"
    )]
    [InlineData(
        "ÃšLTIMA HORA: LA OPOSICIÃ“N PIDE EL INFORME",
        "ÚLTIMA HORA: LA OPOSICIÓN PIDE EL INFORME"
    )]
    [InlineData("ANIVERSÃ\u0081RIO DE SÃƒO JOÃƒO", "ANIVERSÁRIO DE SÃO JOÃO")]
    [InlineData("Ã–STERREICH UND DIE ÃœBERGABE", "ÖSTERREICH UND DIE ÜBERGABE")]
    public void Capitals_come_back_too(string broken, string text) =>
        Assert.Equal(text, TestArticles.Clean(Spanish, broken).Title);

    [Theory]
    [InlineData("Die Fläche beträgt √π, also etwa 1,77 Einheiten.")]
    [InlineData("The constant √π appears in the answer, and so does √∂.")]
    [InlineData("O título era «AMANHÃ» e o subtítulo “MANHÃ”, disse a editora.")]
    [InlineData("Le code coûte 5 € à l'unité, œuvre comprise.")]
    [InlineData("IL Y MARQUÉ… ET PUIS RIEN, À CÔTÉ.")]
    [InlineData("A ROMÂNIA „nouă” este aici.")]
    [InlineData("La planète Ñ… et l'Åland sont loin.")]
    public void What_may_be_right_stays(string text) =>
        Assert.Equal(
            text,
            TestArticles.Clean($"{text}\n\n{text.Length} {Spanish}").Text.Split("\n\n")[0]
        );

    [Fact]
    public void Escaped_markup_is_markup_once_and_that_is_said()
    {
        var article = TestArticles.Clean(
            $"&lt;p&gt;{Spanish}&lt;/p&gt;\n&lt;p&gt;{French} &lt;a href=\"https://e.test/x\"&gt;Voir&lt;/a&gt; la &lt;strong&gt;carte&lt;/strong&gt;, 10&lt;sup&gt;8&lt;/sup&gt; m.&lt;br /&gt;{German}&lt;/p&gt;"
        );

        Assert.Equal(
            [Spanish, $"{French} Voir la carte, 10⁸ m.", German],
            article.Paragraphs.Select(paragraph => paragraph.Text)
        );
        Assert.Contains(
            article.Receipts,
            receipt => receipt.Rule == "escaped_markup" && receipt.Text == "<p>"
        );
    }

    [Theory]
    [InlineData(
        "The tag <p> begins a paragraph, and <b> makes letters bold, said the teacher of the course."
    )]
    [InlineData("Für 3 < 5 und 7 > 2 gilt die Regel, sagte die Lehrerin, und a<b ebenso.")]
    public void A_text_about_one_tag_is_no_markup(string text) =>
        Assert.Equal(
            text,
            TestArticles
                .Clean(
                    text.Replace("<", "&lt;", StringComparison.Ordinal)
                        .Replace(">", "&gt;", StringComparison.Ordinal)
                )
                .Text
        );

    [Theory]
    [InlineData(
        "Die Bürger\u00ad\nmeisterin eröffnete am Donnerstag die erneuerte Markt\u00adhalle der kleinen Stadt.",
        "Die Bürgermeisterin eröffnete am Donnerstag die erneuerte Markthalle der kleinen Stadt."
    )]
    [InlineData(
        "Het gemeente\u00ad\r\n  bestuur opende woensdag de brug over de rivier, na vier jaar werk.",
        "Het gemeentebestuur opende woensdag de brug over de rivier, na vier jaar werk."
    )]
    public void A_word_that_a_soft_hyphen_parts_is_whole(string broken, string text) =>
        Assert.Equal(text, TestArticles.Clean(broken).Text);

    [Theory]
    [InlineData(
        "او می‌گوید که خانه‌های تازه ساخته شده‌اند و مردم خوشحال‌اند.",
        "او می‌گوید که خانه‌های تازه ساخته شده‌اند و مردم خوشحال‌اند."
    )] // Persian
    [InlineData(
        "ශ්‍රී ලංකාවේ නව පාලම බදාදා විවෘත කරන ලදී.",
        "ශ්‍රී ලංකාවේ නව පාලම බදාදා විවෘත කරන ලදී."
    )] // Sinhala
    [InlineData(
        "র‍্যাব বুধবার নতুন সেতু খুলে দিয়েছে বলে জানিয়েছে।",
        "র‍্যাব বুধবার নতুন সেতু খুলে দিয়েছে বলে জানিয়েছে।"
    )] // Bengali
    [InlineData(
        "क्‍षेत्र के लोगों ने बुधवार को पुल खोल दिया।",
        "क्‍षेत्र के लोगों ने बुधवार को पुल खोल दिया।"
    )] // Hindi
    [InlineData(
        "The crew 👩‍🚀 and the flag 🏴󠁧󠁢󠁳󠁣󠁴󠁿 were shown on the screen.",
        "The crew 👩‍🚀 and the flag 🏴󠁧󠁢󠁳󠁣󠁴󠁿 were shown on the screen."
    )]
    [InlineData(
        "The may\u200dor op\u200cened the br\u200bidge on Wed\u2060nesday, and people came.",
        "The mayor opened the bridge on Wednesday, and people came."
    )]
    [InlineData(
        "Мэр от\u200dкрыла мост\u200c в среду, и люди пришли.",
        "Мэр открыла мост в среду, и люди пришли."
    )]
    [InlineData(
        "漢字(かんじ)を学ぶ子どもたちが水曜日、新しい橋を渡った。",
        "漢字(かんじ)を学ぶ子どもたちが水曜日、新しい橋を渡った。"
    )]
    public void Joiners_stay_where_a_script_needs_them(string given, string text) =>
        Assert.Equal(text, TestArticles.Clean(given).Text);

    private static string Break(string text, int codePage) =>
        Encode(codePage).GetString(Encoding.UTF8.GetBytes(text));

    private static Encoding Encode(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
}
