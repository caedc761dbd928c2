using System.Text;
using System.Text.Json;

namespace NewsDigest.Intake;

/// <summary>What stands at a place of a JSON text, for whoever has to mend it.</summary>
/// <param name="Path">Such as <c>glossary[0].flags[1]</c>; of what holds it where a name stands there, and empty for the whole.</param>
internal sealed record JsonPlace(string Path, bool IsName)
{
    /// <param name="json">Known to be JSON.</param>
    public static JsonPlace Of(string json, int at)
    {
        var place = Encoding.UTF8.GetByteCount(json.AsSpan(0, at));
        var reader = new Utf8JsonReader(
            Encoding.UTF8.GetBytes(json),
            new JsonReaderOptions { MaxDepth = int.MaxValue }
        );
        var path = new List<Step>();
        while (reader.Read() && reader.BytesConsumed <= place)
        {
            Follow(ref reader, path);
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            return new JsonPlace(Write(path[..^1]), IsName: true);
        }

        Count(path);
        return new JsonPlace(Write(path), IsName: false);
    }

    private static void Follow(ref Utf8JsonReader reader, List<Step> path)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                path[^1] = path[^1] with { Name = reader.GetString() };
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Count(path);
                path.Add(new Step(null, reader.TokenType == JsonTokenType.StartArray ? -1 : null));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                path.RemoveAt(path.Count - 1);
                break;
            default:
                Count(path);
                break;
        }
    }

    /// <summary>One more element, where the innermost is an array.</summary>
    private static void Count(List<Step> path)
    {
        if (path is [.., { Index: { } index } array])
        {
            path[^1] = array with { Index = index + 1 };
        }
    }

    private static string Write(IEnumerable<Step> path) =>
        string.Concat(path.Select(step => step.Index is { } index ? $"[{index}]" : $".{step.Name}"))
            .TrimStart('.');

    /// <param name="Index">Null in an object.</param>
    private sealed record Step(string? Name, int? Index);
}
