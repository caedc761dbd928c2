using Microsoft.Extensions.AI;

namespace NewsDigest.Tests.Matrix;

/// <summary>Answers the first, second, … call as the script has it.</summary>
internal sealed class AttemptsChatClient(Func<ScriptedCall, ScriptedReply> script) : IChatClient
{
    public int Calls { get; private set; }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var user = messages.Single(message => message.Role == ChatRole.User).Text;
        var schema = ((ChatResponseFormatJson)options!.ResponseFormat!).SchemaName!; // every call of the product names one
        var reply = script(new ScriptedCall(++Calls, schema, user));
        return Task.FromResult(
            new ChatResponse(new ChatMessage(ChatRole.Assistant, reply.Text))
            {
                FinishReason = reply.Reason,
                ModelId = "scripted",
                Usage = new UsageDetails { InputTokenCount = 4000, OutputTokenCount = 50 }, // fewer would say that the prompt was cut
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

/// <param name="Number">Counted from 1.</param>
internal sealed record ScriptedCall(int Number, string Schema, string User);

internal sealed record ScriptedReply(string Text, ChatFinishReason Reason)
{
    public static ScriptedReply Whole(string text) => new(text, ChatFinishReason.Stop);

    public static ScriptedReply CutOff(string text) => new(text, ChatFinishReason.Length);
}
