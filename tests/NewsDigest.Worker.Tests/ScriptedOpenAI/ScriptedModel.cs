using System.Text.Encodings.Web;
using System.Text.Json;

namespace NewsDigest.Worker.Tests.ScriptedOpenAI;

/// <summary>Answers as a good model would, with the English of each paragraph given by a function of the source text.</summary>
internal static class ScriptedModel
{
    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>For every kind of request that the product makes.</summary>
    public static Func<ScriptedRequest, ScriptedAnswer> Translating(Func<string, string> english) =>
        request => ScriptedAnswer.Success(Content(request, english));

    public static string Content(ScriptedRequest request, Func<string, string> english) =>
        request.SchemaName switch
        {
            "nd_translation_v1" => Translation(request, english),
            "nd_repair_v1" => Repair(request, english),
            "nd_summary_v1" => Summary(request),
            var other => throw new NotSupportedException($"Schema '{other}' is not scripted."),
        };

    public static string Translation(ScriptedRequest request, Func<string, string> english) =>
        Write(
            new
            {
                source_language = "es",
                content_kind = "news",
                entities = Array.Empty<object>(),
                headline = request.Ids.Contains("title") ? english(request.Block("title")) : null,
                paragraphs = request
                    .Ids.Where(id => id != "title")
                    .Select(id => new
                    {
                        id,
                        status = "translated",
                        text = english(request.Block(id)),
                    })
                    .ToArray(),
                caveats = Array.Empty<object>(),
            }
        );

    public static string Repair(ScriptedRequest request, Func<string, string> english) =>
        Write(
            new
            {
                paragraphs = request
                    .Ids.Select(id => new
                    {
                        id,
                        status = "translated",
                        text = english(request.Block($"{id} source")),
                    })
                    .ToArray(),
                caveats = Array.Empty<object>(),
            }
        );

    /// <summary>The first sentence of each of the first paragraphs, cut to the limits: nothing that they do not say.</summary>
    public static string Summary(ScriptedRequest request)
    {
        var bullets = request
            .Ids.Take(3)
            .Select(id => (id, text: FirstWords(request.Block(id))))
            .ToArray();
        return Write(
            new
            {
                bullets = bullets
                    .Select(bullet => new { source_ids = new[] { bullet.id }, bullet.text })
                    .ToArray(),
                one_sentence = bullets[0].text,
                topics = new[] { "politics" },
                caveats = Array.Empty<object>(),
            }
        );
    }

    public static string Write(object value) => JsonSerializer.Serialize(value, Relaxed);

    private static string FirstWords(string text)
    {
        var sentence = Sentences.Split(text)[0];
        var words = sentence.Split(' ');
        return words.Length <= 28 ? sentence : string.Join(' ', words.Take(25));
    }
}
