using System.ComponentModel.DataAnnotations;

namespace NewsDigest.Worker;

/// <summary>Section <c>Queue</c>: where the articles come from.</summary>
internal sealed class QueueOptions
{
    public const string Section = "Queue";

    /// <summary><c>local</c>: a SQLite file in the data folder. <c>azure</c>: an Azure Storage Queue.</summary>
    [AllowedValues("local", "azure", ErrorMessage = "Queue:Kind must be 'local' or 'azure'.")]
    public string Kind { get; set; } = "local";

    /// <summary>Name of the Azure queue; it is created when absent.</summary>
    // Without a time-out, which a process that is paused while it starts would take for a bad name; no part of it can backtrack.
    [RegularExpression("^[a-z0-9](?:-?[a-z0-9]){2,62}$", MatchTimeoutInMilliseconds = -1, ErrorMessage = "Queue:Name must have 3 to 63 of a-z, 0-9 and single hyphens, as Azure demands of queue names.")]
    public string Name { get; set; } = "newsdigest-articles";

    /// <summary>Of the storage account. Either this or <see cref="ServiceUri"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Address of the queue service, such as https://ACCOUNT.queue.core.windows.net; then Microsoft Entra identity is used.</summary>
    public Uri? ServiceUri { get; set; }
}
