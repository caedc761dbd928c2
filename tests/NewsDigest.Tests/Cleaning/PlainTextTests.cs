namespace NewsDigest.Tests.Cleaning;

public sealed class PlainTextTests
{
    private static readonly string[] Body =
    [
        "Die Bürgermeisterin von Adelsried, Inge Sommer, hat am Donnerstag die neue Markthalle am Rathausplatz eröffnet.",
        "Nach Angaben der Stadt stieg der Umsatz der Händler im vergangenen Jahr um 15,6 Prozent auf 4.100 Millionen Euro.",
        "„Wir haben drei Jahre auf die Markthalle gewartet“, sagte Sommer bei der Eröffnung vor rund 300 Gästen.",
        "Die Opposition im Stadtrat verlangt, dass die Kosten der Markthalle offengelegt werden, und zwar noch in diesem Jahr.",
    ];

    private static readonly string[] Menu =
    [
        "Startseite",
        "Politik",
        "Wirtschaft",
        "Sport",
        "Kultur",
        "Reise",
        "Abo",
        "Menü",
        "Wetter",
        "Spiele",
        "Suche",
    ];

    [Fact]
    public void Of_a_whole_page_as_text_the_article_and_its_headline_are_kept()
    {
        var page = string.Join(
            '\n',
            [
                .. Menu,
                "Adelsried eröffnet seine Markthalle",
                "Von Karl Frei",
                "05.02.2026, 10:00 Uhr",
                .. Body[..2],
                "Foto: Karl Frei / dpa",
                "Händler freuen sich",
                .. Body[2..],
                "Mehr Lesen",
                "Sport",
                "Der Verein hat verloren",
                "Reise",
                "Wandern in den Bergen",
                "Impressum",
                "Datenschutz",
                "Wir setzen auf dieser Seite Kekse ein, um sie besser zu machen.",
            ]
        );

        var clean = TestArticles.Clean(page);

        Assert.Equal("Adelsried eröffnet seine Markthalle", clean.Title);
        Assert.Equal(
            [.. Body[..2], "Händler freuen sich", .. Body[2..]],
            clean.Paragraphs.Select(paragraph => paragraph.Text)
        );
        Assert.Contains(
            clean.Receipts,
            receipt => receipt is { Rule: "page_line", Text: "Foto: Karl Frei / dpa", Line: 17 }
        );
    }

    [Fact]
    public void Paragraphs_behind_an_advertisement_still_belong_to_the_article()
    {
        var page = string.Join(
            '\n',
            [
                .. Menu,
                .. Body[..2],
                "Werbeblock",
                "Jetzt Schuhe",
                "Jetzt Hosen",
                "Jetzt Mützen",
                .. Body[2..],
                .. Menu,
            ]
        );

        Assert.Equal(
            Body,
            TestArticles
                .Clean(page, "Adelsried eröffnet seine Markthalle")
                .Paragraphs.Select(paragraph => paragraph.Text)
        );
    }

    [Fact]
    public void Another_article_below_a_menu_does_not_come_along()
    {
        var page = string.Join(
            '\n',
            [
                .. Menu,
                .. Body,
                .. Menu,
                "Leise Töne",
                "Das Orchester spielte am Abend ein langes Konzert ohne Pause.",
                .. Menu,
            ]
        );

        Assert.Equal(
            Body,
            TestArticles
                .Clean(page, "Adelsried eröffnet seine Markthalle")
                .Paragraphs.Select(paragraph => paragraph.Text)
        );
    }

    [Fact]
    public void A_text_with_a_list_of_results_is_no_page()
    {
        string[] results =
        [
            "1. Mia Beck, 12:03 Minuten",
            "2. Lea Graf, 12:09 Minuten",
            "3. Ida Kern, 12:31 Minuten",
        ];

        var clean = TestArticles.Clean(
            string.Join("\n\n", [.. Body[..2], .. results, .. Body[2..]]),
            "Adelsried eröffnet seine Markthalle"
        );

        Assert.Equal(
            [.. Body[..2], .. results, .. Body[2..]],
            clean.Paragraphs.Select(paragraph => paragraph.Text)
        );
    }

