using System.Net;
using System.Net.Sockets;
using NewsDigest.Worker.OpenAI;

namespace NewsDigest.Worker.Deliveries;

/// <summary>
/// Connects to addresses of the public network only, whatever a name is resolved to: somebody who may write a webhook's address must
/// not reach what listens on this machine or beside it.
/// </summary>
internal static class PublicConnection
{
    public static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        if (Array.Find(addresses, PrivateAddress.Is) is { } found)
        {
            throw new HttpRequestException(
                $"'{host}' is {found}, an address of this machine or its network. Set AllowPrivate of this webhook if it is meant."
            );
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
