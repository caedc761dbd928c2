using System.ClientModel.Primitives;

namespace NewsDigest.Worker.OpenAI;

/// <summary>A response that is no completion, past the types of any vendor.</summary>
/// <param name="ContentType">Without parameters, in lower case; null when the service named none.</param>
/// <param name="Headers">By their names in lower case.</param>
internal sealed record ServiceReply(
    int Status,
    string? ContentType,
    string Body,
    IReadOnlyDictionary<string, string> Headers
)
{
    public static ServiceReply Of(PipelineResponse response)
    {
        var headers = response.Headers.ToDictionary(
            header => header.Key.ToLowerInvariant(),
            header => header.Value
        );
        return new ServiceReply(
            response.Status,
            TypeOf(headers.GetValueOrDefault("content-type")),
            response.Content?.ToString() ?? "",
            headers
        );
    }

    public static string? TypeOf(string? contentType) =>
        contentType?.Split(';')[0].Trim().ToLowerInvariant() is { Length: > 0 } type ? type : null;
}