    [Theory]
    [InlineData(
        "Das sagte er der Polizei.Die ermittelt nun weiter.",
        "Das sagte er der Polizei. Die ermittelt nun weiter."
    )]
    [InlineData(
        "Er sprach von »Unsinn«.Die Partei schwieg dazu.",
        "Er sprach von »Unsinn«. Die Partei schwieg dazu."
    )]
    [InlineData(
        "Das meldete die dpa.USA und China reden wieder.",
        "Das meldete die dpa. USA und China reden wieder."
    )]
    [InlineData(
        "Der Umsatz stieg in der EU.Danach fiel er wieder.",
        "Der Umsatz stieg in der EU. Danach fiel er wieder."
    )]
    [InlineData(
        "Es begann im Jahr 2024.Danach kam lange nichts.",
        "Es begann im Jahr 2024. Danach kam lange nichts."
    )]
    [InlineData(
        "Il viendra demain.C'est le maire qui le dit.",
        "Il viendra demain. C'est le maire qui le dit."
    )]
    [InlineData(
        "«Es tarde».«No es verdad», dijo el alcalde.",
        "«Es tarde». «No es verdad», dijo el alcalde."
    )]
    [InlineData(
        "\"Das reicht.\"Dann ging er aus dem Saal.",
        "\"Das reicht.\" Dann ging er aus dem Saal."
    )]
    [InlineData("Er lief am 10.Juli im 1.FC mit.", "Er lief am 10.Juli im 1.FC mit.")]
    [InlineData(
        "Er las es auf Booking.Com und bei Dr.Meier.",
        "Er las es auf Booking.Com und bei Dr.Meier."
    )]
    [InlineData(
        "Das steht auf example.org/seite.Html im Netz.",
        "Das steht auf example.org/seite.Html im Netz."
    )]
    public void Sentences_are_split_where_one_ends_and_nowhere_else(string text, string expected) =>
        Assert.Equal(expected, TestArticles.Clean(text, "Titel").Text);

    [Theory]
    [InlineData(
        "Der SprecherKarl Frei kam. Karl Frei sprach lange.",
        "Der Sprecher Karl Frei kam. Karl Frei sprach lange."
    )]
    [InlineData(
        "Sie traf PeterNowak im Rathaus der Stadt.",
        "Sie traf Peter Nowak im Rathaus der Stadt."
    )]
    [InlineData(
        "Das ist die Haltung derUNESCO in dieser Frage. Der Rat folgt der UNESCO.",
        "Das ist die Haltung der UNESCO in dieser Frage. Der Rat folgt der UNESCO."
    )]
    [InlineData(
        "Он встретил ВладимираПутина в Москве. Путин молчал.",
        "Он встретил Владимира Путина в Москве. Путин молчал."
    )]
    [InlineData(
        "Die Bahn MetroRail fährt. Die Metro steht.",
        "Die Bahn MetroRail fährt. Die Metro steht."
    )]
    [InlineData(
        "Er folgt @KarlFrei und #KarlFrei. Karl Frei freut sich.",
        "Er folgt @KarlFrei und #KarlFrei. Karl Frei freut sich."
    )]
    [InlineData(
        "Ein iPhone und ein MacBook lagen auf dem Tisch.",
        "Ein iPhone und ein MacBook lagen auf dem Tisch."
    )]
    [InlineData(
        "Ihr NordWind verkauft viel. NordWind wächst im Norden, sagt der Wind.",
        "Ihr NordWind verkauft viel. NordWind wächst im Norden, sagt der Wind."
    )]
    public void Words_are_split_on_evidence_only(string text, string expected) =>
        Assert.Equal(expected, TestArticles.Clean(text, "Titel").Text);
}
