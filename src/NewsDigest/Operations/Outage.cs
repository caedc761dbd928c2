using NewsDigest.Intake;
using NewsDigest.Models;
using NewsDigest.Storage;

namespace NewsDigest.Operations;

/// <summary>A failure that is nobody's article's fault: it never quarantines one, and it holds intake back.</summary>
internal sealed record Outage(string Cause, TimeSpan? RetryAfter)
{
    /// <summary>Null when the failure is the article's own.</summary>
    public static Outage? From(Exception exception) => exception switch
    {
        ModelCallException { Failure: ModelFailure.Throttled or ModelFailure.Transient or ModelFailure.Unauthorized or ModelFailure.DeploymentNotFound or ModelFailure.UnsupportedParameter } call =>
            new Outage(call.Message, call.RetryAfter),
        EngineUnavailableException or StoreUnavailableException or QueueUnavailableException => new Outage(exception.Message, null),
        _ => null,
    };
}
