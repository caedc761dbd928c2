namespace NewsDigest.Worker;

/// <summary>Section <c>Store</c>: where results, long bodies and quarantined messages lie. What a kind needs stands in options of its own.</summary>
internal sealed class StoreOptions
{
    public const string Section = "Store";

    public StoreKind Kind { get; init; }
}
