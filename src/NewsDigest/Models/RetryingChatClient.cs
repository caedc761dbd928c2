using Microsoft.Extensions.AI;
using Polly;
using Polly.Timeout;

namespace NewsDigest.Models;

/// <summary>The only place where a request to a model is repeated.</summary>
internal sealed class RetryingChatClient(IChatClient inner, ModelOptions options, TimeProvider time) : DelegatingChatClient(inner)
{
    private readonly ResiliencePipeline<ChatResponse> _pipeline = RetryPipeline.Build(options, time);

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await base.GetResponseAsync(messages, options, token), cancellationToken);
        }
        catch (TimeoutRejectedException exception)
        {
            throw new ModelCallException(
                ModelFailure.Transient,
                $"The model gave no answer within {exception.Timeout}. Look at the load of the service, or raise {ModelOptions.Section}:{nameof(ModelOptions.AttemptTimeout)} and {ModelOptions.Section}:{nameof(ModelOptions.TotalTimeout)}.",
                innerException: exception);
        }
    }

    /// <summary>Answers are needed whole, with their usage; a stream that breaks off looks like an answer that ends.</summary>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Answers are not streamed.");
}
