using Microsoft.Extensions.AI;

namespace NewsDigest.Tests.ChatModels;

/// <summary>Answers by a function of the schema that is asked for and the user's message; counts the calls.</summary>
internal sealed class ScriptedChatClient(Func<string, string, string> answer) : IChatClient
{
    public List<string> Requests { get; } = [];

    public ChatFinishReason FinishReason { get; init; } = ChatFinishReason.Stop;

    public UsageDetails Usage { get; init; } =
        new() { InputTokenCount = 2500, OutputTokenCount = 50 };

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var user = messages.Single(message => message.Role == ChatRole.User).Text;
        Requests.Add(user);
        var schema = ((ChatResponseFormatJson)options!.ResponseFormat!).SchemaName!; // every call of the product names one
        var text = answer(schema, user);
        return Task.FromResult(
            new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
            {
                FinishReason = FinishReason,
                ModelId = "scripted",
                Usage = Usage,
            }
        );
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
