using System.Text.Json;

namespace NewsDigest.Client;

internal static class ClientJson
{
    public static JsonSerializerOptions Options { get; } =
        new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
}
