namespace NewsDigest.Models;

/// <summary>A call to a chat model that gave no usable answer, told in our own words: no vendor type goes further up than this.</summary>
internal sealed class ModelCallException(ModelFailure failure, string message, TimeSpan? retryAfter = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    public ModelFailure Failure { get; } = failure;

    /// <summary>How long the service asked us to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The parameter that the service does not take, as it calls it; null for every other failure.</summary>
    public string? Parameter { get; init; }
}

internal enum ModelFailure
{
    /// <summary>429: the quota is used up for now.</summary>
    Throttled,

    /// <summary>408, 5xx, a broken connection, a time-out, an answer that is no answer: the same call may work later.</summary>
    Transient,

    /// <summary>A whole answer of a kind that we do not know: no choice, no reason for its end or an unknown one. Once more, and then it is the article's own.</summary>
    Protocol,

    /// <summary>401 or 403: no article can be worked on until an operator mends the credentials.</summary>
    Unauthorized,

    /// <summary>404: the deployment or model does not exist. As <see cref="Unauthorized"/>.</summary>
    DeploymentNotFound,

    /// <summary>The prompt was refused by a content filter. The same call gives the same refusal.</summary>
    ContentFiltered,

    ContextTooLong,

    UnsupportedParameter,

    /// <summary>Any other 4xx: our request is wrong, and repeating it is waste.</summary>
    BadRequest,
}
