using NewsDigest.Articles;
using NewsDigest.Cleaning;

namespace NewsDigest.Tests.Cleaning;

/// <summary>What is no article is named as what it is; short articles, also those about such things, stay articles.</summary>
public sealed class NoArticleTests
{
    public static TheoryData<string, string, string> Notices =>
        new()
        {
            { "script_wall", "example.test", "Please enable JS and disable any ad blocker" },
            {
                "script_wall",
                "Küstenbote",
                "Diese Seite benötigt JavaScript. Bitte aktivieren Sie JavaScript in Ihrem Browser, um fortzufahren."
            },
            {
                "script_wall",
                "Courrier du Lac",
                "Votre navigateur n'est pas pris en charge. Veuillez activer JavaScript pour continuer."
            },
            {
                "script_wall",
                "Вечерний Тарск",
                "Для работы сайта необходим JavaScript. Пожалуйста, включите JavaScript в настройках браузера."
            },
            {
                "script_wall",
                "みなと新聞",
                "このサイトを表示するには、JavaScriptを有効にしてください。"
            },
            {
                "script_wall",
                "जनवाणी",
                "इस वेबसाइट का उपयोग करने के लिए कृपया अपने ब्राउज़र में JavaScript सक्षम करें।"
            },
            {
                "human_check",
                "Just a moment...",
                "Verify you are human by completing the action below. port.test needs to review the security of your connection before proceeding."
            },
            {
                "human_check",
                "Un momento…",
                "Verifique que es humano completando la acción siguiente. Hemos detectado tráfico inusual desde su red."
            },
            {
                "human_check",
                "Proszę czekać",
                "Potwierdź, że nie jesteś robotem. Wykryliśmy nietypowy ruch z Twojej sieci."
            },
            {
                "human_check",
                "Access Denied",
                "You don't have permission to access \"http://www.port.test/news\" on this server. Reference #18.5f3a."
            },
            {
                "human_check",
                "访问受限",
                "检测到您的网络存在异常流量。请完成验证,以确认您不是机器人。"
            },
            {
                "human_check",
                "Güvenlik",
                "Robot olmadığınızı doğrulayın. Tarayıcınız kontrol ediliyor, lütfen bekleyin."
            },
            {
                "login",
                "Acceso - Diario del Faro",
                "Inicie sesión\n\nPara seguir leyendo este contenido debe registrarse gratis o iniciar sesión con su cuenta."
            },
            {
                "login",
                "Anmelden",
                "Melden Sie sich an, um fortzufahren. Noch kein Konto? Jetzt registrieren. Passwort vergessen?"
            },
            {
                "login",
                "Accedi",
                "Effettua il login per continuare. Hai dimenticato la password? Non hai un account? Registrati gratis."
            },
            {
                "login",
                "تسجيل الدخول",
                "يرجى تسجيل الدخول للمتابعة. هل نسيت كلمة المرور؟ ليس لديك حساب؟"
            },
            {
                "login",
                "로그인",
                "이 서비스를 이용하려면 로그인이 필요합니다. 비밀번호를 잊으셨나요?"
            },
            {
                "not_found",
                "404",
                "Sorry, the page you were looking for doesn't exist. It may have been moved or deleted. Return to the homepage."
            },
            {
                "not_found",
                "Página no encontrada",
                "La página que busca no existe o ha cambiado de dirección. Volver al inicio."
            },
            {
                "not_found",
                "Page introuvable",
                "Oups ! La page que vous recherchez n'existe plus. Retour à l'accueil."
            },
            {
                "not_found",
                "Fehler 404",
                "Die gesuchte Seite wurde nicht gefunden. Vielleicht hilft Ihnen unsere Suche weiter. Zur Startseite"
            },
            {
                "not_found",
                "Страница не найдена",
                "Запрашиваемая страница не существует или была удалена. Вернуться на главную"
            },
            {
                "not_found",
                "Pagina niet gevonden",
                "Deze pagina bestaat niet meer. Terug naar de homepage."
            },
            {
                "cookie_wall",
                "Il Corriere del Molo",
                "Noi e i nostri partner utilizziamo cookie per archiviare informazioni su un dispositivo. Cliccando su Accetta acconsenti al trattamento dei tuoi dati personali. Puoi cambiare le tue preferenze in ogni momento.\n\nAccetta tutti\n\nRifiuta e abbonati"
            },
            {
                "cookie_wall",
                "Havenkrant",
                "Wij en onze partners gebruiken cookies en verwerken uw persoonsgegevens op basis van uw toestemming of gerechtvaardigd belang. Door op Akkoord te klikken stemt u hiermee in. Meer leest u in ons privacybeleid."
            },
            {
                "cookie_wall",
                "Le Phare",
                "Nous utilisons des cookies pour mesurer l'audience de nos contenus. Vous pouvez retirer votre consentement à tout moment.\n\nTout accepter\n\nContinuer sans accepter"
            },
            {
                "cookie_wall",
                "Jornal do Porto Novo",
                "Usamos cookies para melhorar a sua experiência. Ao clicar em Aceitar, concorda com a nossa política de cookies."
            },
            {
                "paywall_only",
                "Exklusiv: So plant der Rat",
                "Dieser Artikel ist nur für Abonnenten. Testen Sie B+ jetzt einen Monat lang für 1 Euro. Sie haben bereits ein Abo? Hier anmelden."
            },
            {
                "paywall_only",
                "Harbour Ledger",
                "Subscribe to continue reading. Already a subscriber? Sign in. Cancel anytime."
            },
            {
                "paywall_only",
                "Le Phare",
                "Cet article est réservé aux abonnés. Pour lire la suite, profitez de l'offre à 1 € par mois, sans engagement. Déjà abonné ? Connectez-vous."
            },
            {
                "not_found",
                "Servicio no disponible",
                "El servicio no está disponible por tareas de mantenimiento. Vuelva a intentarlo dentro de unos minutos."
            },
            {
                "not_found",
                "Momentje",
                "Dit artikel staat niet meer op onze site. Controleer of het webadres klopt of ga terug naar de voorpagina."
            },
            {
                "script_wall",
                "Strandbladet",
                "Din webbläsare kör inga skript. Aktivera dem i inställningarna och ladda sedan sidan på nytt."
            },
            { "empty_shell", "Harbour Ledger", "Loading… Please wait" },
            {
                "empty_shell",
                "Diario del Faro",
                "© 2026 Diario del Faro. Todos los derechos reservados."
            },
        };

