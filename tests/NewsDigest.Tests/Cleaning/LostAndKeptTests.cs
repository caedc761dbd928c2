using NewsDigest.Articles;

namespace NewsDigest.Tests.Cleaning;

/// <summary>What an article loses easily although it is its own, and what stays in it easily although it is the site's.</summary>
public sealed class LostAndKeptTests
{
    private const string First =
        "Die Gemeinde Hollenbrück hat am Dienstag die neue Fähre über die Lauter eingeweiht, die 12 Millionen Euro kostete.";
    private const string Second =
        "Bürgermeisterin Jutta Riemann sagte vor rund 200 Gästen, die alte Fähre habe 41 Jahre lang gehalten.";
    private const string Third =
        "Die Händler am Hafen erwarten im Sommer 15 Prozent mehr Kunden, weil die Überfahrt nur noch vier Minuten dauert.";
    private const string Fourth =
        "Im Gemeinderat stimmten 19 Mitglieder für den Kauf und drei dagegen, die den Preis für zu hoch halten.";

    [Theory]
    [InlineData("Wann fährt die Fähre?", "Sie fährt werktags von 6 bis 22 Uhr.")]
    [InlineData("¿Cuánto cuesta el billete?", "Cuesta 2,40 euros, 30 céntimos más que antes.")]
    [InlineData("Combien de voitures embarquent ?", "Elle en prend 18 à chaque traversée.")]
    [InlineData("Когда откроется новый причал?", "Причал откроется 9 марта в восемь часов утра.")]
    [InlineData("新しい船はいつから運航しますか？", "新しい船は三月九日の朝八時から運航します。")]
    [InlineData(
        "متى تبدأ العبّارة الجديدة؟",
        "تبدأ العبّارة الجديدة يوم الاثنين في الثامنة صباحا."
    )]
    public void A_question_in_a_box_of_its_own_stays_above_its_answer(
        string question,
        string answer
    )
    {
        var boxes = Paragraphs(
            $"{P(First)}<div class=schema-faq><div><strong class=q>{question}</strong><p class=a>{answer}</p></div></div>{P(Second)}{P(Third)}"
        );
        var opened = Paragraphs(
            $"{P(First)}<div><div><button aria-controls=a1>{question}</button></div><div id=a1 hidden><p>{answer}</p></div></div>{P(Second)}{P(Third)}"
        );

        Assert.Equal([First, question, answer, Second, Third], boxes);
        Assert.Equal([First, question, answer, Second, Third], opened);
    }

    [Fact]
    public void A_question_of_the_site_with_no_answer_under_it_goes() =>
        Assert.Equal(
            [First, Second, Third],
            Paragraphs(
                $"{P(First)}{P(Second)}{P(Third)}<div>Haben Sie einen Fehler gefunden?</div><div><a href=/k>Schreiben Sie der Redaktion</a></div>"
            )
        );

    [Fact]
    public void What_a_button_hides_that_asks_nothing_goes() =>
        Assert.Equal(
            [First, Second, Third],
            Paragraphs(
                $"{P(First)}{P(Second)}<button aria-controls=m1>Weitere Orte anzeigen</button><div id=m1 hidden><p>{Fourth}</p></div>{P(Third)}"
            )
        );

    [Theory]
    [InlineData("<div><p><strong><a href=/a>{0}</a></strong></p></div>")]
    [InlineData("<p><a href=/a>{0}</a></p>")]
    public void A_sentence_that_is_a_link_stays(string box) =>
        Assert.Equal(
            [First, Second, Third, Fourth],
            Paragraphs($"{P(First)}{Fill(box, Second)}{P(Third)}{P(Fourth)}")
        );

    [Fact]
    public void Linked_sentences_one_under_the_other_lead_to_other_articles() =>
        Assert.Equal(
            [First, Second, Third],
            Paragraphs(
                $"{P(First)}{P(Second)}{P(Third)}<div><p><a href=/a>In Oberlauter wurde am Montag ein Kürbis gewogen, der schwerer ist als ein Auto.</a></p><p><a href=/b>Der Verein aus Niederau hat am Sonntag zum fünften Mal in Folge verloren.</a></p><p><a href=/c>Die Bäckerei Kunz schließt nach 90 Jahren, weil sich kein Nachfolger findet.</a></p></div>"
            )
        );

