using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsDigest.ChatModels.Pacing;
using Polly;
using Polly.Timeout;

namespace NewsDigest.ChatModels;

/// <summary>The only place where a request to a model is repeated.</summary>
internal sealed partial class RetryingChatClient : DelegatingChatClient
{
    private readonly ResiliencePipeline<ChatResponse> _pipeline;
    private readonly DeploymentPacer? _pacer;
    private readonly TimeProvider _time;
    private readonly TimeSpan _maxWait;

    public RetryingChatClient(
        IChatClient inner,
        ModelOptions options,
        TimeProvider time,
        ServiceState state,
        ILogger<RetryingChatClient>? logger = null,
        DeploymentPacer? pacer = null
    )
        : base(inner)
    {
        (_pacer, _time, _maxWait) = (pacer, time, options.MaxWait);
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
    }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var (charge, urgent, attempt, hasPlace) = (0, PacedCall.IsUrgent, 0, false);
        if (_pacer is not null)
        {
            // Before any clock runs: who waits for the quota has not begun yet.
            charge = ChargeOf(messages, options);
            await _pacer.EnterAsync(charge, urgent, isRepeat: false, cancellationToken);
            hasPlace = true;
        }

        try
        {
            return await _pipeline.ExecuteAsync(
                async token =>
                {
                    if (_pacer is not null && attempt++ > 0)
                    {
                        await _pacer.EnterAsync(charge, urgent, isRepeat: true, token);
                    }

                    hasPlace = false; // whoever sends gives it back
                    return _pacer is null
                        ? await base.GetResponseAsync(messages, options, token)
                        : await SendAsync(_pacer, messages, options, token);
                },
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
        finally
        {
            if (hasPlace)
            {
                _pacer?.Leave(new PacedOutcome(null)); // stopped before it sent
            }
        }
    }

    private async Task<ChatResponse> SendAsync(
        DeploymentPacer pacer,
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        CancellationToken cancellationToken
    )
    {
        var (call, start) = (PacedCall.Begin(), _time.GetTimestamp());
        var outcome = new PacedOutcome(null);
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            outcome = new PacedOutcome(
                call.Quota,
                Took: _time.GetElapsedTime(start),
                OutputTokens: response.Usage?.OutputTokenCount ?? 0
            );
            return response;
        }
        catch (ModelCallException exception)
        {
            // A longer wait is an outage's, for which the article goes back to the queue.
            var wait = exception.RetryAfter <= _maxWait ? exception.RetryAfter : null;
            var isRefusal =
                exception.Failure is ModelFailure.Throttled
                || exception.Short is QuotaKind.Capacity;
            outcome = new PacedOutcome(call.Quota, isRefusal ? exception.Short : null, wait);
            throw;
        }
        finally
        {
            pacer.Leave(outcome);
        }
    }

    /// <summary>What a service charges when the request arrives: the prompt, the schema with it, and the largest answer.</summary>
    private static int ChargeOf(IEnumerable<ChatMessage> messages, ChatOptions? options) =>
        messages.Sum(message => TokenCounter.Count(message.Text))
        + (
            options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema }
                ? TokenCounter.Count(schema.GetRawText())
                : 0
        )
        + (options?.MaxOutputTokens ?? 0);

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
