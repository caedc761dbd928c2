namespace NewsDigest.Digests;

/// <summary>What readers get of an edition, when it lies in the store: pages, feeds, mails. It is asked again after a kill, and does nothing twice.</summary>
internal delegate Task EditionOutput(
    EditionKey key,
    Edition edition,
    CancellationToken cancellationToken
);
