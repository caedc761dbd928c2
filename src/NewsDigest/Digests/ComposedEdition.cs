namespace NewsDigest.Digests;

/// <param name="Memory">What later editions must know of it.</param>
internal sealed record ComposedEdition(Edition Edition, EditionMemory Memory);