    [Fact]
    public void A_list_of_linked_names_stays_between_the_sentences_around_it()
    {
        var html =
            $"{P(First)}{P("Gewählt wurden am Dienstag diese drei Mitglieder des Ausschusses.")}<ul><li><a href=/p/1>Jutta Riemann</a></li><li><a href=/p/2>Emil Vogt</a></li><li><a href=/p/3>Selma Arndt</a></li></ul>{P(Second)}{P(Third)}";

        Assert.Equal(
            [
                First,
                "Gewählt wurden am Dienstag diese drei Mitglieder des Ausschusses.",
                "Jutta Riemann",
                "Emil Vogt",
                "Selma Arndt",
                Second,
                Third,
            ],
            Paragraphs(html)
        );
    }

    [Fact]
    public void A_list_of_linked_sentences_stays_between_the_sentences_around_it()
    {
        const string One =
            "Die Gemeinde kaufte am Montag für 3 Millionen Euro das Gelände der Ziegelei.";
        const string Two =
            "Das Gericht wies am Dienstag die Klage von zwölf Anwohnern der Talstraße ab.";

        Assert.Equal(
            [First, One, Two, Second, Third],
            Paragraphs(
                $"{P(First)}<ul><li><a href=/1>{One}</a></li><li><a href=/2>{Two}</a></li></ul>{P(Second)}{P(Third)}"
            )
        );
    }

    [Fact]
    public void A_list_of_linked_headlines_goes() =>
        Assert.Equal(
            [First, Second, Third],
            Paragraphs(
                $"{P(First)}{P(Second)}<ul><li><a href=/1>Kürbis wiegt mehr als ein Auto</a></li><li><a href=/2>Verein verliert zum fünften Mal in Folge</a></li><li><a href=/3>Bäckerei Kunz schließt nach 90 Jahren</a></li></ul>{P(Third)}"
            )
        );

    [Theory]
    [InlineData("standfirst", "Nach 41 Jahren eine neue Fähre")]
    [InlineData("c-entradilla", "El barco costó doce millones")]
    [InlineData("article__chapo", "Un bac neuf pour la ville")]
    public void A_short_standfirst_under_the_headline_stays(string name, string standfirst) =>
        Assert.Equal(
            [standfirst, First, Second, Third],
            Clean(
                $"<header><h1>Hollenbrück hat eine neue Fähre</h1><div class={name}>{standfirst}</div></header><article>{P(First)}{P(Second)}{P(Third)}</article>"
            )
                .Paragraphs.Select(paragraph => paragraph.Text)
        );

    [Fact]
    public void A_label_under_the_headline_goes() =>
        Assert.Equal(
            [First, Second, Third],
            Clean(
                $"<header><h1>Hollenbrück hat eine neue Fähre</h1><div class=ressort>Lauter und Umgebung</div></header><article>{P(First)}{P(Second)}{P(Third)}</article>"
            )
                .Paragraphs.Select(paragraph => paragraph.Text)
        );

    [Theory]
    [InlineData("Fähre eröffnet")]
    [InlineData("Nowy prom na Lauterze")]
    public void The_one_short_line_above_a_plain_text_is_its_headline(string headline)
    {
        var clean = TestArticles.Clean($"{headline}\n\n{First}\n\n{Second}\n\n{Third}");

        Assert.Equal(headline, clean.Title);
        Assert.Equal([First, Second, Third], clean.Paragraphs.Select(paragraph => paragraph.Text));
    }

    [Fact]
    public void A_button_above_a_plain_text_is_no_headline() =>
        Assert.NotEqual(
            "Artikel anhören",
            TestArticles.Clean($"Artikel anhören\n\n{First}\n\n{Second}\n\n{Third}").Title
        );