    [Theory]
    [MemberData(nameof(Notices))]
    public void A_notice_is_named_as_what_it_is(string kind, string title, string text)
    {
        var asText = TestArticles.Clean(text, title);
        var paragraphs = string.Concat(
            text.Split("\n\n").Select(paragraph => $"<p>{paragraph}</p>")
        );
        var asPage = TestArticles.Clean(
            $"<html><head><title>{title}</title></head><body><main>{paragraphs}</main></body></html>",
            format: ArticleFormat.Html
        );

        Assert.Equal(kind, asText.NotArticle?.Kind.Name());
        Assert.Equal(kind, asPage.NotArticle?.Kind.Name());
    }

    [Theory]
    [InlineData(
        "Regulator fines network over cookies",
        "The regulator fined the network Pallas 150 million euros on Tuesday because its site made it harder to refuse cookies than to accept them. The company said that it would appeal."
    )]
    [InlineData(
        "Millions locked out",
        "Users of the service Orla could not log in to their accounts for six hours on Monday. The company blamed a faulty update and said that no passwords were lost."
    )]
    [InlineData(
        "Access denied: how the port shut out reporters",
        "Reporters were turned away at the gate of the port of Selm on Friday. “Access denied,” a guard told them, without saying why."
    )]
    [InlineData(
        "Netz liest 404",
        "Die Webseite der Stadt Bergau war am Dienstag nicht erreichbar. Wer sie aufrief, las nur „Seite nicht gefunden“. Ursache war nach Angaben der Verwaltung ein Defekt im Rechenzentrum."
    )]
    [InlineData(
        "La web del censo se cae",
        "La página del censo de Valdeluz dejó de funcionar el lunes a las nueve de la mañana. El ministerio atribuyó el fallo a un exceso de visitas y pidió disculpas."
    )]
    [InlineData(
        "Les robots apprennent à cocher la case",
        "Des chercheurs de l'institut Belmont ont montré qu'un programme résout un captcha en trois secondes. Ils publient leurs résultats jeudi."
    )]
    [InlineData(
        "Zeitung hebt Preise",
        "Die „Küstenpost“ verlangt für ihr digitales Abo ab März 12,90 Euro im Monat statt bisher 9,90 Euro. Der Verlag begründete den Schritt mit gestiegenen Kosten."
    )]
    [InlineData(
        null,
        "約二百人が三日、主要な著作権団体の事務所の前で抗議の声を上げ、集まった人々は法律の見直しを求めた。"
    )]
    [InlineData(
        null,
        "Die Helfer laden seit dem frühen Morgen Decken und Trinkwasser auf zwölf Lastwagen, die nach Bergau fahren."
    )]
    [InlineData(null, "El puente abre hoy.")]
    [InlineData("Kort nytt", "Två personer skadades lätt i en brand i Norrby i natt.")]
    [InlineData("速報", "東海岸で午後三時ごろ、震度四の地震があった。津波の心配はない。")]
    public void A_short_article_stays_one_also_when_it_is_about_such_things(
        string? title,
        string text
    )
    {
        var clean = TestArticles.Clean(text, title);

        Assert.Null(clean.NotArticle);
        Assert.Null(clean.Truncated);
        Assert.Equal(text, clean.Text);
    }

