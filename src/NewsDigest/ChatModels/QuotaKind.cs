namespace NewsDigest.ChatModels;

/// <summary>What a service that says "too many" has too little of.</summary>
internal enum QuotaKind
{
    Unknown,

    /// <summary>Tokens in a minute.</summary>
    Tokens,

    /// <summary>Requests in a minute.</summary>
    Requests,

    /// <summary>Room for anybody: no quota of ours, so that more of it does not help.</summary>
    Capacity,
}
