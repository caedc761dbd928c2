namespace NewsDigest.ChatModels.Pacing;

/// <summary>What a service says of its quota beside an answer. Null is nothing said.</summary>
/// <param name="LimitTokens">In a minute.</param>
/// <param name="LimitRequests">In a minute.</param>
/// <param name="RemainingTokens">May be negative.</param>
/// <param name="ResetTokens">How long until the quota is whole again.</param>
internal sealed record QuotaHeaders(
    double? LimitTokens,
    double? LimitRequests,
    double? RemainingTokens,
    TimeSpan? ResetTokens
);