    [Fact]
    public void Teasers_of_other_pages_are_an_index_and_an_article_above_teasers_is_an_article()
    {
        var cards = string.Concat(
            Enumerable
                .Range(1, 7)
                .Select(number =>
                    $"<div class=\"card\"><h2><a href=\"/n{number}\">Nachricht Nummer {number} aus Bergau</a></h2><p>Der Rat der Stadt Bergau hat am {number}. März einen weiteren Plan für den Hafen beraten.</p></div>"
                )
        );
        var article = string.Concat(
            Enumerable
                .Range(1, 6)
                .Select(number =>
                    $"<p>Im Absatz {number} steht, was der Bürgermeister von Bergau am Dienstag über den neuen Hafen sagte, der {number * 12} Millionen Euro kosten soll.</p>"
                )
        );

        var index = TestArticles.Clean(
            $"<html><title>Lokales - Küstenpost</title><body><main><h1>Lokales</h1>{cards}</main></body></html>",
            format: ArticleFormat.Html
        );
        var whole = TestArticles.Clean(
            $"<html><title>Hafen - Küstenpost</title><body><main><h1>Der Hafen von Bergau</h1>{article}{cards}</main></body></html>",
            format: ArticleFormat.Html
        );

        Assert.Equal("index_page", index.NotArticle?.Kind.Name());
        Assert.Null(whole.NotArticle);
    }

