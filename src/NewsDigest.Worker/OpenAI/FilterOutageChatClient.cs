using System.ClientModel.Primitives;
using System.Text.Json;
using Microsoft.Extensions.AI;
using NewsDigest.ChatModels;
using OpenAI.Chat;

namespace NewsDigest.Worker.OpenAI;

/// <summary>Azure answers also while its content filter is out of order, and says so in a place that no client reads. Here it is read.</summary>
/// <param name="hold">Such an answer is none: the article waits until the filter works.</param>
internal sealed class FilterOutageChatClient(IChatClient inner, ModelErrors errors, bool hold)
    : DelegatingChatClient(inner)
{
    private const string Outage = "content_filter_error";

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        if (
            response.RawRepresentation is ChatCompletion completion
            && IsUnfiltered(ModelReaderWriter.Write(completion))
        )
        {
            if (hold)
            {
                throw errors.Transient(
                    $"answered while its content filter was unavailable; {ModelOptions.Section}:{nameof(ModelOptions.WhenUnfiltered)} is 'hold'"
                );
            }

            UnfilteredAnswer.Mark(response);
        }

        return response;
    }

    private static bool IsUnfiltered(BinaryData completion)
    {
        using var json = JsonDocument.Parse(completion);
        return Results(json.RootElement, "choices")
            .Concat(Results(json.RootElement, "prompt_filter_results"))
            .Any(results =>
                results.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object
                && error.TryGetProperty("code", out var code)
                && code.ValueEquals(Outage)
            );
    }

    private static IEnumerable<JsonElement> Results(JsonElement root, string list) =>
        root.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array
            ? items
                .EnumerateArray()
                .Where(item =>
                    item.TryGetProperty("content_filter_results", out var results)
                    && results.ValueKind == JsonValueKind.Object
                )
                .Select(item => item.GetProperty("content_filter_results"))
            : [];
}
