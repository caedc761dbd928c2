using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.Cleaning;

namespace NewsDigest.Tests.Cleaning;

public sealed class ArticleCleanerTests
{
    private static readonly string[] Paragraphs =
    [
        "La alcaldesa de Ronda, Inés Calvo, abrió este jueves el nuevo mercado, junto con el consejero de Comercio, Rafael Peña.",
        "Según el ayuntamiento, las ventas subieron un 15,6 % en 2025 hasta alcanzar los 4,100 millones de pesos, y habrá 19 puestos más.",
        "Al acto acudieron vecinos de Olvera, Setenil y Grazalema, mientras que la oposición pidió conocer el coste de la obra.",
    ];

    [Fact]
    public void A_body_given_twice_is_kept_once_with_the_paragraphs_of_one_copy_and_the_spacing_of_the_other()
    {
        var second = Paragraphs.Select(text =>
            text.Replace("Ronda, Inés", "RondaInés", StringComparison.Ordinal)
                .Replace("Olvera, Setenil", "OlveraSetenil", StringComparison.Ordinal)
        );
        var body =
            $"El Eco\n\nRonda estrena mercado tras tres años de obras\n\nInés Calvo\n\n\n{string.Concat(Paragraphs)}\n\nComercio Local\n\nEscuchar el artículo\n\nDetener el artículo\n\n{string.Join("\n\n", second)}";

        var clean = TestArticles.Clean(body);

        Assert.Equal("Ronda estrena mercado tras tres años de obras", clean.Title);
        Assert.Equal(Paragraphs, clean.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Equal(["El Eco", "Inés Calvo"], Removed(clean, "leading_line"));
        Assert.Equal(
            ["Comercio Local", "Escuchar el artículo", "Detener el artículo"],
            Removed(clean, "chrome_line")
        );
        Assert.Single(Removed(clean, "doubled_body"));
    }

    [Fact]
    public void What_only_the_block_copy_has_is_not_lost()
    {
        var block =
            $"{Paragraphs[0]}{Paragraphs[1]}Esta frase larga la tiene solamente el primer ejemplar del cuerpo, y trata de los 27 vecinos.{Paragraphs[2]}";

        var clean = TestArticles.Clean($"{block}\n\n{string.Join("\n\n", Paragraphs)}", "Título");

        Assert.Equal(4, clean.Paragraphs.Count);
        Assert.Equal(
            "Esta frase larga la tiene solamente el primer ejemplar del cuerpo, y trata de los 27 vecinos.",
            clean.Paragraphs[2].Text
        );
    }

    [Fact]
    public void Paragraphs_that_differ_in_a_number_are_both_kept()
    {
        var other = Paragraphs[1].Replace("19", "21", StringComparison.Ordinal);

        Assert.Contains(
            other,
            TestArticles
                .Clean($"{Paragraphs[0]}\n\n{Paragraphs[1]}\n\n{other}", "Título")
                .Paragraphs.Select(paragraph => paragraph.Text)
        );
    }

    [Fact]
    public void A_repeated_paragraph_goes_and_leaves_a_receipt()
    {
        var clean = TestArticles.Clean(
            $"{Paragraphs[0]}\n\n{Paragraphs[1]}\n\n{Paragraphs[0].ToUpperInvariant()}",
            "Título"
        );

        Assert.Equal(2, clean.Paragraphs.Count);
        Assert.Single(Removed(clean, "repeated_paragraph"));
    }

    [Fact]
    public void Cleaning_twice_equals_cleaning_once()
    {
        var once = TestArticles.Clean(
            $"El Eco\n\nRonda estrena mercado tras tres años de obras\n\n{string.Concat(Paragraphs)}\n\nLee también: otra cosa\n\n{string.Join("\n\n", Paragraphs)}"
        );
        var twice = TestArticles.Clean(once.Text, once.Title);

        Assert.Equal(once.Text, twice.Text);
        Assert.Equal(once.ContentHash, twice.ContentHash);
        Assert.Empty(twice.Receipts);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void The_culture_of_the_machine_changes_nothing(string culture)
    {
        var body =
            $"INICIO\n\n{string.Concat(Paragraphs)}\n\nESCUCHAR EL ARTÍCULO\n\n{string.Join("\n\n", Paragraphs)}";
        var expected = TestArticles.Clean(body).ContentHash;
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(expected, TestArticles.Clean(body).ContentHash);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(
        "Las naciones postsoviéticas.A su llegada habló.",
        "Las naciones postsoviéticas. A su llegada habló."
    )]
    [InlineData(
        "El texto dice EE.UU. y también U.S.A. sin más que decir.",
        "El texto dice EE.UU. y también U.S.A. sin más que decir."
    )]
    [InlineData(
        "Lea más en ejemplo.com y en la guía v2.0 de hoy.",
        "Lea más en ejemplo.com y en la guía v2.0 de hoy."
    )]
    [InlineData(
        "Costó 4.100 pesos y 15,6 % más que en 2024.",
        "Costó 4.100 pesos y 15,6 % más que en 2024."
    )]
    [InlineData(
        "El mandatario kirguísSadir llegó. Sadir habló después.",
        "El mandatario kirguís Sadir llegó. Sadir habló después."
    )]
    [InlineData(
        "Subió un video a YouTube y escribió por WhatsApp a McDonald.",
        "Subió un video a YouTube y escribió por WhatsApp a McDonald."
    )]
    [InlineData(
        "El viento sopló a 160 km/h.En Ronda no hubo daños.",
        "El viento sopló a 160 km/h. En Ronda no hubo daños."
    )]
    [InlineData(
        "Llegaron vacunas contra la COVID-19.La cifra fue de 4.500.Hay más.",
        "Llegaron vacunas contra la COVID-19. La cifra fue de 4.500. Hay más."
    )]
    [InlineData(
        "Das Fest ist am 10.Juli und zum 120.Geburtstag der Stadt.",
        "Das Fest ist am 10.Juli und zum 120.Geburtstag der Stadt."
    )]
    public void Glued_text_is_split_only_on_evidence(string text, string expected) =>
        Assert.Equal(expected, TestArticles.Clean(text, "Título").Text);

    [Theory]
    [InlineData(
        "Caf&eacute; &amp;amp; t&eacute; cuestan 3&nbsp;euros hoy en Madrid.",
        "Café & té cuestan 3 euros hoy en Madrid."
    )]
    [InlineData(
        "El co\u00adste\u200b sube\u202e un 5%\ufeff desde enero de este año.",
        "El coste sube un 5% desde enero de este año."
    )]
    [InlineData(
        "Cafe\u0301 y media taza de \u00bd litro cuestan dos euros.",
        "Café y media taza de ½ litro cuestan dos euros."
    )]
    [InlineData(
        "می\u200cخواهم به خانه بروم و کتاب بخوانم.",
        "می\u200cخواهم به خانه بروم و کتاب بخوانم."
    )]
    public void Characters_that_nobody_sees_go_and_those_that_count_stay(
        string text,
        string expected
    ) => Assert.Equal(expected, TestArticles.Clean(text, "Título").Text);

    [Fact]
    public void Lines_of_a_fixed_width_become_one_paragraph() =>
        Assert.Equal(
            Paragraphs[0],
            TestArticles
                .Clean(
                    Paragraphs[0]
                        .Replace(" este jueves", "\neste jueves", StringComparison.Ordinal),
                    "Título"
                )
                .Text
        );

    [Fact]
    public void A_single_subheading_stays() =>
        Assert.Contains(
            "Los puestos nuevos",
            TestArticles
                .Clean($"{Paragraphs[0]}\n\nLos puestos nuevos\n\n{Paragraphs[1]}", "Título")
                .Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void Nothing_readable_is_no_article() =>
        Assert.Null(ArticleCleaner.TryClean(TestArticles.Raw(" \u200b \n\ufeff")));

    [Fact]
    public void A_page_gives_its_article_and_what_it_says_about_itself()
    {
        var html = $$"""
            <!DOCTYPE html><html lang="es-ES"><head><title>Ronda estrena mercado | El Eco</title>
            <meta property="og:site_name" content="El Eco"><meta property="article:published_time" content="2026-02-05T10:00:00+01:00">
            <link rel="canonical" href="https://example.org/mercado"><meta name="author" content="Luis Vera"><script>var p = "no 99";</script></head>
            <body><nav><a href="/">Inicio</a><a href="/d">Deportes</a></nav><div class="cookies"><p>Usamos cookies para mejorar.</p></div>
            <article><h1>Ronda estrena mercado</h1><p>{{Paragraphs[0]}}</p><p>{{Paragraphs[
                1
            ]}}</p><p>{{Paragraphs[2]}}</p></article>
            <footer><p>Todos los derechos reservados</p></footer></body></html>
            """;

        var clean = TestArticles.Clean(html, format: ArticleFormat.Html);

        Assert.Equal("Ronda estrena mercado", clean.Title);
        Assert.Equal(Paragraphs, clean.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Equal(
            ("Luis Vera", "es-ES", "El Eco"),
            (clean.Page.Authors[0], clean.Page.Language, clean.Page.SiteName)
        );
        Assert.Equal(new Uri("https://example.org/mercado"), clean.Page.CanonicalUrl);
        Assert.Equal(
            new DateTimeOffset(2026, 2, 5, 10, 0, 0, TimeSpan.FromHours(1)),
            clean.Page.PublishedAt
        );
    }

    [Fact]
    public void A_json_ld_body_that_the_page_does_not_show_is_not_believed()
    {
        var hidden = string.Join(
            " ",
            Enumerable.Repeat("Texto que nadie ve en la página y que dice otra cosa.", 8)
        );
        var html = $$"""
            <html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Ronda","articleBody":"{{hidden}}\n\n{{hidden}}"}</script></head>
            <body><article><p>{{Paragraphs[0]}}</p><p>{{Paragraphs[1]}}</p><p>{{Paragraphs[
                2
            ]}}</p></article></body></html>
            """;

        Assert.Equal(
            Paragraphs,
            TestArticles
                .Clean(html, format: ArticleFormat.Html)
                .Paragraphs.Select(paragraph => paragraph.Text)
        );
    }

    [Fact]
    public void No_text_makes_cleaning_throw()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var text = string.Concat(
                Enumerable
                    .Range(0, random.Next(1, 200))
                    .Select(_ =>
                        random.Next(6) switch
                        {
                            0 => "\n",
                            1 => " ",
                            2 => ((char)random.Next(0xD800, 0xE000)).ToString(),
                            3 => char.ConvertFromUtf32(random.Next(0x10000, 0x10FFFF)),
                            4 => ((char)random.Next(32, 127)).ToString(),
                            _ => ((char)random.Next(0, 0xD800)).ToString(),
                        }
                    )
            );

            var clean = ArticleCleaner.TryClean(TestArticles.Raw(text));

            if (clean is not null)
            {
                Assert.Equal(
                    clean.Text,
                    ArticleCleaner.TryClean(TestArticles.Raw(clean.Text, clean.Title))?.Text
                );
            }
        }
    }

    private static IEnumerable<string> Removed(CleanArticle clean, string rule) =>
        clean.Receipts.Where(receipt => receipt.Rule == rule).Select(receipt => receipt.Text);
}