    [Theory]
    [InlineData(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Faro</title><item><title>Puente</title><description>El puente abre hoy.</description></item></channel></rss>"
    )]
    [InlineData(
        "\ufeff<!-- made by hand -->\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Faro</title><entry><title>Puente</title><summary>El puente abre hoy.</summary></entry></feed>"
    )]
    [InlineData(
        "{ \"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Faro\", \"items\": [{ \"id\": \"1\", \"content_text\": \"El puente abre hoy.\" }] }"
    )]
    public void A_feed_that_was_saved_as_an_article_is_named_and_the_cure_is_said(string body)
    {
        foreach (var format in new[] { ArticleFormat.Text, ArticleFormat.Html })
        {
            var notArticle = TestArticles.Clean(body, format: format).NotArticle;

            Assert.Equal(NotArticleKind.Feed, notArticle?.Kind);
            Assert.Contains(
                "newsdigest submit",
                notArticle?.ToFinding().Message,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void A_page_without_text_is_an_empty_shell_and_a_text_without_text_is_nothing()
    {
        var shell = TestArticles.Clean(
            "<html><head><title>Faro</title><script src=\"/app.js\"></script></head><body><div id=\"root\"></div></body></html>",
            format: ArticleFormat.Html
        );

        Assert.Equal(NotArticleKind.EmptyShell, shell.NotArticle?.Kind);
        Assert.Empty(shell.Paragraphs);
        Assert.Null(ArticleCleaner.TryClean(TestArticles.Raw(" \n ")));
    }

    public static TheoryData<string, string> Stubs =>
        new()
        {
            {
                "El alcalde de Valdeluz abrió ayer el puente nuevo sobre el río Tamera, que costó 34 millones de euros.",
                "Lea el artículo completo con Norte+ y apoye el periodismo de calidad.\nAcceso a todos los artículos por solo 2,95 € a la semana durante las primeras 12 semanas, después 4,95 €.\n¿Ya es suscriptor? Inicie sesión"
            },
            {
                "Der Stadtrat von Bergau hat am Dienstag den Haushalt für das Jahr 2026 beschlossen, der Ausgaben von 412 Millionen Euro vorsieht.",
                "Weiterlesen mit B+\nTesten Sie B+ jetzt einen Monat lang für nur 1,00 €, danach 12,90 € im Monat. Jederzeit kündbar.\nSie haben bereits ein Abo? Hier anmelden"
            },
            {
                "The mayor of Selm opened the new bridge on Tuesday, which cost 34 million crowns and took four years to build.",
                "To continue reading, become a subscriber.\nGet unlimited digital access for $1 a week.\nAlready a subscriber? Sign in"
            },
            {
                "Le maire de Belmont a inauguré mardi le nouveau pont sur la Tamère, qui a coûté 34 millions d'euros.",
                "La suite est réservée aux abonnés.\nProfitez de tous nos articles dès 1 € par mois, sans engagement.\nDéjà abonné ? Connectez-vous"
            },
            {
                "Burmistrz Zalewa otworzył we wtorek nowy most, który kosztował 34 miliony złotych.",
                "Artykuł dostępny tylko dla prenumeratorów\nMasz już prenumeratę? Zaloguj się"
            },
            {
                "Ordføreren i Nesvik åpnet tirsdag den nye broen, som kostet 34 millioner kroner og tok fire år å bygge.",
                "Denne saken er for abonnenter.\nPrøv én måned for 1 kr. Ingen bindingstid.\nAllerede abonnent? Logg inn"
            },
            {
                "市は三日、新しい橋の開通式を行った。建設費は三十四億円で、四年かかった。",
                "この記事は有料会員限定です。残り 512文字\n続きを読むには会員登録が必要です。"
            },
            {
                "市は三日、新しい橋の開通式を行った。建設費は三十四億円で、市長は四年の工事に感謝した。",
                "この記事は有料会員限定です。残り 512文字\n会員登録すると続きをお読みいただけます。"
            },
            {
                "푸른시 시장은 화요일 새 다리를 열었다. 다리 건설에는 340억 원이 들었고 공사는 4년 걸렸다.",
                "이 기사의 전문은 유료 회원만 볼 수 있습니다."
            },
            {
                "Мэр Тарска открыл во вторник новый мост, который стоил 34 миллиона рублей и строился четыре года.",
                "Чтобы читать дальше, оформите подписку.\nУже есть подписка? Войдите в аккаунт."
            },
        };

    [Theory]
    [MemberData(nameof(Stubs))]
    public void The_beginning_of_an_article_stays_the_offer_goes_with_receipts_and_the_text_is_said_to_be_cut(
        string beginning,
        string offer
    )
    {
        var clean = TestArticles.Clean(
            $"{beginning}\n\n{offer.Replace("\n", "\n\n", StringComparison.Ordinal)}",
            "Eine Überschrift"
        );

        Assert.Null(clean.NotArticle);
        Assert.Equal(beginning, clean.Text);
        Assert.NotNull(clean.Truncated);
        Assert.All(
            offer.Split('\n'),
            line =>
                Assert.Contains(
                    clean.Receipts,
                    receipt => receipt.Text.StartsWith(line[..6], StringComparison.Ordinal)
                )
        );
    }

    [Theory]
    [InlineData(
        "The works gave jobs to 1,250 people of the district, the council said, at an event that […]"
    )]
    [InlineData(
        "Las obras dieron trabajo a 1.250 personas, según los datos que presentó el ayuntamiento en un acto al que asist [...]"
    )]
    [InlineData(
        "The works gave jobs to 1,250 people of the district, the council said, at an event [+2311 chars]"
    )]
    public void A_text_that_ends_with_a_mark_of_omission_is_cut_off(string text) =>
        Assert.NotNull(TestArticles.Clean(text, "Bridge").Truncated);

    [Theory]
    [InlineData(
        "The mayor of Selm opened the bridge on Tuesday.\n\nThe post The bridge appeared first on Harbour Ledger.",
        "The mayor of Selm opened the bridge on Tuesday."
    )]
    [InlineData(
        "El alcalde abrió ayer el puente nuevo sobre el río.\n\nLa entrada El puente nuevo abre en Valdeluz aparece primero en Diario del Faro.",
        "El alcalde abrió ayer el puente nuevo sobre el río."
    )]
    public void The_footer_of_a_feed_goes_and_does_not_make_a_whole_article_a_beginning(
        string text,
        string article
    )
    {
        var clean = TestArticles.Clean(text, "Bridge");

        Assert.Equal(article, clean.Text);
        Assert.Null(clean.Truncated);
        Assert.Contains(clean.Receipts, receipt => receipt.Rule == "feed_footer");
    }

    [Theory]
    [InlineData("Según los datos que el ayuntamiento presentó ayer en el ple...", "Seguir leyendo")]
    [InlineData("According to the figures that the town presented on Mon…", "Continue reading")]
    [InlineData("Nach den Zahlen, die die Stadt am Montag vorgestellt hat, […]", "Weiterlesen")]
    public void A_sentence_that_breaks_off_stays_and_its_label_goes(string cut, string label)
    {
        const string First =
            "El alcalde de Betanza abrió el martes el puente nuevo sobre el río, que costó 34 millones de euros.";

        var article = TestArticles.Clean(
            $"<html><body><article><p>{First}</p><p>{cut} <a href='/a'>{label}</a></p></article></body></html>",
            format: ArticleFormat.Html
        );

        Assert.Equal([First, cut], article.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.NotNull(article.Truncated);
    }
}
