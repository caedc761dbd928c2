using NewsDigest.ChatModels;
using NewsDigest.Intake;
using NewsDigest.Storage;

namespace NewsDigest.MessageLoop;

/// <summary>A failure that is nobody's article's fault: it never quarantines one, and it holds intake back.</summary>
/// <param name="MayBeOwn">The engine gave no answer, or none of use, which one article alone can bring about. See <see cref="PoisonMessageDetector"/>.</param>
/// <param name="Signature">What failures with one cause have in common: their class and text.</param>
/// <param name="WaitingIsUnsure">The service refused the request. When it refuses several articles so, waiting does not cure it.</param>
/// <param name="NeedsOperator">Waiting does not cure it: somebody has to change a key, a setting, a bill or an installation.</param>
internal sealed record Outage(
    string Cause,
    TimeSpan? RetryAfter,
    bool MayBeOwn = false,
    bool NeedsOperator = false,
    string Signature = "",
    bool WaitingIsUnsure = false
)
{
    /// <summary>Null when the failure is the article's own.</summary>
    public static Outage? From(Exception exception) =>
        exception switch
        {
            ModelCallException
            {
                Failure: not (ModelFailure.ContentFiltered or ModelFailure.ContextTooLong)
            } call => new Outage(
                call.Message,
                call.RetryAfter,
                MayBeOwnOf(call.Failure),
                NeedsOperatorFor(call.Failure),
                call.Signature,
                WaitingIsUnsure: call.Failure is ModelFailure.BadRequest
            ),
            EngineUnavailableException => new Outage(exception.Message, null, NeedsOperator: true),
            StoreUnavailableException or QueueUnavailableException => new Outage(
                exception.Message,
                null
            ),
            _ => null,
        };

    private static bool MayBeOwnOf(ModelFailure failure) =>
        failure is ModelFailure.Transient or ModelFailure.Protocol or ModelFailure.BadRequest;

    private static bool NeedsOperatorFor(ModelFailure failure) =>
        failure
            is ModelFailure.Unauthorized
                or ModelFailure.DeploymentNotFound
                or ModelFailure.NoCredit
                or ModelFailure.Misconfigured
                or ModelFailure.UnsupportedParameter;
}