    [Theory]
    [InlineData(
        "We and our 812 partners store and/or access information on a device, such as cookies.",
        "You may withdraw your consent at any time.",
        "Accept all"
    )]
    [InlineData(
        "Wir und unsere 812 Partner verarbeiten Daten, um Inhalte zu messen.",
        "Einige Partner berufen sich auf ihr berechtigtes Interesse.",
        "Alle akzeptieren"
    )]
    [InlineData(
        "Nosotros y nuestros 812 socios guardamos datos de su visita.",
        "Algunos socios alegan un interés legítimo.",
        "Aceptar todo"
    )]
    [InlineData(
        "Nous et nos 812 partenaires mesurons votre visite.",
        "Certains invoquent leur intérêt légitime.",
        "Tout accepter"
    )]
    [InlineData(
        "My i nasi 812 partnerzy przechowujemy dane o wizycie.",
        "Używamy plików cookie do pomiarów.",
        "Akceptuję"
    )]
    public void A_consent_panel_that_no_class_names_goes(
        string first,
        string second,
        string choice
    ) =>
        Assert.Equal(
            [First, Second, Third, Fourth],
            Paragraphs(
                $"{P(First)}{P(Second)}<div class=x9><p>{first}</p><p>{second}</p><div><span>{choice}</span></div></div>{P(Third)}{P(Fourth)}"
            )
        );

    [Fact]
    public void A_report_on_cookies_stays()
    {
        const string Report =
            "Das Gericht rügte den Satz „Wir und unsere 812 Partner“, mit dem der Verlag um Zustimmung bat.";

        Assert.Equal(
            [First, Report, Second, Third],
            Paragraphs($"{P(First)}{P(Report)}{P(Second)}{P(Third)}")
        );
    }

    [Fact]
    public void Teasers_with_their_excerpts_go()
    {
        string[] headlines =
        [
            "Kürbis wiegt mehr als ein Auto",
            "Verein verliert zum fünften Mal",
            "Bäckerei Kunz schließt",
        ];
        var teasers = string.Concat(
            headlines.Select(headline =>
                $"<div class=z><h3><a href=/x>{headline}</a></h3><p>Was die Nachbarn dazu sagen.</p></div>"
            )
        );

        Assert.Equal(
            [First, Second, Third, Fourth],
            Paragraphs($"{P(First)}{P(Second)}{P(Third)}{P(Fourth)}<div>{teasers}</div>")
        );
    }

    [Theory]
    [InlineData("Lesen Sie auch: Bäckerei Kunz schließt")]
    [InlineData("Leggi anche: Chiude il forno di Collalto")]
    [InlineData("Lire aussi : La boulangerie ferme")]
    public void One_teaser_goes_with_its_excerpt_where_it_says_that_it_is_one(string headline) =>
        Assert.Equal(
            [First, Second, Third, Fourth],
            Paragraphs(
                $"{P(First)}{P(Second)}<div class=z><h4><a href=/x>{headline}</a></h4><p>Der Besitzer entlässt 24 Menschen.</p></div>{P(Third)}{P(Fourth)}"
            )
        );

    [Fact]
    public void Sections_of_an_article_whose_headings_are_no_links_stay()
    {
        var sections = string.Concat(
            new[] { Second, Third, Fourth }.Select(
                (text, index) =>
                    $"<div class=z><h3>Abschnitt {index + 1} der Reise</h3><p>{text}</p></div>"
            )
        );

        Assert.Equal(
            [
                First,
                "Abschnitt 1 der Reise",
                Second,
                "Abschnitt 2 der Reise",
                Third,
                "Abschnitt 3 der Reise",
                Fourth,
            ],
            Paragraphs($"{P(First)}{sections}")
        );
    }

