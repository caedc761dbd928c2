namespace NewsDigest.Intake;

/// <summary>
/// At-least-once delivery under a lease. A message is gone only after <see cref="CompleteAsync"/>; a lease that runs out
/// brings it back. A queue that cannot be reached throws <see cref="QueueUnavailableException"/>.
/// </summary>
internal interface IArticleQueue
{
    /// <summary>Largest message in bytes that <see cref="SendAsync"/> takes; longer bodies go to the store by reference.</summary>
    int MaxMessageBytes { get; }

    Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>The next visible message, hidden from others for <paramref name="lease"/>.</summary>
    Task<Delivery> ReceiveAsync(TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Hides the message for <paramref name="lease"/> from now on. Null when the lease was lost to another worker.</summary>
    Task<ArticleLease?> RenewAsync(
        ArticleLease held,
        TimeSpan lease,
        CancellationToken cancellationToken
    );

    /// <summary>Removes the message. False when the lease was lost: then another worker has it, and that is no error.</summary>
    Task<bool> CompleteAsync(ArticleLease held, CancellationToken cancellationToken);

    /// <summary>Gives the message back, visible after <paramref name="delay"/>. False when the lease was lost.</summary>
    Task<bool> ReleaseAsync(ArticleLease held, TimeSpan delay, CancellationToken cancellationToken);

    Task<QueueDepth> MeasureAsync(CancellationToken cancellationToken);
}

/// <summary>What a look at the queue brought.</summary>
/// <param name="Lease">Null when no message was visible.</param>
/// <param name="NextLook">
/// With no lease: after how long a hidden message may have become visible, because its worker died or its delay is over. Null when
/// none is hidden, so that only a new message is worth a look. A look at a queue that stays empty costs one request.
/// </param>
internal sealed record Delivery(ArticleLease? Lease, TimeSpan? NextLook = null);

/// <summary>A message in our hands until the lease runs out. A renewal gives a new one; only the newest settles.</summary>
/// <param name="Body">The message as the producer sent it, transport encoding removed.</param>
/// <param name="Receipt">The queue's own proof of the lease.</param>
/// <param name="DeliveryCount">Deliveries so far, this one included; it also rises for reasons that are not the article's fault.</param>
internal sealed record ArticleLease(
    string MessageId,
    ReadOnlyMemory<byte> Body,
    string Receipt,
    int DeliveryCount,
    DateTimeOffset EnqueuedAt
);

/// <param name="Waiting">Messages that could be received now or after their delay.</param>
/// <param name="InWork">Messages under a lease; null where the queue cannot tell them from delayed ones.</param>
/// <param name="OldestWaiting">When the oldest waiting message was put on the queue; null when none waits.</param>
/// <param name="Total">All messages, visible or not.</param>
internal sealed record QueueDepth(
    int Waiting,
    int? InWork,
    DateTimeOffset? OldestWaiting,
    int Total
);

/// <summary>The queue did not answer or refused us: nobody's article is at fault.</summary>
internal sealed class QueueUnavailableException(string message, Exception innerException)
    : Exception(message, innerException);
