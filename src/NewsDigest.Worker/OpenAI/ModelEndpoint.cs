namespace NewsDigest.Worker.OpenAI;

/// <summary>Where a model is called, in the words of the operator, for messages. Never holds a key.</summary>
/// <param name="Target">For example <c>deployment 'news-mini'</c>.</param>
/// <param name="CredentialCure">What to set when the service refuses us.</param>
/// <param name="TargetCure">What to set when the service does not know the target.</param>
/// <param name="AddressCure">What to set when something else than the API answers there.</param>
internal sealed record ModelEndpoint(
    Uri Address,
    string Target,
    string CredentialCure,
    string TargetCure,
    string AddressCure
)
{
    public override string ToString() => $"{Address.GetLeftPart(UriPartial.Path)} ({Target})";

    /// <summary>A key and articles are sent in the clear only where they stay on this machine or in a private network, or where a key allows it.</summary>
    /// <param name="allowHttpKey">The key that allows it; null when there is none.</param>
    public static string? Problem(
        string key,
        string? address,
        bool allowHttp = false,
        string? allowHttpKey = null
    )
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return $"{key} is missing.";
        }

        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
        )
        {
            return $"{key} '{WithoutUserInfo(address)}' is not an http address.";
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0)
        {
            return $"{key} must be an address alone, without user name, password or query.";
        }

        var cure = allowHttpKey is null ? "" : $" Set {allowHttpKey} to true if it has to be.";
        return uri.Scheme == Uri.UriSchemeHttps || allowHttp || PrivateAddress.Is(uri)
            ? null
            : $"{key} '{uri}' is not https. Plain http is for this machine and private networks: everybody on the way could read key and articles.{cure}";
    }

    private static string WithoutUserInfo(string address) =>
        address.Contains('@', StringComparison.Ordinal)
            ? address[(address.LastIndexOf('@') + 1)..]
            : address;
}
