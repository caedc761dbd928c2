using System.Globalization;
using System.Text.Json;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>Made-up Spanish articles of up to ten paragraphs with a number each, and a model that knows their English.</summary>
internal static class ServerArticles
{
    /// <summary>Every paragraph of an article holds this number and its own.</summary>
    private const int FirstNumber = 11;

    private static readonly (string Spanish, string English)[] Sentences =
    [
        (
            "La alcaldesa abrió este jueves el mercado número # de la ciudad.",
            "The mayor opened market number # of the city on Thursday."
        ),
        (
            "Los vecinos pidieron # bancos nuevos para la plaza del barrio.",
            "Residents asked for # new benches for the neighbourhood square."
        ),
        (
            "El puente del río estará cerrado durante # semanas por obras.",
            "The bridge over the river will be closed for # weeks for works."
        ),
        (
            "La biblioteca compró # libros para los niños de la escuela.",
            "The library bought # books for the children of the school."
        ),
        (
            "El tren de la costa llegó este lunes con # minutos de retraso.",
            "The coast train arrived # minutes late on Monday."
        ),
        (
            "Los bomberos apagaron un incendio en un almacén de # plantas.",
            "Firefighters put out a fire in a warehouse with # floors."
        ),
        (
            "La orquesta dará # conciertos gratuitos en el parque.",
            "The orchestra will give # free concerts in the park."
        ),
        (
            "El hospital contrató a # enfermeras para el nuevo servicio.",
            "The hospital hired # nurses for the new service."
        ),
        (
            "La cosecha de aceitunas creció un # % respecto al año anterior.",
            "The olive harvest grew by #% compared with the previous year."
        ),
        (
            "El museo recibió # cuadros de una colección privada.",
            "The museum received # paintings from a private collection."
        ),
    ];

    /// <param name="number">Of the article, from 1.</param>
    public static byte[] Message(int number, int paragraphs) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id = string.Create(CultureInfo.InvariantCulture, $"a{number}"),
                language = "es",
                body = string.Join(
                    "\n\n",
                    Sentences
                        .Take(paragraphs)
                        .Select(sentence => With(sentence.Spanish, FirstNumber + number))
                ),
            }
        );

    /// <summary>Which article a request is about, if it is about its first paragraph.</summary>
    public static int NumberOf(ScriptedRequest request) =>
        int.Parse(
            string.Concat(request.Block("p1").Where(char.IsAsciiDigit)),
            CultureInfo.InvariantCulture
        ) - FirstNumber;

    public static ScriptedAnswer Good(ScriptedRequest request) =>
        ScriptedAnswer.Success(GoodContent(request));

    public static string GoodContent(ScriptedRequest request) =>
        ScriptedModel.Content(request, English);

    /// <summary>Another text, such as the sentence with which the worker tries whether a server answers at all, has an English too.</summary>
    private static string English(string source)
    {
        var number = string.Concat(source.Where(char.IsAsciiDigit));
        var known = Sentences.FirstOrDefault(sentence =>
            source == sentence.Spanish.Replace("#", number, StringComparison.Ordinal)
        );
        return (known.English ?? "The library has # books.").Replace(
            "#",
            number,
            StringComparison.Ordinal
        );
    }

    private static string With(string sentence, int number) =>
        sentence.Replace(
            "#",
            number.ToString(CultureInfo.InvariantCulture),
            StringComparison.Ordinal
        );
}
