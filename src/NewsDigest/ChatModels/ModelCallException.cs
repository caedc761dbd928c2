namespace NewsDigest.ChatModels;

/// <summary>
/// A call to a chat model that gave no usable answer, told in our own words: no vendor type goes further up than this, and nothing
/// of what the service wrote but what the message quotes.
/// </summary>
internal sealed class ModelCallException(
    ModelFailure failure,
    string message,
    TimeSpan? retryAfter = null
) : Exception(message)
{
    private readonly string? _signature;

    public ModelFailure Failure { get; } = failure;

    /// <summary>How long the service asked us to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>What the service ran short of, where it says so.</summary>
    public QuotaKind Short { get; init; }

    /// <summary>The parameter that the service does not take, as it calls it; null for every other failure.</summary>
    public string? Parameter { get; init; }

    /// <summary>The parameter is taken, but not so large a value.</summary>
    public bool IsTooLarge { get; init; }

    /// <summary>The largest value that is taken; null when the service does not say.</summary>
    public int? Limit { get; init; }

    /// <summary>Class and text without numbers: failures that have it in common have their cause in common.</summary>
    public string Signature
    {
        get => _signature ?? Failure.ToString();
        init => _signature = value;
    }
}

internal enum ModelFailure
{
    /// <summary>429: the quota is used up for now.</summary>
    Throttled,

    /// <summary>408, 409, 424, 5xx, a broken connection, a time-out, an answer that is no answer: the same call may work later.</summary>
    Transient,

    /// <summary>A completion without a choice, or a model that wrote no JSON: asked once more.</summary>
    Protocol,

    /// <summary>401, 403 or 407: no article can be worked on until an operator mends the credentials.</summary>
    Unauthorized,

    /// <summary>404: the deployment or model does not exist. As <see cref="Unauthorized"/>.</summary>
    DeploymentNotFound,

    /// <summary>402 or a quota that no waiting fills: an operator must pay.</summary>
    NoCredit,

    /// <summary>3xx, 405, 415, 501: something else than the API is at this address. As <see cref="Unauthorized"/>.</summary>
    Misconfigured,

    /// <summary>The prompt was refused by a content filter. The same call gives the same refusal.</summary>
    ContentFiltered,

    ContextTooLong,

    UnsupportedParameter,

    /// <summary>Any other 4xx. Ours, the article's or the service's: others that go through tell, see PoisonMessageDetector.</summary>
    BadRequest,
}
