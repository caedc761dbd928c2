namespace NewsDigest.Digests.Deliveries;

/// <summary>What became of one edition for one recipient: the document <c>newsdigest.delivery/1</c>.</summary>
/// <param name="Recipient">A hash: the ledger names nobody.</param>
/// <param name="Attempt">Who claimed it: only that one may say how it ended.</param>
/// <param name="Note">The server's answer, or what went wrong.</param>
internal sealed record Delivery(
    string Schema,
    string Edition,
    int Revision,
    string Recipient,
    DeliveryState State,
    DateTimeOffset At,
    string? Attempt,
    string? Note
)
{
    public const string SchemaName = "newsdigest.delivery/1";
}

internal enum DeliveryState
{
    /// <summary>Not sent, for a reason that may pass; or a person asked for it again.</summary>
    Pending,

    /// <summary>Somebody is about to send it, or died while doing so: it is not sent again by itself.</summary>
    Claimed,

    Sent,

    /// <summary>The server said no, for good.</summary>
    Refused,

    /// <summary>All was handed over and no answer came: it may be there, and is not sent again by itself.</summary>
    Unknown,
}
