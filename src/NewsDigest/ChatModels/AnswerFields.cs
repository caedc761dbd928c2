using System.Text.Json.Nodes;

namespace NewsDigest.ChatModels;

/// <summary>The fields of an answer by their names, however a model spells these: <c>one_sentence</c>, <c>oneSentence</c>, <c>One Sentence</c>.</summary>
internal static class AnswerFields
{
    /// <summary>Null when the field is absent or no text.</summary>
    public static string? Text(this JsonObject fields, string name) => fields.Find(name).AsText();

    /// <summary>Null when the field is absent or no list.</summary>
    public static JsonArray? List(this JsonObject fields, string name) =>
        fields.Find(name) as JsonArray;

    /// <summary>The objects of a list; none where it is absent. What is no object in it is left out.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonObject fields, string name) =>
        (fields.List(name) ?? []).OfType<JsonObject>();

    /// <summary>The texts of a list, or the one text that stands where a list should.</summary>
    public static IEnumerable<string> Texts(this JsonObject fields, string name) =>
        fields.Find(name) switch
        {
            JsonArray list => list.Select(AsText).OfType<string>(),
            var node => node.AsText() is { } text ? text.Split(',') : [],
        };

    private static JsonNode? Find(this JsonObject fields, string name) =>
        fields.TryGetPropertyValue(name, out var exact)
            ? exact
            : fields.FirstOrDefault(field => Letters(field.Key) == Letters(name)).Value;

    private static string? AsText(this JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A word as it counts where only its letters do.</summary>
    public static string Letters(string word) =>
        string.Concat(word.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
