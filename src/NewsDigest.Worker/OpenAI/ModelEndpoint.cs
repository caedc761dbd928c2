namespace NewsDigest.Worker.OpenAI;

/// <summary>Where a model is called, in the words of the operator, for messages. Never holds a key.</summary>
/// <param name="Target">For example <c>deployment 'news-mini'</c>.</param>
/// <param name="CredentialCure">What to set when the service refuses us.</param>
/// <param name="TargetCure">What to set when the service does not know the target.</param>
internal sealed record ModelEndpoint(Uri Address, string Target, string CredentialCure, string TargetCure)
{
    public override string ToString() => $"{Address.GetLeftPart(UriPartial.Path)} ({Target})";

    /// <summary>A key or a token is sent only where nobody on the way can read it.</summary>
    public static string? Problem(string key, string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return $"{key} is missing.";
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            return $"{key} '{WithoutUserInfo(address)}' is not an http address.";
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0)
        {
            return $"{key} must be an address alone, without user name, password or query.";
        }

        return uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback ? null : $"{key} '{uri}' is not https. Plain http is for this machine only.";
    }

    private static string WithoutUserInfo(string address) => address.Contains('@', StringComparison.Ordinal) ? address[(address.LastIndexOf('@') + 1)..] : address;
}
