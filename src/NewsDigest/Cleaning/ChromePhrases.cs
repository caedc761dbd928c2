namespace NewsDigest.Cleaning;

/// <summary>What news sites write around articles, by language. A line is furniture when it is one of these, or a short one that begins with one.</summary>
internal static class ChromePhrases
{
    private const int MaxWordsAfter = 12;

    // Whole lines, or the start of a short line such as "Lee también: …".
    private static readonly string[] All =
    [
        // Spanish
        "escuchar el artículo", "detener el artículo", "escuchar artículo", "escuchar noticia", "leer también", "lee también", "lea también", "te puede interesar", "te podría interesar", "también te puede interesar",
        "suscríbete", "suscríbase", "síguenos en", "síguenos", "compartir en", "compartir", "comparte esta noticia", "publicidad", "anuncio", "noticias relacionadas", "más noticias", "más información", "ver más", "leer más", "seguir leyendo", "iniciar sesión", "regístrate", "política de privacidad", "aceptar cookies", "todos los derechos reservados", "inicio", "tags", "etiquetas", "comentarios", "deja un comentario", "lo más leído", "te recomendamos",
        // English
        "listen to this article", "listen to article", "stop listening", "read more", "read also", "also read", "advertisement", "sponsored", "sign up", "sign in", "log in", "subscribe", "follow us", "share this", "share on", "share", "related articles", "related stories", "related news", "most read", "most popular", "recommended", "you may also like", "cookie policy", "privacy policy", "accept cookies", "accept all", "all rights reserved", "skip to content", "newsletter", "click here", "comments", "leave a comment", "tags", "topics", "more from", "editors' picks", "home", "menu", "search", "continue reading", "read next", "print", "trending",
        // French
        "à lire aussi", "lire aussi", "publicité", "abonnez-vous", "s'abonner", "inscrivez-vous", "partager", "partager sur", "suivez-nous", "lire la suite", "écouter l'article", "écouter cet article", "sur le même sujet", "tous droits réservés", "accepter les cookies", "se connecter", "les plus lus", "commentaires", "accueil", "voir aussi", "newsletter",
        // German
        "lesen sie auch", "lesen sie mehr", "mehr zum thema", "anzeige", "werbung", "jetzt abonnieren", "abonnieren", "newsletter", "teilen", "artikel anhören", "artikel teilen", "folgen sie uns", "datenschutz", "cookies akzeptieren", "alle rechte vorbehalten", "startseite", "anmelden", "kommentare", "meistgelesen", "weiterlesen", "impressum", "auch interessant",
        // Portuguese
        "leia também", "leia mais", "ouvir artigo", "ouça este artigo", "ouvir notícia", "publicidade", "assine", "inscreva-se", "siga-nos", "compartilhar", "compartilhe", "partilhar", "notícias relacionadas", "mais lidas", "saiba mais", "todos os direitos reservados", "continue lendo", "continua após a publicidade", "comentários", "entrar", "política de privacidade",
        // Italian
        "leggi anche", "leggi tutto", "ascolta l'articolo", "pubblicità", "iscriviti", "abbonati", "seguici", "seguici su", "condividi", "articoli correlati", "i più letti", "tutti i diritti riservati", "accetta i cookie", "accedi", "commenti", "continua a leggere", "potrebbe interessarti",
        // Catalan, Galician, Basque
        "llegeix també", "escolta l'article", "publicitat", "subscriu-t'hi", "segueix-nos", "comparteix", "notícies relacionades", "més informació", "el més llegit", "le tamén", "máis información", "escoitar o artigo", "subscríbete", "publicidade", "irakurri gehiago", "partekatu", "publizitatea", "harpidetu",
        // Romanian
        "citește și", "citiți și", "citește mai mult", "publicitate", "abonează-te", "distribuie", "urmărește-ne", "știri similare", "toate drepturile rezervate", "ascultă articolul",
        // Russian, Ukrainian, Belarusian, Bulgarian, Macedonian, Serbian
        "читайте также", "читать далее", "подписывайтесь", "подпишитесь", "реклама", "поделиться", "слушать статью", "прослушать статью", "комментарии", "все права защищены", "материалы по теме", "самое читаемое", "войти", "читайте також", "підписуйтесь", "підписатися", "поділитися", "усі права захищено", "слухати статтю", "чытайце таксама", "прочетете още", "вижте още", "сподели", "абонирайте се", "прочитајте и", "сподели на", "прочитајте још", "pročitajte još", "pročitajte i", "podijeli", "podeli", "reklama", "oglas", "pretplatite se", "pratite nas", "slušaj članak", "прати нас", "поврзани вести", "најчитано", "најчитаније",
        // Polish, Czech, Slovak, Slovene
        "czytaj także", "czytaj też", "czytaj więcej", "zobacz także", "zobacz też", "udostępnij", "subskrybuj", "zapisz się", "obserwuj nas", "posłuchaj artykułu", "čtěte také", "čtěte více", "přečtěte si", "sdílet", "předplatit", "sledujte nás", "související články", "čítajte aj", "zdieľať", "preberite tudi", "deli", "naročite se",
        // Dutch, Swedish, Danish, Norwegian, Finnish, Icelandic
        "lees ook", "lees meer", "lees verder", "advertentie", "deel dit artikel", "delen", "abonneer", "volg ons", "luister naar dit artikel", "läs också", "läs mer", "läs även", "annons", "dela", "prenumerera", "följ oss", "læs også", "læs mere", "annonce", "del", "abonnér", "les også", "les mer", "annonse", "abonner", "lue myös", "lue lisää", "mainos", "jaa", "tilaa", "lesa meira", "lesa einnig", "auglýsing", "deila",
        // Turkish, Greek, Hungarian, Indonesian, Vietnamese
        "ayrıca oku", "bunları da okuyun", "devamını oku", "haberi dinle", "reklam", "abone ol", "paylaş", "bizi takip edin", "ilgili haberler", "διαβάστε επίσης", "διαβάστε ακόμα", "διαφήμιση", "κοινοποίηση", "ακολουθήστε μας", "εγγραφείτε", "olvassa el", "olvasd el", "hirdetés", "megosztás", "iratkozzon fel", "kövessen minket", "baca juga", "iklan", "bagikan", "berlangganan", "ikuti kami", "xem thêm", "đọc thêm", "quảng cáo", "chia sẻ", "đăng ký",
        // Arabic, Hebrew, Persian, Hindi, Bengali, Chinese, Japanese, Korean, Thai
        "اقرأ أيضا", "اقرأ أيضاً", "اقرأ المزيد", "إعلان", "شارك", "مشاركة", "اشترك", "تابعنا", "استمع إلى المقال", "قراءة المزيد", "קראו גם", "קרא עוד", "פרסומת", "שתפו", "הירשמו", "بیشتر بخوانید", "تبلیغات", "اشتراک گذاری", "ये भी पढ़ें", "यह भी पढ़ें", "विज्ञापन", "शेयर करें", "আরও পড়ুন", "বিজ্ঞাপন", "相关阅读", "相关新闻", "责任编辑", "广告", "分享", "订阅", "延伸閱讀", "相關新聞", "廣告", "点击查看", "関連記事", "あわせて読みたい", "広告", "続きを読む", "シェア", "この記事をシェア", "会員登録", "ログイン", "관련기사", "광고", "공유", "구독", "더 보기", "기사 듣기", "อ่านเพิ่มเติม", "โฆษณา", "แชร์",
    ];

