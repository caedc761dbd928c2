namespace NewsDigest.Worker;

internal enum StoreKind
{
    /// <summary>The data folder.</summary>
    Local,

    /// <summary>An Azure Blob container.</summary>
    Azure,
}
