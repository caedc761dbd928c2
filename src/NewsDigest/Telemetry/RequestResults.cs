namespace NewsDigest.Telemetry;

/// <summary>How one request to a model ended.</summary>
internal static class RequestResults
{
    public const string Ok = "ok";

    /// <summary>429, and the service did not say of what.</summary>
    public const string Throttled = "throttled";

    public const string ThrottledTokens = "throttled_tokens";
    public const string ThrottledRequests = "throttled_requests";

    /// <summary>429 or 5xx because the service is busy: more quota does not help.</summary>
    public const string Capacity = "capacity";

    public const string Filtered = "filtered";
    public const string Timeout = "timeout";
    public const string Error = "error";
}
