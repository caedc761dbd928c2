using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>Answers of no use: asked again with what was wrong, then a result without English that says it. Not kept, so that a mended server is asked anew.</summary>
internal static class UnreadableAnswers
{
    private const string AsksAgain =
        "asks again with what was wrong, then ends as failed with the reason and a quotation; a new submission asks anew";

    public static IReadOnlyList<ServerRow> Rows { get; } =
    [
        Unreadable(
            "only_prose",
            "models without a schema",
            "prose alone",
            _ => "I can translate this: the mayor opened a market.",
            "held no JSON object"
        ),
        Unreadable(
            "only_thought",
            "reasoning models",
            "a thought alone",
            _ => "<think>Let me see.</think>",
            "was empty"
        ),
        Unreadable(
            "half",
            "any",
            "half an object, finish_reason stop",
            good => good[..(good.Length / 2)],
            "held JSON that ends before it is closed"
        ),
        Unreadable(
            "other_shape",
            "models without a schema",
            "an object of another shape",
            _ => "{\"translation\":\"The mayor opened a market.\"}",
            "held JSON without the list 'paragraphs'"
        ),
        Unreadable(
            "no_items",
            "models without a schema",
            "an empty list",
            _ => "{\"paragraphs\":[]}",
            "had p1, p2, p3 left out"
        ),
        Unreadable(
            "other_ids",
            "small models",
            "ids that nobody asked for",
            good =>
                good.Replace("\"p", "\"x", StringComparison.Ordinal)
                    .Replace("\"xaragraphs\"", "\"paragraphs\"", StringComparison.Ordinal),
            "had p1, p2, p3 left out"
        ),
        Unreadable(
            "one_id",
            "small models",
            "one id for all",
            good =>
                good.Replace("\"p2\"", "\"p1\"", StringComparison.Ordinal)
                    .Replace("\"p3\"", "\"p1\"", StringComparison.Ordinal),
            "had p1 returned twice"
        ),
        Unreadable(
            "no_text",
            "small models",
            "no text",
            _ =>
                "{\"paragraphs\":[{\"id\":\"p1\",\"text\":\"\"},{\"id\":\"p2\",\"text\":\"\"},{\"id\":\"p3\",\"text\":\"\"}]}",
            "had p1, p2, p3 given no text"
        ),
        Unreadable(
            "source_language",
            "small models",
            "the source instead of English",
            _ =>
                "{\"paragraphs\":[{\"id\":\"p1\",\"text\":\"La alcaldesa abrió el nuevo mercado de la ciudad y dijo que habrá más puestos\"},{\"id\":\"p2\",\"text\":\"Los vecinos pidieron más bancos para la plaza del barrio antes de que llegue el verano\"},{\"id\":\"p3\",\"text\":\"El puente del río estará cerrado durante varias semanas por las obras de la carretera\"}]}",
            "had p1, p2, p3 not in English"
        ),
        Unreadable(
            "broken",
            "small models",
            "brackets that do not match",
            _ => "{\"paragraphs\":[{\"id\":\"p1\"]}",
            "held JSON that cannot be read"
        ),
        Unreadable(
            "html_text",
            "proxies",
            "a page as the text of the answer",
            _ => "<html><body>Bad gateway</body></html>",
            "held no JSON object"
        ),
    ];

    private static ServerRow Unreadable(
        string id,
        string server,
        string behaviour,
        Func<string, string> change,
        string fault
    ) =>
        new(id, server, behaviour, AsksAgain, 2)
        {
            Answer = call => ScriptedAnswer.Success(change(call.GoodContent)),
            Paragraphs = 3,
            End = ServerEnd.Failed,
            Check = results =>
            {
                var reason = Assert.Single(Assert.Single(results).Reasons);
                Assert.Equal("no_usable_answer", reason.Check);
                Assert.Contains(fault, reason.Message, StringComparison.Ordinal);
                Assert.Contains(" The answer: ", reason.Message, StringComparison.Ordinal);
            },
        };
}
