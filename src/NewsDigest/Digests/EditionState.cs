namespace NewsDigest.Digests;

/// <param name="Key">Of the newest revision.</param>
/// <param name="State">One of <see cref="EditionStates"/>.</param>
internal sealed record EditionState(EditionKey Key, string State);

/// <summary>How far an edition has come; it follows from the files in its folder.</summary>
internal static class EditionStates
{
    /// <summary>Its time is known, and no more.</summary>
    public const string Planned = "planned";

    /// <summary>Its input is fixed; it is being composed, or was when the worker died.</summary>
    public const string Frozen = "frozen";
    public const string Published = "published";

    /// <summary>Composing failed; its input is kept, and it is tried again.</summary>
    public const string Failed = "failed";

    /// <summary>Too old when the worker came back.</summary>
    public const string Skipped = "skipped";
}
