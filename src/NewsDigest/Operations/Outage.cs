using NewsDigest.Intake;
using NewsDigest.Models;
using NewsDigest.Storage;

namespace NewsDigest.Operations;

/// <summary>A failure that is nobody's article's fault: it never quarantines one, and it holds intake back.</summary>
/// <param name="MayBeOwn">The engine gave no answer, which one article alone can bring about. See <see cref="OutageEvidence"/>.</param>
/// <param name="NeedsOperator">Waiting does not cure it: somebody has to change a key, a setting, a bill or an installation.</param>
internal sealed record Outage(string Cause, TimeSpan? RetryAfter, bool MayBeOwn = false, bool NeedsOperator = false)
{
    /// <summary>Null when the failure is the article's own.</summary>
    public static Outage? From(Exception exception) => exception switch
    {
        ModelCallException { Failure: ModelFailure.Throttled or ModelFailure.Transient or ModelFailure.Unauthorized or ModelFailure.DeploymentNotFound or ModelFailure.UnsupportedParameter } call =>
            new Outage(call.Message, call.RetryAfter, call.Failure is ModelFailure.Transient, call.Failure is ModelFailure.Unauthorized or ModelFailure.DeploymentNotFound),
        EngineUnavailableException => new Outage(exception.Message, null, NeedsOperator: true),
        StoreUnavailableException or QueueUnavailableException => new Outage(exception.Message, null),
        _ => null,
    };
}
