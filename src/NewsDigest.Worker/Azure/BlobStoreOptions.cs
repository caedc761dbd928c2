using System.ComponentModel.DataAnnotations;

namespace NewsDigest.Worker.Azure;

/// <summary>Section <c>Store</c>, for the kind <c>azure</c>.</summary>
internal sealed class BlobStoreOptions
{
    public const string Section = StoreOptions.Section;

    /// <summary>Name of the container; it is created, private, when absent.</summary>
    // Without a time-out, which a process that is paused while it starts would take for a bad name; no part of it can backtrack.
    [RegularExpression(
        "^[a-z0-9](?:-?[a-z0-9]){2,62}$",
        MatchTimeoutInMilliseconds = -1,
        ErrorMessage = "Azure takes names of 3 to 63 of a-z, 0-9 and single hyphens."
    )]
    public string Container { get; init; } = "newsdigest";

    /// <summary>Of the storage account. Either this or <see cref="ServiceUri"/>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Address of the blob service, such as https://ACCOUNT.blob.core.windows.net; then Microsoft Entra identity is used.</summary>
    public Uri? ServiceUri { get; init; }
}
