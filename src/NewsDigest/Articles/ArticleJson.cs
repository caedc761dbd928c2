using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsDigest.Articles;

/// <summary>The one JSON dialect of messages and results.</summary>
internal static class ArticleJson
{
    /// <summary>
    /// Relaxed escaping keeps foreign text readable and short. It does not make JSON safe inside HTML;
    /// pages are rendered by components, which escape for themselves.
    /// </summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = true,
            NewLine = "\n",
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters =
            {
                new JsonStringEnumConverter(
                    JsonNamingPolicy.SnakeCaseLower,
                    allowIntegerValues: false
                ),
            },
        };

    /// <summary>The same dialect on one line, for lists of objects.</summary>
    public static JsonSerializerOptions OneLine { get; } = new(Options) { WriteIndented = false };
}