    [Theory]
    [InlineData(
        "Abonnieren Sie unseren Newsletter und lesen Sie jeden Morgen, was in der Region wichtig ist."
    )]
    [InlineData("Suscríbase a nuestro boletín y reciba cada mañana las noticias de la comarca.")]
    [InlineData("Sign up to our daily newsletter to receive the news of the valley.")]
    [InlineData("Inscrivez-vous à notre infolettre pour recevoir les nouvelles de la vallée.")]
    [InlineData("© 2026 Lauterbote. Nachdruck nur mit Genehmigung.")]
    [InlineData("Lauterbote, alle Rechte vorbehalten.")]
    [InlineData("Todos los derechos reservados. Diario Tamera.")]
    [InlineData("This summary was generated by AI and may contain errors.")]
    [InlineData(
        "Diese Zusammenfassung wurde mit künstlicher Intelligenz erstellt und kann Fehler enthalten."
    )]
    [InlineData(
        "Deze samenvatting is met kunstmatige intelligentie gemaakt en kan fouten bevatten."
    )]
    [InlineData("この要約はAIが生成したもので、誤りを含む場合があります。")]
    [InlineData(
        "Este resumen fue generado con inteligencia artificial y revisado por la redacción."
    )]
    public void A_sentence_in_which_the_site_speaks_of_itself_goes(string text) =>
        Assert.Equal(
            [First, Second, Third, Fourth],
            Paragraphs($"{P(First)}{P(Second)}{P(text)}{P(Third)}{P(Fourth)}")
        );

    [Theory]
    [InlineData(
        "Der Verband verschickt einen Newsletter, den nach seinen Angaben 4.000 Mitglieder lesen."
    )]
    [InlineData(
        "El escritor reservó para su familia todos los derechos de las tres novelas que había publicado."
    )]
    [InlineData(
        "The ministry published a summary of the report, which a company had written with the help of experts."
    )]
    [InlineData(
        "Die Zusammenfassung der Studie liegt vor, in der Forscher 300 Programme mit künstlicher Intelligenz prüften."
    )]
    [InlineData(
        "La startup de Tamera genera imágenes con inteligencia artificial y da trabajo a 38 personas."
    )]
    [InlineData(
        "Das Urheberrecht erlischt 70 Jahre nach dem Tod des Verfassers, sagte die Anwältin Berta Lindt."
    )]
    public void A_report_on_newsletters_rights_or_machines_stays(string text) =>
        Assert.Equal(
            [First, text, Second, Third],
            Paragraphs($"{P(First)}{P(text)}{P(Second)}{P(Third)}")
        );

    [Fact]
    public void The_points_of_a_machine_summary_go_with_the_note_on_it() =>
        Assert.Equal(
            [First, Second, Third, Fourth],
            Paragraphs(
                $"<div class=k><p>Diese Zusammenfassung wurde mit KI erstellt.</p><ul><li>Neue Fähre fährt.</li><li>Sie kostete viel.</li></ul></div>{P(First)}{P(Second)}{P(Third)}{P(Fourth)}"
            )
        );

    [Theory]
    [InlineData(
        "Berta Lindt ist Redakteurin im Ressort Lokales. Sie erreichen sie unter lindt@example.test."
    )]
    [InlineData(
        "Berta Lindt es redactora de la sección local. Puede escribirle a lindt@example.test."
    )]
    [InlineData("Berta Lindt is a reporter for the local desk.")]
    [InlineData("Berta Lindt est journaliste à la rédaction locale.")]
    public void A_note_on_the_author_and_the_byline_go(string note)
    {
        var html =
            $"<h1>Hollenbrück hat eine neue Fähre</h1><div><span class=author>Von Berta Lindt</span><span>3. Februar 2026, 18:45 Uhr</span></div>{P(First)}{P(Second)}{P(Third)}{P(note)}";

        Assert.Equal([First, Second, Third], Paragraphs(html));
    }

    [Fact]
    public void Another_journalist_of_whom_the_article_tells_stays()
    {
        const string Told =
            "Emil Vogt ist Reporter und war als einer der Ersten an Bord, als die Fähre ablegte.";

        Assert.Equal(
            [First, Second, Third, Told],
            Paragraphs(
                $"<h1>Hollenbrück hat eine neue Fähre</h1><div><span class=author>Von Berta Lindt</span></div>{P(First)}{P(Second)}{P(Third)}{P(Told)}"
            )
        );
    }

