using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsDigest.ChatModels;

internal static class CanonicalJson
{
    /// <summary>Without white space, in the order of the file: strict mode writes keys in schema order, so order is content.</summary>
    public static string Write(JsonElement json) =>
        JsonSerializer.Serialize(JsonNode.Parse(json.GetRawText()));
}
