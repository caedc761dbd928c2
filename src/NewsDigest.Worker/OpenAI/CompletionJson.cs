using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NewsDigest.Worker.OpenAI;

/// <summary>
/// Writes a completion anew with the fields that the product reads, each of the type that the vendor's client insists on. A
/// server's odd <c>created</c>, <c>index</c> or <c>usage</c> then costs nobody an answer that is paid for.
/// </summary>
internal static class CompletionJson
{
    private const string FilterResults = "content_filter_results";
    private const string PromptFilterResults = "prompt_filter_results";

    private static readonly JsonWriterOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly HashSet<string> CutOff = new(StringComparer.OrdinalIgnoreCase)
    {
        "length",
        "max_tokens",
        "max_output_tokens",
        "max_length",
        "model_length",
        "token_limit",
    };

    private static readonly HashSet<string> Filtered = new(StringComparer.OrdinalIgnoreCase)
    {
        "content_filter",
        "safety",
        "recitation",
        "prohibited_content",
        "blocklist",
        "spii",
        "sensitive",
        "blocked",
    };

    /// <summary>There is a choice, and it does not say that it failed.</summary>
    public static bool IsCompletion(JsonElement root) =>
        FirstChoice(root) is { } choice
        && LenientJson.Property(choice, "error") is null
        && !(LenientJson.Property(root, "error") is not null && Content(choice) is null);

    public static bool HasChoices(JsonElement root) =>
        LenientJson.Property(root, "choices") is { ValueKind: JsonValueKind.Array };

    public static JsonElement? FirstChoice(JsonElement root) =>
        LenientJson.Property(root, "choices") is { ValueKind: JsonValueKind.Array } choices
        && choices.GetArrayLength() > 0
        && choices[0].ValueKind == JsonValueKind.Object
            ? choices[0]
            : null;

    public static byte[] Write(JsonElement root)
    {
        var choice = FirstChoice(root)!.Value; // it is a completion
        var content = Content(choice);
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("id", LenientJson.Text(root, "id") ?? "");
            json.WriteString("object", "chat.completion");
            json.WriteNumber("created", 0); // read by nobody
            if (LenientJson.Text(root, "model") is { Length: > 0 } model)
            {
                json.WriteString("model", model);
            }

            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteNumber("index", 0);
            json.WriteString("finish_reason", End(choice, content));
            json.WriteStartObject("message");
            json.WriteString("role", "assistant");
            json.WriteString("content", content);
            json.WriteString(
                "refusal",
                Message(choice) is { } message ? LenientJson.Text(message, "refusal") : null
            );
            json.WriteEndObject();
            Copy(choice, FilterResults, json);
            json.WriteEndObject();
            json.WriteEndArray();
            Copy(root, PromptFilterResults, json);
            WriteUsage(root, content, json);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static JsonElement? Message(JsonElement choice) =>
        LenientJson.Property(choice, "message") ?? LenientJson.Property(choice, "delta");

    /// <summary>The answer's text, wherever the server puts it: as a text, in parts, as JSON itself, in a call of a tool, among the thoughts.</summary>
    private static string? Content(JsonElement choice)
    {
        if (Message(choice) is not { } message)
        {
            return LenientJson.Text(choice, "text");
        }

        string?[] places =
        [
            TextOf(LenientJson.Property(message, "content")),
            ToolArguments(message),
            Thoughts(message),
        ];
        return places.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? places[0];
    }

    private static string? TextOf(JsonElement? content) =>
        content switch
        {
            null => null,
            { ValueKind: JsonValueKind.Array } parts => string.Concat(
                parts
                    .EnumerateArray()
                    .Select(part =>
                        part.ValueKind == JsonValueKind.Object
                            ? LenientJson.Text(part, "text")
                            : LenientJson.Text(part)
                    )
            ),
            { ValueKind: JsonValueKind.Object } json => json.GetRawText(),
            { } text => LenientJson.Text(text),
        };

    private static string? ToolArguments(JsonElement message)
    {
        var calls = LenientJson.Property(message, "tool_calls");
        var first =
            calls is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0
                ? LenientJson.Property(list[0], "function")
                : null;
        return (first ?? LenientJson.Property(message, "function_call")) is { } function
            ? TextOf(LenientJson.Property(function, "arguments"))
            : null;
    }

    /// <summary>Some servers take an answer for thinking that never ended. Thoughts without an object hold no answer.</summary>
    private static string? Thoughts(JsonElement message) =>
        (LenientJson.Text(message, "reasoning_content") ?? LenientJson.Text(message, "reasoning"))
            is { } thoughts
        && thoughts.Contains('{', StringComparison.Ordinal)
            ? thoughts
            : null;

    /// <summary>Null, empty and unknown ends are the model's own end, unless the answer stops in the middle of its object.</summary>
    private static string End(JsonElement choice, string? content)
    {
        var said = LenientJson.Text(choice, "finish_reason") ?? "";
        if (CutOff.Contains(said))
        {
            return "length";
        }

        if (Filtered.Contains(said))
        {
            return "content_filter";
        }

        return said != "stop" && content is not null && IsOpen(content) ? "length" : "stop";
    }

    /// <summary>An object begins and does not end.</summary>
    private static bool IsOpen(string content)
    {
        var (depth, began, inString) = (0, false, false);
        for (var index = 0; index < content.Length; index++)
        {
            switch (content[index])
            {
                case '\\' when inString:
                    index++;
                    break;
                case '"' when began:
                    inString = !inString;
                    break;
                case '{' when !inString:
                    (depth, began) = (depth + 1, true);
                    break;
                case '}' when !inString && depth > 0:
                    depth--;
                    break;
            }
        }

        return began && depth > 0;
    }

    private static void Copy(JsonElement from, string name, Utf8JsonWriter json)
    {
        if (LenientJson.Property(from, name) is { } value)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }

    /// <summary>What cannot be is unknown: an answer without a prompt, a text without a token, a count below zero.</summary>
    private static void WriteUsage(JsonElement root, string? content, Utf8JsonWriter json)
    {
        if (
            LenientJson.Property(root, "usage") is not { } usage
            || Count(usage, "prompt_tokens") is not (> 0 and var prompt)
            || Count(usage, "completion_tokens") is not { } completion
            || (completion == 0 && !string.IsNullOrEmpty(content))
        )
        {
            return;
        }

        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", prompt);
        json.WriteNumber("completion_tokens", completion);
        json.WriteNumber("total_tokens", Math.Min((long)prompt + completion, int.MaxValue));
        if (
            (
                Detail(usage, "prompt_tokens_details", "cached_tokens")
                ?? Count(usage, "prompt_cache_hit_tokens")
            )
                is { } cached
            && cached <= prompt
        )
        {
            json.WriteStartObject("prompt_tokens_details");
            json.WriteNumber("cached_tokens", cached);
            json.WriteEndObject();
        }

        if (Detail(usage, "completion_tokens_details", "reasoning_tokens") is { } reasoning)
        {
            json.WriteStartObject("completion_tokens_details");
            json.WriteNumber("reasoning_tokens", reasoning);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static int? Detail(JsonElement usage, string group, string name) =>
        LenientJson.Property(usage, group) is { } details ? Count(details, name) : null;

    private static int? Count(JsonElement json, string name) =>
        double.TryParse(
            LenientJson.Text(json, name),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var count
        ) && count is >= 0 and <= int.MaxValue
            ? (int)count
            : null;
}
