namespace NewsDigest.Digests;

/// <summary>Why there is no edition, as <c>skipped.json</c> or <c>failed.json</c> in its folder.</summary>
internal sealed record SkippedEdition(string Reason, DateTimeOffset At);
