using System.Net;
using Microsoft.Extensions.Options;

namespace NewsDigest.Worker.Health;

/// <summary>Section <c>Health</c>: where the health endpoints listen, and who may ask them.</summary>
internal sealed class HealthOptions
{
    public const string Section = "Health";
    public const string UrlKey = $"{Section}:{nameof(Url)}";
    public const string Off = "none";

    private const string TokenKey = $"{Section}:{nameof(Token)}";
    private const string TokenFileKey = $"{Section}:{nameof(TokenFile)}";

    /// <summary>Address to listen on, or <c>none</c>.</summary>
    public string Url { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Names under which others ask, beside those of this machine itself; <c>*.example.org</c> stands for all below it.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>What who asks sends as <c>Authorization: Bearer TOKEN</c>; null is nothing, on a loopback address only.</summary>
    public string? Token { get; init; }

    /// <summary>A file that holds the token instead.</summary>
    public string? TokenFile { get; init; }

    /// <summary>Null when the endpoints are switched off.</summary>
    public Uri? Address =>
        Url.Equals(Off, StringComparison.OrdinalIgnoreCase) ? null : new Uri(Url);

    /// <summary>The token, from wherever it stands; null when there is none.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public string? ReadToken() =>
        TokenFile is { Length: > 0 } file ? File.ReadAllText(file).Trim() : Token?.Trim();

    internal sealed class Validator : IValidateOptions<HealthOptions>
    {
        public ValidateOptionsResult Validate(string? name, HealthOptions options)
        {
            var problem = AddressProblem(options) ?? TokenProblem(options);
            return problem is null
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(problem);
        }

        private static string? AddressProblem(HealthOptions options)
        {
            if (options.Url.Equals(Off, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            var isAddress =
                Uri.TryCreate(options.Url, UriKind.Absolute, out var url)
                && url.Scheme == Uri.UriSchemeHttp;
            var isAlone =
                isAddress
                && url!.PathAndQuery == "/"
                && url.UserInfo.Length == 0
                && url.Fragment.Length == 0; // it was made
            return isAlone
                ? null
                : $"{UrlKey}: '{options.Url}' is not an address to listen on. Set it to one such as 'http://127.0.0.1:5080', or 'http://0.0.0.0:5080' for all addresses of this machine, or to '{Off}'.";
        }

        private static string? TokenProblem(HealthOptions options)
        {
            if (options.Token is not null && options.TokenFile is not null)
            {
                return $"{TokenKey} and {TokenFileKey} are both set. Keep one of them.";
            }

            try
            {
                if (options.ReadToken() is { } token)
                {
                    var isUsable =
                        token.Length > 0 && token.All(letter => letter is > ' ' and <= '~');
                    return isUsable
                        ? null
                        : $"{(options.Token is null ? TokenFileKey : TokenKey)}: the token is empty or holds spaces or other than ASCII letters, digits and signs.";
                }
            }
            catch (Exception exception)
                when (exception is IOException or UnauthorizedAccessException)
            {
                return $"{TokenFileKey}: '{options.TokenFile}' cannot be read: {exception.Message}";
            }

            return options.Address is null || IsLoopback(options.Address)
                ? null
                : $"{UrlKey}: '{options.Url}' can be reached from other machines and needs a token. Set {TokenKey} or {TokenFileKey}, which whoever asks sends as 'Authorization: Bearer TOKEN', or listen on http://127.0.0.1:{options.Address.Port}.";
        }

        /// <summary>Another name than localhost listens on all addresses, whatever it is resolved to.</summary>
        private static bool IsLoopback(Uri url) =>
            url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (
                IPAddress.TryParse(url.Host.Trim('[', ']'), out var address)
                && IPAddress.IsLoopback(address)
            );
    }
}
