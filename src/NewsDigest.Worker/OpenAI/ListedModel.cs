using System.Globalization;
using System.Text.Json;

namespace NewsDigest.Worker.OpenAI;

/// <summary>A model as <c>GET /v1/models</c> lists it.</summary>
/// <param name="ContextTokens">The window that it runs with; null when the server does not say.</param>
internal sealed record ListedModel(string Name, int? ContextTokens)
{
    private const int ShortestWindow = 512;

    /// <summary>In the order of how well they tell what the model really runs with: LM Studio, vLLM, OpenRouter and others; llama.cpp has its own in <c>meta</c>.</summary>
    private static readonly string[] Windows =
    [
        "loaded_context_length",
        "max_model_len",
        "context_length",
        "context_window",
        "max_context_length",
        "max_input_tokens",
    ];

    /// <summary>Null when the text is no list of models.</summary>
    public static IReadOnlyList<ListedModel>? Read(string body)
    {
        using var json = LenientJson.TryParse(body);
        if (json is null)
        {
            return null;
        }

        var list =
            json.RootElement.ValueKind == JsonValueKind.Array
                ? json.RootElement
                : LenientJson.Property(json.RootElement, "data")
                    ?? LenientJson.Property(json.RootElement, "models");
        if (list is { ValueKind: JsonValueKind.Array } models)
        {
            return [.. models.EnumerateArray().Select(Of).OfType<ListedModel>()];
        }

        // Ollama without a model lists null.
        return
            json.RootElement.ValueKind == JsonValueKind.Object
            && json.RootElement.TryGetProperty("data", out _)
            ? []
            : null;
    }

    /// <summary>Some servers list a path or a tag that the setting leaves out.</summary>
    public bool IsNamed(string name) =>
        Same(Name, name)
        || Same(Name, $"{name}:latest")
        || Same(Path.GetFileNameWithoutExtension(Name), name)
        || Same(Name.Split('/')[^1], name)
        || Same(Name, name.Split(':')[0]);

    private static bool Same(string one, string other) =>
        one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static ListedModel? Of(JsonElement model) =>
        model.ValueKind switch
        {
            JsonValueKind.String => new ListedModel(model.GetString()!, null), // it is a text
            JsonValueKind.Object
                when (
                    LenientJson.Text(model, "id")
                    ?? LenientJson.Text(model, "name")
                    ?? LenientJson.Text(model, "model")
                )
                    is { } name => new ListedModel(name, Window(model)),
            _ => null,
        };

    private static int? Window(JsonElement model) =>
        Windows
            .Select(name => Tokens(LenientJson.Text(model, name)))
            .Append(
                LenientJson.Property(model, "meta") is { } meta
                    ? Tokens(LenientJson.Text(meta, "n_ctx"))
                    : null
            )
            .FirstOrDefault(tokens => tokens is not null);

    private static int? Tokens(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var tokens)
        && tokens >= ShortestWindow
            ? tokens
            : null;
}
