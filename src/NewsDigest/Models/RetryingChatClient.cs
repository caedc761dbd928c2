using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Polly.Timeout;

namespace NewsDigest.Models;

/// <summary>The only place where a request to a model is repeated.</summary>
internal sealed partial class RetryingChatClient : DelegatingChatClient
{
    private readonly ResiliencePipeline<ChatResponse> _pipeline;

    public RetryingChatClient(
        IChatClient inner,
        ModelOptions options,
        TimeProvider time,
        ServiceState state,
        ILogger<RetryingChatClient>? logger = null
    )
        : base(inner) =>
        _pipeline = RetryPipeline.Build(
            options,
            time,
            state,
            retry =>
                Log.TriedAgain(
                    logger ?? NullLogger<RetryingChatClient>.Instance,
                    retry.Duration.TotalSeconds,
                    retry.RetryDelay.TotalSeconds,
                    retry.AttemptNumber + 1,
                    options.MaxAttempts - 1,
                    retry.Outcome.Exception?.Message ?? "no answer"
                )
        );

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            return await _pipeline.ExecuteAsync(
                async token => await base.GetResponseAsync(messages, options, token),
                cancellationToken
            );
        }
        catch (TimeoutRejectedException exception)
        {
            throw new ModelCallException(
                ModelFailure.Transient,
                $"The model gave no answer within {exception.Timeout}. Look at the load of the service, or raise {ModelOptions.Section}:{nameof(ModelOptions.AttemptTimeout)} and {ModelOptions.Section}:{nameof(ModelOptions.TotalTimeout)}."
            );
        }
    }

    /// <summary>Answers are needed whole, with their usage; a stream that breaks off looks like an answer that ends.</summary>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException("Answers are not streamed.");

    private static partial class Log
    {
        [LoggerMessage(
            205,
            LogLevel.Warning,
            "A model call failed after {Seconds:0} s and is tried again in {Wait:0} s (retry {Retry} of {Retries}): {Cause}"
        )]
        public static partial void TriedAgain(
            ILogger logger,
            double seconds,
            double wait,
            int retry,
            int retries,
            string cause
        );
    }
}
