namespace NewsDigest.ChatModels;

/// <summary>What one process booked on one day: the document <c>newsdigest.costs/1</c>.</summary>
internal sealed record CallBookPage(string Schema, IReadOnlyList<BookedCalls> Rows)
{
    public const string SchemaName = "newsdigest.costs/1";
}
