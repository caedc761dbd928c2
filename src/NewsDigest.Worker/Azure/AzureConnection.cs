using Azure.Core;
using Azure.Identity;
using NewsDigest.Worker.Configuration;

namespace NewsDigest.Worker.Azure;

/// <summary>The one way in which a storage account is reached: a connection string, or an address with Microsoft Entra identity.</summary>
internal static class AzureConnection
{
    /// <summary>
    /// Deterministic: a managed identity, or on a developer's machine (Identity = cli) the login of the Azure CLI. The chain that
    /// tries everything may pick up a login that nobody meant.
    /// </summary>
    public static TokenCredential Credential(GeneralOptions general) =>
        general.Identity switch
        {
            IdentityKind.Managed => new ManagedIdentityCredential(
                ManagedIdentity(general.IdentityClientId)
            ),
            IdentityKind.Workload => new WorkloadIdentityCredential(),
            IdentityKind.Cli => new AzureCliCredential(),
            var kind => throw new NotSupportedException(
                $"{nameof(GeneralOptions.Identity)} '{kind}' has no credential."
            ),
        };

    public static T Connect<T>(
        string section,
        string? connectionString,
        Uri? serviceUri,
        GeneralOptions general,
        Func<string, T> byString,
        Func<Uri, TokenCredential, T> byIdentity
    )
    {
        switch (connectionString, serviceUri)
        {
            case ({ Length: > 0 }, null):
                return ByString(section, connectionString, byString);
            case (null or "", { } uri):
                if (uri.Scheme != Uri.UriSchemeHttps)
                {
                    throw new BadConfigurationException(
                        $"{section}:ServiceUri: '{uri}' is not https. A token is sent only over https."
                    );
                }

                return byIdentity(uri, Credential(general));
            case (null or "", null):
                throw new BadConfigurationException(
                    $"{section}:ConnectionString is missing. Set it, or set {section}:ServiceUri to use Microsoft Entra identity."
                );
            default:
                throw new BadConfigurationException(
                    $"{section}:ConnectionString and {section}:ServiceUri are both set. Keep one of them."
                );
        }
    }

    private static T ByString<T>(string section, string connectionString, Func<string, T> byString)
    {
        try
        {
            return byString(connectionString);
        }
        catch (Exception exception)
            when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            // The text of the exception can quote the string, and the string is a secret.
            throw new BadConfigurationException(
                $"{section}:ConnectionString is malformed. Copy it whole from the storage account's access keys; it begins with 'DefaultEndpointsProtocol='."
            );
        }
    }

    /// <summary>The machine's own identity, unless one that was assigned by a user is named.</summary>
    private static ManagedIdentityId ManagedIdentity(string? clientId) =>
        clientId is { Length: > 0 } id
            ? ManagedIdentityId.FromUserAssignedClientId(id)
            : ManagedIdentityId.SystemAssigned;
}
