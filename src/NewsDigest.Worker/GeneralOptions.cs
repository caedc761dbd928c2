using System.ComponentModel.DataAnnotations;
using NewsDigest.Articles;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.OpenAI;

namespace NewsDigest.Worker;

/// <summary>The settings without a section.</summary>
internal sealed class GeneralOptions
{
    public const string Section = "";
    public const string Offline = "offline";

    /// <summary>Who translates and summarizes.</summary>
    [AllowedValues(Offline, AzureOpenAIServices.EngineName, OpenAIServices.EngineName)]
    public string Engine { get; init; } = Offline;

    /// <summary>Folder of the embedded queue and of the folder store.</summary>
    public string Data { get; init; } = "./newsdigest-data";

    public ReviewPolicy Review { get; init; }

    public IdentityKind Identity { get; init; }

    /// <summary>Of a user-assigned managed identity.</summary>
    public string? IdentityClientId { get; init; }
}
