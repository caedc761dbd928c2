using System.Text.Json;
using System.Text.Json.Serialization;
using NewsDigest.Articles;

namespace NewsDigest.Models;

/// <summary>Reads the JSON of an answer. Servers that cannot keep to a schema are held to it here.</summary>
internal static class AnswerJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 16,
    };

    /// <summary>Null when the text is not one whole JSON value of this shape. A code fence around the whole is taken off.</summary>
    public static T? TryRead<T>(string text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(WithoutCodeFence(IncomingText.CleanJson(text)), Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string WithoutCodeFence(string text)
    {
        var trimmed = text.Trim();
        var start = trimmed.StartsWith("```", StringComparison.Ordinal) ? trimmed.IndexOf('\n', StringComparison.Ordinal) : -1;
        return start > 0 && trimmed.EndsWith("```", StringComparison.Ordinal) && start < trimmed.Length - 3 ? trimmed[start..^3] : trimmed;
    }
}