    [Theory]
    [InlineData(
        "<amp-ad type=x><div fallback>Möbel von Lozano gibt es seit 1891 in Hollenbrück und Umgebung.</div></amp-ad>"
    )]
    [InlineData(
        "<amp-consent><div>Diese Zeitung setzt Kekse ein, um den Dienst zu verbessern.</div></amp-consent>"
    )]
    [InlineData(
        "<amp-list src=r><template type=amp-mustache><p>{{title}} Lesen Sie auch {{desc}}</p></template></amp-list>"
    )]
    public void What_an_amp_page_puts_between_the_paragraphs_goes(string box) =>
        Assert.Equal(
            [First, Second, Third, Fourth],
            Paragraphs($"{P(First)}{P(Second)}{box}{P(Third)}{P(Fourth)}")
        );

    [Fact]
    public void A_table_of_linked_names_keeps_its_rows()
    {
        var rows = Paragraphs(
            $"{P(First)}<table><tr><th>Ort</th><th>Stimmen</th></tr><tr><td><a href=/1>Oberlauter an der Brücke</a></td><td>412</td></tr><tr><td><a href=/2>Niederau im unteren Tal</a></td><td>387</td></tr></table>{P(Second)}{P(Third)}"
        );

        Assert.Contains(
            rows,
            row =>
                row.Contains("Oberlauter", StringComparison.Ordinal)
                && row.Contains("412", StringComparison.Ordinal)
        );
        Assert.Contains(
            rows,
            row =>
                row.Contains("Niederau", StringComparison.Ordinal)
                && row.Contains("387", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(
        "Umphakathi wakule ndawo uthe isakhiwo sizovulwa ngaseMbilikazi ngenyanga ezayo, kanti uMnyango wezokuThuthukiswa koMphakathi uzosiza."
    )]
    [InlineData(
        "Abahlali balo mzi baxelelwe ngoLwesibini ukuba iofisi yaseMzontsha iza kuvulwa ngenyanga ezayo, utsho uNobantu."
    )]
    [InlineData(
        "Umphakatsi utjelwe ngaLesibili kutsi lihhovisi laseMbalini litawuvulwa, kusho uThemba lophetse liTiko letekuTfutfukisa."
    )]
    public void A_prefix_before_a_capital_is_no_glued_word(string text) =>
        Assert.Equal(
            text,
            TestArticles.Clean($"Isakhiwo esisha sizovulwa\n\n{text}").Paragraphs[0].Text
        );

    [Fact]
    public void A_word_that_ran_into_a_name_is_still_split() =>
        Assert.Equal(
            "El alcalde volvió desde Valdeluz con uPhone y otros tres vecinos.",
            TestArticles
                .Clean(
                    "Valdeluz espera\n\nEl alcalde volvió desdeValdeluz con uPhone y otros tres vecinos."
                )
                .Paragraphs[0]
                .Text
        );

    [Theory]
    [InlineData("Anzeige", "Jetzt Fähre fahren und sparen. Nur noch bis Sonntag.")]
    [InlineData("Advertisement", "Ferry tours from 9.99, book today.")]
    [InlineData("Publicidad", "Descubra el crucero de su vida por 499 euros.")]
    [InlineData("Реклама", "Лучшие кредиты без справок и поручителей.")]
    [InlineData("広告", "今だけ半額のクルーズ旅行はこちらから。")]
    public void A_box_that_says_that_it_is_an_advertisement_goes(string label, string text) =>
        Assert.Equal(
            [First, Second, Third, Fourth],
            Paragraphs(
                $"{P(First)}{P(Second)}<div class=x1><div>{label}</div><p>{text}</p></div>{P(Third)}{P(Fourth)}"
            )
        );

    [Theory]
    [InlineData("Unser Newsletter am Morgen", "Jetzt anmelden und nichts mehr verpassen.")]
    [InlineData("The ferry briefing", "Sign up and get the news of the port in your mail.")]
    [InlineData("Nuestro boletín", "Suscríbete y recibe las noticias cada mañana.")]
    [InlineData("Chaque matin dans votre boîte mail", "Je m'inscris à la lettre du port.")]
    [InlineData("Рассылка порта", "Подпишитесь и получайте новости каждое утро.")]
    public void A_box_that_asks_for_an_address_goes(string label, string text) =>
        Assert.Equal(
            [First, Second, Third, Fourth],
            Paragraphs(
                $"{P(First)}<div class=x1><h3>{label}</h3><p>{text}</p><input type=email></div>{P(Second)}{P(Third)}{P(Fourth)}"
            )
        );

    [Fact]
    public void A_paragraph_about_a_newsletter_stays()
    {
        const string About =
            "Die Gemeinde will künftig jeden Freitag einen Newsletter verschicken, für den man sich im Rathaus anmelden kann.";

        Assert.Equal(
            [First, About, Second, Third],
            Paragraphs($"{P(First)}<div>{P(About)}</div>{P(Second)}{P(Third)}")
        );
    }

    [Theory]
    [InlineData("Fährt sie auch nachts?", "Nein, nur am Tag.")]
    [InlineData("¿Habrá descuentos?", "Sí, del 20 %.")]
    [InlineData("Будут ли скидки?", "Да, до мая.")]
    public void A_short_answer_in_a_bare_box_stays_under_its_question(
        string question,
        string answer
    ) =>
        Assert.Equal(
            [First, question, answer, Second, Third],
            Paragraphs(
                $"{P(First)}<div><div>{question}</div><div>{answer}</div></div>{P(Second)}{P(Third)}"
            )
        );

    [Theory]
    [InlineData("14:32", "13:05", "12:50")]
    [InlineData("14.32 Uhr", "13.05 Uhr", "12.50 Uhr")]
    [InlineData("14h32", "13h05", "12h50")]
    public void The_times_of_a_live_blog_stay_above_its_posts(
        string last,
        string before,
        string first
    ) =>
        Assert.Equal(
            [last, First, before, Second, first, Third],
            Paragraphs(
                $"<div><div><time>{last}</time></div>{P(First)}</div><div><div><time>{before}</time></div>{P(Second)}</div><div><div><time>{first}</time></div>{P(Third)}</div>"
            )
        );

    [Fact]
    public void A_list_of_figures_at_the_very_start_stays()
    {
        string[] entries =
        [
            "12 Millionen Euro Baukosten",
            "41 Jahre alte Vorgängerin",
            "Vier Minuten Überfahrt statt neun",
        ];

        Assert.Equal(
            [.. entries, First, Second, Third],
            Paragraphs(
                $"<h1>Die neue Fähre fährt</h1><ul>{string.Concat(entries.Select(entry => $"<li>{entry}</li>"))}</ul>{P(First)}{P(Second)}{P(Third)}"
            )
        );
    }

    [Fact]
    public void A_list_of_the_author_and_the_date_at_the_start_goes() =>
        Assert.Equal(
            [First, Second, Third],
            Paragraphs(
                $"<h1>Die neue Fähre fährt</h1><ul><li>Jutta Riem</li><li>5. Februar 2026</li></ul>{P(First)}{P(Second)}{P(Third)}"
            )
        );

    [Fact]
    public void A_first_block_that_breaks_off_is_not_lost()
    {
        const string Open =
            "Der Bürgermeister eröffnete die neue Fähre am Dienstag. Sie kostete die Gemeinde 12";

        Assert.Equal(
            [Open, First, Second, Third],
            Paragraphs($"<div>{Open}</div>{P(First)}{P(Second)}{P(Third)}")
        );
    }

    private static string P(string text) => $"<p>{text}</p>";

    private static string Fill(string box, string text) =>
        box.Replace("{0}", text, StringComparison.Ordinal);

    private static string[] Paragraphs(string article) =>
        [.. Clean($"<article>{article}</article>").Paragraphs.Select(paragraph => paragraph.Text)];

    private static CleanArticle Clean(string html) =>
        TestArticles.Clean(
            $"<!DOCTYPE html><html><body>{html}</body></html>",
            format: ArticleFormat.Html
        );
}
