using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <param name="Numbers">Those that the page shows; null where the text is not what it shows.</param>
internal sealed record PageReading(
    PageMetadata Page,
    string? Title,
    IReadOnlyList<TextLine> Lines,
    VisibleNumbers? Numbers
);
