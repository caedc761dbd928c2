namespace NewsDigest.Articles;

/// <summary>The message that an article was read from, as the producer sent it.</summary>
/// <param name="EnqueuedAt">When it was put on the queue.</param>
/// <param name="BodyRef">Where its body lies in the store; null when it is in the message.</param>
internal sealed record OriginalMessage(
    ReadOnlyMemory<byte> Bytes,
    DateTimeOffset EnqueuedAt,
    string? BodyRef
);
