using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace NewsDigest.ChatModels;

internal static class RetryPipeline
{
    private static readonly TimeSpan LongAttempt = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(10);

    /// <summary>Outermost first: total time, then retries, then the time of one attempt.</summary>
    /// <param name="onLongRetry">Hears of a repetition after a long attempt or before a long wait: an operator would take the silence for a fault.</param>
    public static ResiliencePipeline<ChatResponse> Build(
        ModelOptions options,
        TimeProvider time,
        ServiceState state,
        Action<OnRetryArguments<ChatResponse>> onLongRetry
    )
    {
        var builder = new ResiliencePipelineBuilder<ChatResponse>
        {
            TimeProvider = time,
        }.AddTimeout(options.TotalTimeout);
        if (options.MaxAttempts > 1)
        {
            builder.AddRetry(
                new RetryStrategyOptions<ChatResponse>
                {
                    MaxRetryAttempts = options.MaxAttempts - 1,
                    ShouldHandle = attempt =>
                        ValueTask.FromResult(
                            !state.IsOutOfOrder
                                && IsWorthRepeating(
                                    attempt.AttemptNumber,
                                    attempt.Outcome.Exception,
                                    options
                                )
                        ),
                    OnRetry = attempt =>
                    {
                        if (attempt.Duration >= LongAttempt || attempt.RetryDelay >= LongWait)
                        {
                            onLongRetry(attempt);
                        }

                        return ValueTask.CompletedTask;
                    },
                    DelayGenerator = attempt =>
                        ValueTask.FromResult<TimeSpan?>(
                            WaitBefore(attempt.AttemptNumber, attempt.Outcome.Exception, options)
                        ),
                }
            );
        }

        return builder.AddTimeout(options.AttemptTimeout).Build();
    }

    /// <summary>
    /// A time-out is named here because Polly leaves cancellations alone by default. A wait beyond our limit is not slept
    /// through while a lease runs: the failure goes up with its <see cref="ModelCallException.RetryAfter"/>.
    /// </summary>
    private static bool IsWorthRepeating(int retry, Exception? exception, ModelOptions options) =>
        exception switch
        {
            ModelCallException { Failure: ModelFailure.Protocol } => retry == 0,
            TimeoutRejectedException => true,
            ModelCallException
            {
                Failure: ModelFailure.Throttled or ModelFailure.Transient
            } failure => failure.RetryAfter is not { } wait || wait <= options.MaxWait,
            _ => false,
        };

    /// <summary>What the service asked for, and never less; without such a word twice as long each time.</summary>
    [SuppressMessage(
        "Security",
        "CA5394:Do not use insecure randomness",
        Justification = "Jitter spreads load; nobody gains by guessing it."
    )]
    private static TimeSpan WaitBefore(int retry, Exception? exception, ModelOptions options)
    {
        if (exception is ModelCallException { RetryAfter: { } asked } && asked > TimeSpan.Zero)
        {
            return asked;
        }

        var jitter = 1 + (Random.Shared.NextDouble() / 2);
        var wait = options.FirstWait * Math.Pow(2, retry) * jitter;
        return wait < options.MaxWait ? wait : options.MaxWait;
    }
}
