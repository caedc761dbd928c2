using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace NewsDigest.Worker.Health;

/// <summary>
/// Who may ask how the worker is. The name in the Host header must be one of ours, so that no page in somebody's browser can ask by way
/// of a name that it points at this machine; where a token is set, it must be right.
/// </summary>
internal sealed class HealthGate(HealthOptions options)
{
    public const string CookieName = "newsdigest";

    private const string Scheme = "Bearer ";

    private readonly byte[]? _token = options.ReadToken() is { } token
        ? SHA256.HashData(Encoding.UTF8.GetBytes(token))
        : null;

    /// <summary>What a browser sends for the token: made from it, so that it stays right when the worker is started anew. Empty without a token.</summary>
    public string Cookie { get; } =
        options.ReadToken() is { } secret
            ? Convert.ToHexStringLower(
                HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "dashboard cookie"u8)
            )
            : "";

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsOurs(context))
        {
            await RefuseAsync(
                context,
                StatusCodes.Status400BadRequest,
                $"The Host header names no host of this worker. Add it to {HealthOptions.Section}:{nameof(HealthOptions.AllowedHosts)}."
            );
        }
        else if (!IsLetIn(context.Request) && IsPageOfBrowser(context.Request))
        {
            context.Response.Headers.Location = DashboardLogin.Path;
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
        }
        else if (!IsLetIn(context.Request))
        {
            context.Response.Headers.WWWAuthenticate = Scheme.TrimEnd();
            await RefuseAsync(
                context,
                StatusCodes.Status401Unauthorized,
                $"Send the token of {HealthOptions.Section}:{nameof(HealthOptions.Token)} as 'Authorization: Bearer TOKEN'."
            );
        }
        else
        {
            await next(context);
        }
    }

    public bool IsOurs(HttpContext context) =>
        IsOurs(context.Request.Host.Host, context.Connection.LocalIpAddress);

    /// <summary>In a time that does not tell how much of it is right.</summary>
    public bool IsRight(string token) =>
        _token is null
        || CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(token)),
            _token
        );

    private bool IsLetIn(HttpRequest request) =>
        IsTokenRight(request.Headers.Authorization.ToString()) || IsCookieRight(request);

    private bool IsCookieRight(HttpRequest request) =>
        request.Cookies[CookieName] is { Length: > 0 } cookie
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(cookie),
            Encoding.UTF8.GetBytes(Cookie)
        );

    /// <summary>A person is led to where the token can be given; what asks by program is told.</summary>
    private static bool IsPageOfBrowser(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <summary>A bare address is safe when it is the one that was connected to: only a name can be pointed elsewhere.</summary>
    private bool IsOurs(string host, IPAddress? local)
    {
        if (
            host.Length == 0
            || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.Equals(options.Address?.Host, StringComparison.OrdinalIgnoreCase)
        )
        {
            return true;
        }

        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
        {
            var isReached = local is not null && address.MapToIPv6().Equals(local.MapToIPv6());
            return IPAddress.IsLoopback(address) || isReached || IsAllowed(host);
        }

        return IsAllowed(host);
    }

    private bool IsAllowed(string host) =>
        options.AllowedHosts.Any(allowed =>
            allowed.StartsWith("*.", StringComparison.Ordinal)
                ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
                : allowed.Equals(host, StringComparison.OrdinalIgnoreCase)
        );

    private bool IsTokenRight(string header)
    {
        var isBearer = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
        return _token is null || (isBearer && IsRight(header[Scheme.Length..].Trim()));
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"{reason}\n");
    }
}
