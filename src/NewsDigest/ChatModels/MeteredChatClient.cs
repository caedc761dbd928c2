using System.Diagnostics;
using Microsoft.Extensions.AI;
using NewsDigest.Telemetry;

namespace NewsDigest.ChatModels;

/// <summary>Counts every request to a model by how it ended. Stands inside the retries, so that each repetition counts.</summary>
/// <param name="patience">After this time an attempt is given up; what is cancelled earlier was not wanted any more.</param>
internal sealed class MeteredChatClient(IChatClient inner, string deployment, TimeSpan patience)
    : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            WorkerMetrics.Requested(
                deployment,
                response.FinishReason == ChatFinishReason.ContentFilter
                    ? RequestResults.Filtered
                    : RequestResults.Ok
            );
            return response;
        }
        catch (OperationCanceledException)
        {
            if (Stopwatch.GetElapsedTime(start) >= patience)
            {
                WorkerMetrics.Requested(deployment, RequestResults.Timeout);
            }

            throw;
        }
        catch (ModelCallException exception)
        {
            WorkerMetrics.Requested(deployment, ResultOf(exception));
            throw;
        }
    }

    private static string ResultOf(ModelCallException exception) =>
        (exception.Failure, exception.Short) switch
        {
            (ModelFailure.ContentFiltered, _) => RequestResults.Filtered,
            (ModelFailure.Throttled or ModelFailure.Transient, QuotaKind.Capacity) =>
                RequestResults.Capacity,
            (ModelFailure.Throttled, QuotaKind.Tokens) => RequestResults.ThrottledTokens,
            (ModelFailure.Throttled, QuotaKind.Requests) => RequestResults.ThrottledRequests,
            (ModelFailure.Throttled, _) => RequestResults.Throttled,
            _ => RequestResults.Error,
        };
}
