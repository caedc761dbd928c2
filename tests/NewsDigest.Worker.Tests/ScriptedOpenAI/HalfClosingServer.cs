using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsDigest.Worker.Tests.ScriptedOpenAI;

/// <summary>Takes a request and closes its own side of the connection: at once, or in the middle of a body of unknown length.</summary>
internal sealed class HalfClosingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _open = [];
    private readonly Task _serving;
    private int _requests;

    private HalfClosingServer(bool afterHeaders)
    {
        _listener.Start();
        _serving = ServeAsync(afterHeaders);
    }

    public int Requests => _requests;

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    public static HalfClosingServer Start(bool afterHeaders) => new(afterHeaders);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _open.ForEach(socket => socket.Dispose());
    }

    private async Task ServeAsync(bool afterHeaders)
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(CancellationToken.None);
                _open.Add(socket);
                await socket.ReceiveAsync(new byte[64 * 1024], CancellationToken.None);
                _requests++;
                if (afterHeaders)
                {
                    await socket.SendAsync(
                        Encoding.ASCII.GetBytes(
                            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"id\":1\r\n"
                        ),
                        CancellationToken.None
                    );
                }

                socket.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }
}