    // A notice is a sentence, and no article begins a paragraph so.
    private static readonly string[] Notices =
    [
        "we use cookies", "this site uses cookies", "this website uses cookies", "usamos cookies", "utilizamos cookies", "este sitio utiliza cookies", "nous utilisons des cookies", "ce site utilise des cookies",
        "wir verwenden cookies", "diese website verwendet cookies", "utilizziamo i cookie", "questo sito utilizza cookie", "usiamo i cookie", "utilitzem cookies", "fem servir cookies", "este site utiliza cookies",
        "мы используем cookie", "ми використовуємо файли cookie", "używamy plików cookie", "deze website gebruikt cookies", "wij gebruiken cookies", "bu sitede çerez", "folosim cookie", "používáme cookies", "koristimo kolačiće",
    ];

    private static readonly HashSet<string> Whole = new(All.Select(Plain), StringComparer.Ordinal);

    // One common word begins too many good sentences; of two or more, the phrase says enough.
    private static readonly string[] Starts = [.. All.Where(phrase => phrase.Contains(' ', StringComparison.Ordinal) || phrase[0] > '\u0600').Select(Plain)];

    public static bool Match(string line)
    {
        var plain = Plain(line);
        return Whole.Contains(plain) || Notices.Any(notice => StartsWithPhrase(plain, notice)) || (plain.Split(' ').Length <= MaxWordsAfter && Starts.Any(start => StartsWithPhrase(plain, start) && IsLabelled(line, plain, start)));
    }

    /// <summary>"Lee también: el plan" is a label; "Read more books, he said." is a sentence.</summary>
    private static bool IsLabelled(string line, string plain, string start) =>
        line.AsSpan().IndexOfAny(":|»>→") >= 0 || (!new TextLine(line, 0, false).EndsSentence && plain.Length <= start.Length + 40);

    private static bool StartsWithPhrase(string plain, string start) =>
        plain.StartsWith(start, StringComparison.Ordinal) && (plain.Length == start.Length || !char.IsLetterOrDigit(plain[start.Length]));

    private static string Plain(string text) => text.Trim(' ', '.', ':', '!', '|', '»', '«', '>', '<', '→', '-', '–', '•', '[', ']', '(', ')', '*').ToLowerInvariant().Replace('’', '\'');
}
