using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsDigest.Worker.Tests.ScriptedOpenAI;

/// <summary>One request as it came over the wire.</summary>
internal sealed partial record ScriptedRequest(
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    TimeSpan At
)
{
    public JsonElement Json { get; } = JsonDocument.Parse(Body).RootElement;

    public string System => Message("system");

    public string User => Message("user");

    /// <summary>Name of the schema that was asked for, which tells translation, repair and summary apart. Where none is sent, the words of the request do.</summary>
    public string SchemaName =>
        Json.TryGetProperty("response_format", out var format)
        && format.TryGetProperty("json_schema", out var schema)
            ? schema.GetProperty("name").GetString()!
            : IdsLine().Match(User).Groups["what"].Value switch
            {
                " to translate" => "nd_translation_v1",
                " to mend" => "nd_repair_v1",
                _ => "nd_summary_v1",
            };

    /// <summary>How the answer is asked for: <c>json_schema</c>, <c>json_object</c>, or null where only words ask for it.</summary>
    public string? Format =>
        Json.TryGetProperty("response_format", out var format)
            ? format.GetProperty("type").GetString()
            : null;

    public string Nonce => NonceLine().Match(User).Groups[1].Value;

    public IReadOnlyList<string> Ids =>
        IdsLine()
            .Match(User)
            .Groups["ids"]
            .Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The text inside the fence under a label such as <c>p1</c> or <c>p1 source</c>.</summary>
    public string Block(string label)
    {
        var mark = $"<{label} {Nonce}>\n";
        var start = User.LastIndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return start < mark.Length
            ? throw new KeyNotFoundException($"The request has no block '{label}'.")
            : User[start..User.IndexOf("\n<", start, StringComparison.Ordinal)];
    }

    private string Message(string role) =>
        Json.GetProperty("messages")
            .EnumerateArray()
            .Single(message => message.GetProperty("role").GetString() == role)
            .GetProperty("content") switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            var parts => string.Concat(
                parts.EnumerateArray().Select(part => part.GetProperty("text").GetString())
            ),
        };

    [GeneratedRegex("^Nonce: ([0-9a-f]{12})$", RegexOptions.Multiline)]
    private static partial Regex NonceLine();

    [GeneratedRegex("^Ids(?<what> to translate| to mend)?: (?<ids>.*)$", RegexOptions.Multiline)]
    private static partial Regex IdsLine();
}
