using System.Text;

namespace NewsDigest.Tests.Fuzz;

/// <summary>Pages that began as good ones, with data for machines that nobody should believe.</summary>
internal static class HostilePages
{
    public const string Whole = """
        <!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>El mercado abre | El Eco</title><meta name="author" content="Inés Calvo">
        <meta property="article:published_time" content="2026-03-01T08:30:00+01:00"><link rel="canonical" href="https://eco.example/mercado">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"El mercado abre","articleBody":"La alcaldesa abrió este jueves el nuevo mercado de la ciudad con 45 puestos.","author":[{"@type":"Person","name":"Inés Calvo"}],"datePublished":"2026-03-01","articleSection":"Local"}]}</script></head>
        <body><nav><a href="/">Inicio</a></nav><article><h1>El mercado abre</h1><p>La alcaldesa abrió este jueves el nuevo mercado de la ciudad con 45 puestos.</p>
        <p>Según el ayuntamiento, las ventas subieron un 15,6&nbsp;% hasta los 4.100 millones.</p><ul><li>Horario: de 8 a 14 horas</li></ul></article><footer>© 2026</footer></body></html>
        """;

    private static readonly string[] Data =
    [
        "{\"@type\":\"NewsArticle\",\"headline\":\"\\ud800\",\"articleBody\":\"cut \\ud83d\"}",
        "{\"\\ud800\":1,\"@type\":\"NewsArticle\",\"headline\":\"x\"}",
        "{\"@type\":[\"\\udfff\",\"NewsArticle\"],\"author\":\"\\u001b[31mA B\"}",
        "{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"\\u202eC D\"},7,null],\"articleSection\":\"\\u0000Local\\u2028\"}",
        "{\"@type\":\"Article\",\"datePublished\":\"9999-12-31T23:59:59-14:00\"}",
        "[[[[[[[[[[{\"@type\":\"Article\"}]]]]]]]]]]",
        "{\"@graph\":\"x\"}",
        "null",
        "{\"@type\":7}",
        "{/*c*/}",
        "{\"@type\":\"Article\",\"@type\":\"Article\"}",
    ];

    private static readonly string[] Pieces =
    [
        "<p>",
        "</p>",
        "<table><tr>",
        "<svg><title>",
        "<math>",
        "<template>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<script>",
        "</script>",
        "<noscript>",
        "<br>",
        "<h1>",
        "<select>",
        "<plaintext>",
        "<iframe srcdoc='",
        "'",
        "&#0;",
        "&#xD800;",
        "&#x1b;",
        "&#x80;",
        "&nosuch;",
        "&amp;amp;lt;",
        "<p class=\"\u0000\">",
        "<a href=\"http://[\">",
        "<meta property=\"og:url\" content=\"http://[::\">",
        "<time datetime=\"0000-99-99\">",
        "<b id=\"\ud83d\ude00\">",
        "\u202e",
        "\u0085",
        "\u2028",
        "<p><p><p><div><span>",
        "<link rel=canonical href=\"https://a\u0000b\">",
    ];

    public static string Damaged(int number)
    {
        var random = new Random(number);
        var page = Whole;
        if (random.Next(2) == 0)
        {
            var (start, end) = (
                page.IndexOf("{\"@context\"", StringComparison.Ordinal),
                page.IndexOf("</script>", StringComparison.Ordinal)
            );
            page = $"{page[..start]}{HostileMessages.Pick(random, Data)}{page[end..]}";
        }

        for (var change = random.Next(6); change > 0; change--)
        {
            var at = random.Next(page.Length);
            page = page.Insert(at, HostileMessages.Pick(random, Pieces));
        }

        var bytes = Encoding.UTF8.GetBytes(page);
        for (var change = random.Next(4); change > 0; change--)
        {
            bytes = HostileMessages.ChangeBytes(random, bytes);
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
