namespace NewsDigest.Publishing;

/// <summary>Which links the page of a result has, so that a later run touches only the pages whose neighbours changed.</summary>
/// <param name="Result">Where its <c>result.json</c> lies.</param>
/// <param name="FinishedAt">Another result at the same place has a new page.</param>
internal sealed record IndexedPage(
    string Result,
    DateTimeOffset FinishedAt,
    string? Newer,
    string? Older
);
