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
    private const string Scheme = "Bearer ";

    private readonly byte[]? _token = options.ReadToken() is { } token
        ? SHA256.HashData(Encoding.UTF8.GetBytes(token))
        : null;

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsOurs(context.Request.Host.Host, context.Connection.LocalIpAddress))
        {
            await RefuseAsync(
                context,
                StatusCodes.Status400BadRequest,
                $"The Host header names no host of this worker. Add it to {HealthOptions.Section}:{nameof(HealthOptions.AllowedHosts)}."
            );
        }
        else if (!IsTokenRight(context.Request.Headers.Authorization.ToString()))
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

    /// <summary>In a time that does not tell how much of it is right.</summary>
    private bool IsTokenRight(string header)
    {
        if (_token is null)
        {
            return true;
        }

        var isBearer = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
        return isBearer
            && CryptographicOperations.FixedTimeEquals(
                SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim())),
                _token
            );
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"{reason}\n");
    }
}
