using NewsDigest.Articles;
using NewsDigest.Languages;

namespace NewsDigest.Tests.Languages;

public sealed class LanguageDetectorTests
{
    private const string Spanish =
        "La alcaldesa abrió este jueves el nuevo mercado de la ciudad y agradeció a los vecinos su paciencia durante las obras.";
    private const string English =
        "The council opened the new market on Thursday and thanked the neighbours for their patience during the long works.";

    [Theory]
    [InlineData(Spanish, "es")]
    [InlineData(English, "en")]
    [InlineData(
        "Die Brücke bleibt bis März gesperrt, teilte die Behörde am Montag mit, weil Risse gefunden wurden.",
        "de"
    )]
    [InlineData(
        "Президент прибыл в столицу с официальным визитом и встретился с министрами во вторник.",
        "ru"
    )]
    [InlineData("首都的新市场星期四开放，市长感谢居民的耐心。", "zh")]
    [InlineData("市長は木曜日に新しい市場を開き、住民に感謝しました。", "ja")]
    [InlineData("시장은 목요일에 새 시장을 열고 주민들에게 감사했다.", "ko")]
    [InlineData("ראש העיר פתחה ביום חמישי את השוק החדש והודתה לתושבים.", "he")]
    [InlineData(
        "Градоначелница је у четвртак отворила нову пијацу и захвалила комшијама на стрпљењу током радова.",
        "sr"
    )]
    [InlineData(
        "Кметът откри новия пазар в четвъртък и благодари на съседите за търпението им по време на ремонта.",
        "bg"
    )]
    [InlineData(
        "Міська голова відкрила у четвер новий ринок і подякувала мешканцям за терпіння під час робіт.",
        "uk"
    )]
    [InlineData(
        "Starostka ve čtvrtek otevřela nové tržiště a poděkovala sousedům za trpělivost během dlouhých prací.",
        "cs"
    )]
    [InlineData(
        "Primátorka vo štvrtok otvorila novú tržnicu a poďakovala susedom za trpezlivosť počas dlhých prác.",
        "sk"
    )]
    [InlineData(
        "A alcaldesa abriu este xoves o novo mercado da cidade e agradeceu á veciñanza a paciencia durante as obras.",
        "gl"
    )]
    [InlineData(
        "A presidente da câmara abriu na quinta-feira o novo mercado e agradeceu aos vizinhos a paciência durante as obras.",
        "pt"
    )]
    [InlineData(
        "L-alcaldessa va obrir dijous el nou mercat de la ciutat i va agrair als veïns la paciència durant les obres.",
        "ca"
    )]
    [InlineData(
        "Is-sindku fetaħ is-suq il-ġdid nhar il-Ħamis u rringrazzja lill-ġirien talli stennew għal żmien twil.",
        "mt"
    )]
    [InlineData(
        "Onyeisi obodo meghere ahịa ọhụrụ ahụ n'ụbọchị Tọzdee ma kelee ndị agbata obi maka ndidi ha.",
        "ig"
    )]
    [InlineData(
        "Belediye başkanı perşembe günü yeni pazarı açtı ve komşulara sabırları için teşekkür etti.",
        "tr"
    )]
    [InlineData(
        "Thị trưởng đã khai trương khu chợ mới vào thứ Năm và cảm ơn người dân đã kiên nhẫn trong thời gian thi công.",
        "vi"
    )]
    [InlineData(
        "महापौर ने गुरुवार को नए बाज़ार का उद्घाटन किया और पड़ोसियों को धैर्य के लिए धन्यवाद दिया।",
        "hi"
    )]
    [InlineData(
        "महापौरांनी गुरुवारी नव्या बाजाराचे उद्घाटन केले आणि शेजाऱ्यांचे संयमाबद्दल आभार मानले.",
        "mr"
    )]
    [InlineData(
        "شهردار روز پنجشنبه بازار تازه را گشود و از شکیبایی همسایگان در زمان کار سپاسگزاری کرد.",
        "fa"
    )]
    [InlineData(
        "افتتحت رئيسة البلدية السوق الجديدة يوم الخميس وشكرت الجيران على صبرهم خلال الأشغال.",
        "ar"
    )]
    [InlineData("Η δήμαρχος άνοιξε την Πέμπτη τη νέα αγορά και ευχαρίστησε τους κατοίκους.", "el")]
    public void A_clear_text_has_its_language(string text, string code) =>
        Assert.Equal(code, LanguageDetector.Detect(text).Code);

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("!!! ???")]
    [InlineData("12,5 % — 2024 / 19:30")]
    [InlineData(
        "2021 2022 2023 2024 | 12.5 13.7 14.2 15.9 | Total 45.1 46.2 47.3 48.4 | Share 1.2 % 3.4 % 5.6 % 7.8 %"
    )]
    [InlineData(
        "for (int i = 0; i < values.Length; i++) { if (values[i] > max) { max = values[i]; index = i; } } return index;"
    )]
    [InlineData(
        "def read_file(path):\n    with open(path, encoding=\"utf-8\") as handle:\n        return [line.strip() for line in handle if line]"
    )]
    [InlineData(
        "{\"name\": \"value\", \"list\": [1, 2, 3], \"enabled\": true, \"description\": \"A short text\", \"children\": []}"
    )]
    [InlineData("xkqj wvzpt brrgh fdskl qwnmz pltrk vbxcz hjkfd mnbvc lkjhg poiuy zzrtq wpkfh")]
    public void What_says_nothing_is_unknown_and_not_English(string text) =>
        Assert.True(LanguageDetector.Detect(text).IsUnknown);

    [Theory]
    [InlineData(
        "Ñuqanchikqa kawsayninchikpi achka runakunawan tinkunchik, paykunaqa ñuqanchikman willawanchik imaynam llaqtankupi kawsasqankuta, imakunatam ruwasqankuta."
    )] // Quechua
    [InlineData(
        "Taqi jaqinakasa kunaymani jaqinakampi jikisipxtwa, markanakaparu sarasina kunjamsa jakasipxi uk yatiqapxaraki, kuntï lurapxi ukanaksa."
    )] // Aymara
    [InlineData(
        "Na oliliu le pulenuu i le maketi fou i le Aso Tofi ma faafetai atu i tagata mo le onosai i le taimi o galuega tetele."
    )] // Samoan
    public void A_language_that_no_model_knows_is_unknown(string text) =>
        Assert.True(LanguageDetector.Detect(text).IsUnknown);

    [Theory]
    [InlineData(
        "Gradonačelnica je u četvrtak otvorila novu tržnicu i zahvalila susjedima na strpljenju.",
        "bs",
        "bs"
    )] // twins: the hint decides
    [InlineData(
        "Wali kota membuka pasar baru pada hari Kamis dan berterima kasih kepada warga.",
        "ms",
        "ms"
    )]
    [InlineData("A alcaldesa inaugurou o novo mercado da cidade.", "gl", "gl")]
    [InlineData(Spanish, "es-MX", "es")]
    [InlineData(Spanish, "pt", "es")] // strong evidence, although the two are near each other
    [InlineData(Spanish, "en", "es")]
    [InlineData(English, "zh", "en")]
    [InlineData(
        "Ñuqanchikqa kawsayninchikpi achka runakunawan tinkunchik, paykunaqa ñuqanchikman willawanchik imaynam.",
        "qu",
        "qu"
    )] // the hint fills a gap
    public void A_hint_decides_between_twins_and_fills_a_gap_and_loses_against_strong_evidence(
        string text,
        string hint,
        string code
    ) =>
        Assert.Equal(
            code,
            LanguageDetector.Detect(TestArticles.Clean(text, language: hint)).Main.Code
        );

    [Fact]
    public void The_word_of_the_page_is_a_hint_and_that_of_the_producer_goes_first()
    {
        const string Croatian =
            "Gradonačelnica je u četvrtak otvorila novu tržnicu i zahvalila susjedima na strpljenju tijekom dugih radova u starom gradu.";
        var html =
            $"<html lang=\"bs-BA\"><body><article><h1>Nova tržnica</h1><p>{Croatian}</p><p>{Croatian.Replace("četvrtak", "petak", StringComparison.Ordinal)} Radovi su trajali dvije godine.</p></article></body></html>";

        Assert.Equal(
            "bs",
            LanguageDetector.Detect(TestArticles.Clean(html, format: ArticleFormat.Html)).Main.Code
        );
        Assert.Equal(
            "hr",
            LanguageDetector
                .Detect(TestArticles.Clean(html, language: "hr", format: ArticleFormat.Html))
                .Main.Code
        );
    }

    [Fact]
    public void Of_a_mixed_page_the_paragraphs_in_another_language_are_named()
    {
        var other = Spanish.Replace("jueves", "lunes y martes", StringComparison.Ordinal);

        var spanish = LanguageDetector.Detect(
            TestArticles.Clean(
                $"{Spanish}\n\n{English}\n\n{other}",
                "El nuevo mercado de la ciudad"
            )
        );
        Assert.Equal(
            ("es", "en", false),
            (spanish.Main.Code, spanish.Of("p2").Code, spanish.IsWhollyEnglish)
        );

        var english = LanguageDetector.Detect(
            TestArticles.Clean(
                $"{English}\n\n{Spanish}\n\n{English.Replace("Thursday", "Monday and Tuesday", StringComparison.Ordinal)}",
                "A new market"
            )
        );
        Assert.Equal(
            ("en", "es", false),
            (english.Main.Code, english.Of("p2").Code, english.IsWhollyEnglish)
        );
        Assert.Single(english.Exceptions);
    }

    [Theory]
    [InlineData("Morgen wird es wärmer.", "de")]
    [InlineData("Hay doce heridos.", "es")]
    [InlineData("La police a ouvert une enquête.", "fr")]
    [InlineData("Il ponte è stato chiuso ieri.", "it")]
    [InlineData("Завтра будет холоднее.", "ru")]
    [InlineData("Завтра буде холодніше, і піде сніг.", "uk")]
    [InlineData("Zítra bude pršet.", "cs")]
    [InlineData("Jutro będzie chłodniej.", "pl")]
    [InlineData("Yarın hava soğuk olacak.", "tr")]
    [InlineData("Morgen wordt het kouder.", "nl")]
    [InlineData("I morgon blir det kallare.", "sv")]
    [InlineData("Huomenna on kylmempää.", "fi")]
    [InlineData("Holnap hidegebb lesz.", "hu")]
    [InlineData("Mâine va fi mai frig.", "ro")]
    [InlineData("Ngày mai trời sẽ lạnh hơn.", "vi")]
    [InlineData("Besok akan turun hujan karena musim.", "id")]
    [InlineData("कल और अधिक ठंड होगी।", "hi")]
    [InlineData("The bridge was closed.", "en")]
    public void A_sentence_of_a_few_words_has_its_language(string text, string code) =>
        Assert.Equal(code, LanguageDetector.Detect(text).Code);

    [Theory]
    [InlineData(
        "नगरपालिकाले बिहीबार नयाँ बजार खोल्यो र छिमेकीहरूलाई धैर्यको लागि धन्यवाद दियो। मर्मत कार्य तीन वर्षसम्म चलेको थियो।",
        "ne"
    )]
    [InlineData(
        "ښاروال د پنجشنبې په ورځ نوی بازار پرانيست او له ګاونډیانو څخه یې د زغم مننه وکړه، چې دا کارونه درې کاله روان وو.",
        "ps"
    )]
    [InlineData(
        "Шаҳар ҳокими пайшанба куни янги бозорни очди ва қўшниларга сабр учун миннатдорлик билдирди, чунки ишлар уч йил давом этган эди.",
        "uz"
    )]
    [InlineData(
        "Шаҳрдор рӯзи панҷшанбе бозори навро кушод ва ба ҳамсояҳо барои сабрашон изҳори миннатдорӣ кард, зеро кор се сол давом ёфт.",
        "tg"
    )]
    [InlineData(
        "Borgarstjórin læt hósdagin nýggja marknaðin upp og takkaði grannunum fyri tolið, tí arbeiðið hevur vart í trý ár.",
        "fo"
    )]
    [InlineData(
        "Majistra a louvri nouvo mache a jedi pase epi li di vwazen yo mèsi pou pasyans yo, paske travay la te dire twa lane nan vil la.",
        "ht"
    )]
    [InlineData(
        "Шаардын башчысы бейшемби күнү жаңы базарды ачып, кошуналарга сабырдуулугу үчүн ыраазычылык билдирди, анткени иш үч жылга созулган жана оор болгон.",
        "ky"
    )]
    [InlineData(
        "דער בירגערמײַסטער האָט דאָנערשטיק געעפֿנט דעם נײַעם מאַרק און געדאַנקט די שכנים פֿאַר זייער געדולד.",
        "yi"
    )]
    [InlineData(
        "ከንቲባዋ ሐሙስ ዕለት አዲሱን ገበያ ከፍተው ጎረቤቶችን ስለ ትዕግስታቸው አመስግነዋል፤ ሥራው ሦስት ዓመት ፈጅቶ ነበር።",
        "am"
    )]
    [InlineData(
        "ከንቲባ ናይታ ከተማ ሓሙስ ዕለት ሓድሽ ዕዳጋ ከፊታ፡ ነቶም ጎረባብቲ ድማ ብዛዕባ ትዕግስቶም ኣመስጊናቶም፡ እቲ ስራሕ ሰለስተ ዓመት ወሲዱ እዩ።",
        "ti"
    )]
    [InlineData(
        "Walikutha mbukak pasar anyar ing dina Kemis lan matur nuwun marang tangga teparo amarga sabar nalika dandan-dandan sing suwe iki.",
        "jv"
    )]
    public void A_cousin_of_a_known_language_is_named_or_unknown_and_not_called_by_its_cousins_name(
        string text,
        string code
    ) => Assert.Contains(LanguageDetector.Detect(text).Code, (string[])[code, "und"]);

    [Theory]
    [InlineData(
        "de",
        "Der Stadtrat von Lindenau hat den Umbau am Mittwoch gebilligt.",
        "Die Sängerin schrieb dazu: ",
        "Es gab acht Verletzte."
    )]
    [InlineData(
        "es",
        "El concejo de Robledal aprobó las obras el miércoles por la tarde.",
        "La cantante escribió en su página: ",
        "Hubo ocho heridos en la plaza."
    )]
    [InlineData(
        "fr",
        "Le conseil de Montclair a approuvé les travaux mercredi.",
        "La chanteuse a écrit sur son site : ",
        "Il y a eu huit blessés."
    )]
    [InlineData(
        "it",
        "Il consiglio di Roccaverde ha approvato i lavori mercoledì.",
        "La cantante ha scritto sul suo sito: ",
        "Ci sono stati otto feriti nella piazza."
    )]
    [InlineData(
        "pt",
        "A câmara de Valverdinho aprovou as obras na quarta-feira.",
        "A cantora escreveu na sua página: ",
        "Há oito feridos, segundo a polícia."
    )]
    [InlineData(
        "pl",
        "Rada miasta Zielony Brzeg zatwierdziła w środę przebudowę mostu.",
        "Piosenkarka napisała na swojej stronie: ",
        "Rannych zostało osiem osób, podała policja."
    )]
    [InlineData(
        "ru",
        "Совет города Каменка в среду утвердил ремонт моста.",
        "Певица написала на своей странице: ",
        "Пострадали восемь человек."
    )]
    [InlineData(
        "hi",
        "नगर परिषद ने बुधवार को पुल की मरम्मत को मंज़ूरी दी।",
        "गायिका ने अपने पृष्ठ पर लिखा: ",
        "आठ लोग घायल हुए हैं।"
    )]
    [InlineData(
        "tr",
        "Yeşilova belediye meclisi çarşamba günü köprünün onarımını onayladı.",
        "Şarkıcı kendi sayfasında şöyle yazdı: ",
        "Sekiz kişi yaralandı ve hastaneye kaldırıldı."
    )]
    [InlineData(
        "nl",
        "De gemeenteraad van Groenveld heeft woensdag de werken goedgekeurd.",
        "De zangeres schreef op haar pagina: ",
        "Er waren acht gewonden bij het ongeluk."
    )]
    [InlineData(
        "sv",
        "Kommunfullmäktige i Granby godkände arbetet på onsdagen.",
        "Sångerskan skrev på sin sida: ",
        "Åtta personer skadades i olyckan."
    )]
    [InlineData(
        "ja",
        "市議会は水曜日、橋の改修を承認した。",
        "歌手は自分のページにこう書いた。",
        "けが人は八人だった。"
    )]
    public void A_long_English_quotation_makes_no_foreign_article_English(
        string code,
        string first,
        string before,
        string last
    )
    {
        const string Quotation =
            "\"I am so grateful to everyone who stood in the rain for us last night, and I promise you that we will be back next summer with a new record and a bigger stage.\"";

        var language = LanguageDetector.Detect(
            TestArticles.Clean($"{first}\n\n{before}{Quotation}\n\n{last}")
        );

        Assert.Equal(
            [code, code, code],
            new[] { "p1", "p2", "p3" }.Select(id => language.Of(id).Code)
        );
    }

    [Theory]
    [InlineData(
        "The reporting for this story was paid for by a grant of the Northern Fund for Regional Journalism. The views are those of the authors and do not necessarily reflect those of the fund or of any of its members."
    )]
    [InlineData(
        "This article was first published in English by our partner, and it has been edited for length and clarity by the editors of this site."
    )]
    public void An_English_note_at_the_end_is_an_exception_and_no_more(string note)
    {
        var language = LanguageDetector.Detect(
            TestArticles.Clean(
                $"El alcalde cerró el mercado el lunes y pidió perdón a los vecinos.\n\nLa oposición criticó el retraso de las obras, que ya duran cuatro años.\n\n{note}"
            )
        );

        Assert.Equal(
            ["es", "es", "en"],
            new[] { "p1", "p2", "p3" }.Select(id => language.Of(id).Code)
        );
    }

    [Fact]
    public void Paragraphs_in_a_language_that_nobody_knows_are_not_English_on_an_English_page()
    {
        const string Quechua =
            "Ñuqanchikqa kawsayninchikpi achka runakunawan tinkunchik, paykunaqa ñuqanchikman willawanchik imaynam llaqtankupi kawsasqankuta, imakunatam ruwasqankuta.";

        var language = LanguageDetector.Detect(
            TestArticles.Clean(
                $"{English}\n\n{Quechua}\n\n{English.Replace("Thursday", "Monday", StringComparison.Ordinal)}"
            )
        );

        Assert.Equal(("en", false), (language.Main.Code, language.Of("p2").IsEnglish));
    }

    [Fact]
    public void A_page_that_says_it_is_English_and_is_not_in_any_known_language_stays_unknown() =>
        Assert.True(
            LanguageDetector
                .Detect(
                    TestArticles.Clean(
                        "Ñuqanchikqa kawsayninchikpi achka runakunawan tinkunchik, paykunaqa ñuqanchikman willawanchik imaynam.",
                        language: "en"
                    )
                )
                .Main.IsUnknown
        );

    [Fact]
    public void An_English_page_with_foreign_names_is_wholly_English() =>
        Assert.True(
            LanguageDetector
                .Detect(
                    TestArticles.Clean(
                        $"{English}\n\nAmong them were Jarosław Kowalczyk, Þórunn Sigurðardóttir, Nguyễn Văn Thành, Özgür Yıldırım and Zdeněk Dvořáček of the fire brigade.\n\n{English.Replace("Thursday", "Monday", StringComparison.Ordinal)}"
                    )
                )
                .IsWhollyEnglish
        );
}
