using System.Text.Json;
using NewsDigest.Articles;

namespace NewsDigest.Worker.Tests.Processes;

/// <summary>Reads what a command printed with <c>--json</c>: the envelope <c>newsdigest.output/1</c>.</summary>
internal static class CommandOutput
{
    public static JsonElement Envelope(string output)
    {
        var envelope = JsonDocument.Parse(output).RootElement;
        Assert.Equal("newsdigest.output/1", envelope.GetProperty("schema").GetString());
        return envelope;
    }

    public static JsonElement Data(string output) => Envelope(output).GetProperty("data");

    /// <summary>The result that <c>show --json</c> names first.</summary>
    public static ArticleResult Result(string output) =>
        Data(output).GetProperty("result").Deserialize<ArticleResult>(ArticleJson.Options)!; // a result is an object
}
