using NewsDigest.Worker.Commands;

namespace NewsDigest.Worker.Health;

/// <summary>Section <c>Health</c>: where the health endpoints listen.</summary>
internal static class HealthOptions
{
    public const string UrlKey = "Health:Url";

    /// <summary>Null when the endpoints are switched off by 'none'.</summary>
    public static Uri? ReadUrl(IConfiguration settings)
    {
        var text = settings[UrlKey] ?? "http://127.0.0.1:5080";
        if (text.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp
            ? url
            : throw new BadConfigurationException($"{UrlKey}: '{text}' is not an address to listen on. Set it to one such as 'http://127.0.0.1:5080', or to 'none'.");
    }
}
