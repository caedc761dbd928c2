using System.ComponentModel.DataAnnotations;

namespace NewsDigest.Worker;

/// <summary>Section <c>Store</c>: where results, long bodies and quarantined messages lie.</summary>
internal sealed class StoreOptions
{
    public const string Section = "Store";

    /// <summary><c>local</c>: the data folder. <c>azure</c>: an Azure Blob container.</summary>
    [AllowedValues("local", "azure", ErrorMessage = "Store:Kind must be 'local' or 'azure'.")]
    public string Kind { get; set; } = "local";

    /// <summary>Name of the container; it is created, private, when absent.</summary>
    // Without a time-out, which a process that is paused while it starts would take for a bad name; no part of it can backtrack.
    [RegularExpression("^[a-z0-9](?:-?[a-z0-9]){2,62}$", MatchTimeoutInMilliseconds = -1, ErrorMessage = "Store:Container must have 3 to 63 of a-z, 0-9 and single hyphens, as Azure demands of container names.")]
    public string Container { get; set; } = "newsdigest";

    /// <summary>Of the storage account. Either this or <see cref="ServiceUri"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Address of the blob service, such as https://ACCOUNT.blob.core.windows.net; then Microsoft Entra identity is used.</summary>
    public Uri? ServiceUri { get; set; }
}
