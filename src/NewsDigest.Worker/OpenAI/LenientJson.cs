using System.Text.Json;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Worker.OpenAI;

/// <summary>Reads JSON as servers write it: with comments, trailing commas, numbers that are none and halves of surrogate pairs.</summary>
internal static partial class LenientJson
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    /// <summary>Null when the text is no JSON. What comes back owns memory, like every document.</summary>
    public static JsonDocument? TryParse(string text)
    {
        var whole = IncomingText.MendJson(text);
        return TryParseStrictly(whole) ?? TryParseStrictly(NoNumber().Replace(whole, "null"));
    }

    public static JsonElement? Property(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;

    /// <summary>The text of a string, and the digits of a number; null when the property is absent or something else.</summary>
    public static string? Text(JsonElement json, string name) =>
        Property(json, name) is { } value ? Text(value) : null;

    public static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    private static JsonDocument? TryParseStrictly(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"(?<=[:,\[]\s{0,64})(?:-?Infinity|NaN)(?=\s{0,64}[,\]}])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex NoNumber();
}
