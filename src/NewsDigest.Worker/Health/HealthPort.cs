using System.Net;
using System.Net.Sockets;
using NewsDigest.Worker.Configuration;

namespace NewsDigest.Worker.Health;

/// <summary>Looks before the start whether the address can be listened on: the web server would tell it in thirty lines without the key.</summary>
internal static class HealthPort
{
    /// <exception cref="BadConfigurationException">It cannot.</exception>
    public static void RequireFree(Uri url)
    {
        foreach (var address in AddressesOf(url))
        {
            try
            {
                using var socket = new Socket(
                    address.AddressFamily,
                    SocketType.Stream,
                    ProtocolType.Tcp
                );
                if (address.Equals(IPAddress.IPv6Any))
                {
                    socket.DualMode = true;
                }

                socket.Bind(new IPEndPoint(address, url.Port));
                socket.Listen();
            }
            catch (SocketException exception)
            {
                throw new BadConfigurationException(
                    $"{HealthOptions.UrlKey}: {Cause(exception.SocketErrorCode, url)} Set {HealthOptions.UrlKey} to another address, or to '{HealthOptions.Off}'."
                );
            }
        }
    }

    private static string Cause(SocketError error, Uri url) =>
        error switch
        {
            SocketError.AddressAlreadyInUse =>
                $"another process listens on port {url.Port} of {url.Host}; is there another worker?",
            SocketError.AddressNotAvailable => $"{url.Host} is not an address of this machine.",
            SocketError.AccessDenied => $"this user may not listen on port {url.Port}.",
            _ => $"{url} cannot be listened on ({error}).",
        };

    /// <summary>As the web server binds: localhost is both loopback addresses, another name is all addresses.</summary>
    private static IPAddress[] AddressesOf(Uri url)
    {
        if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address))
        {
            return [address];
        }

        return url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            ? [IPAddress.Loopback]
            : [Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any];
    }
}
