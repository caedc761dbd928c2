using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace NewsDigest.Worker.Tests.Deliveries;

/// <summary>
/// A mail server of a foreign maker on a port of loopback. It keeps what it is given, and what it answers depends on the reader:
/// <c>refused@</c>, <c>later@</c> (once), and <c>silent@</c>, to whom it delivers without ever saying so.
/// </summary>
internal sealed class PostOffice : MessageStore, IAsyncDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private readonly ConcurrentQueue<(string To, MimeMessage Mail)> _mails = new();
    private readonly ConcurrentDictionary<string, bool> _wasLate = new();
    private readonly SmtpServer.SmtpServer _server;
    private Task _open = Task.CompletedTask;

    private PostOffice(int port)
    {
        Port = port;
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)this);
        _server = new SmtpServer.SmtpServer(
            new SmtpServerOptionsBuilder()
                .ServerName("post.test")
                .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)))
                .Build(),
            services
        );
    }

    public int Port { get; }

    /// <summary>Ends when a mail to <c>silent@</c> lies here.</summary>
    public TaskCompletionSource Silent { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<(string To, MimeMessage Mail)> Mails => [.. _mails];

    public static PostOffice Open()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var office = new PostOffice(port);
        office._open = office._server.StartAsync(office._closed.Token);
        return office;
    }

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context,
        IMessageTransaction transaction,
        ReadOnlySequence<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        var to = transaction.To[0].AsAddress();
        using var bytes = new MemoryStream(buffer.ToArray());
        var mail = await MimeMessage.LoadAsync(bytes, cancellationToken);
        switch (to.Split('@')[0])
        {
            case "refused":
                return SmtpResponse.MailboxUnavailable;
            case "later" when _wasLate.TryAdd(to, true):
                return new SmtpResponse(SmtpReplyCode.Aborted, "try again");
            case "silent":
                _mails.Enqueue((to, mail));
                Silent.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _closed.Token);
                return SmtpResponse.Ok;
            default:
                _mails.Enqueue((to, mail));
                return SmtpResponse.Ok;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        try
        {
            await _open;
        }
        catch (OperationCanceledException)
        {
            // It is closed.
        }

        _closed.Dispose();
    }
}
