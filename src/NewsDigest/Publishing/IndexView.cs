namespace NewsDigest.Publishing;

/// <summary>What the page of links shows.</summary>
/// <param name="Newest">The results that count, newest first; at most <see cref="Most"/>.</param>
/// <param name="Total">How many articles have one.</param>
internal sealed record IndexView(IReadOnlyList<CurrentResult> Newest, int Total)
{
    /// <summary>A page of more is slow to open, and nobody reads it.</summary>
    public const int Most = 1000;
}
