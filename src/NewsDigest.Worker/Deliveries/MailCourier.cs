using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using NewsDigest.Articles;
using NewsDigest.Digests;
using NewsDigest.Digests.Deliveries;

namespace NewsDigest.Worker.Deliveries;

/// <summary>
/// Mails editions, one mail a recipient, at most once. What the ledger says is written before a mail is handed over; a server that
/// takes it and stays silent leaves "unknown" behind, which only a person sends again.
/// </summary>
internal sealed partial class MailCourier(
    MailOptions options,
    MailMessages messages,
    DeliveryLedger ledger,
    Unsubscribed unsubscribed,
    TimeProvider time,
    ILogger<MailCourier> logger
)
{
    private const int MostNote = 300;

    /// <summary>To everybody in the settings, where they want this edition.</summary>
    public Task<DeliveryReport> DeliverAsync(
        Edition edition,
        CancellationToken cancellationToken
    ) =>
        IsWanted(edition)
            ? DeliverAsync(edition, options.To, cancellationToken)
            : Task.FromResult(DeliveryReport.Nothing);

    /// <summary>To these addresses, whatever the settings say of the edition. There is a server in the settings.</summary>
    public async Task<DeliveryReport> DeliverAsync(
        Edition edition,
        IReadOnlyList<string> addresses,
        CancellationToken cancellationToken
    )
    {
        var report = DeliveryReport.Nothing;
        SmtpClient? client = null;
        try
        {
            foreach (var to in addresses.Select(MailboxAddress.Parse)) // checked by whoever gives them
            {
                var recipient = DeliveryLedger.RecipientOf(to.Address);
                if (
                    await unsubscribed.ContainsAsync(recipient, cancellationToken)
                    || !await ledger.IsOpenAsync(edition.Id, recipient, cancellationToken)
                )
                {
                    report = report.With(null);
                    continue;
                }

                client ??= await TryConnectAsync(cancellationToken);
                var state = client is null
                    ? DeliveryState.Pending
                    : await DeliverAsync(client, edition, to, recipient, cancellationToken);
                report = report.With(state);
                if (client is { IsConnected: false })
                {
                    client.Dispose();
                    client = null;
                }
            }

            if (client is not null)
            {
                await TryDisconnectAsync(client, cancellationToken);
            }
        }
        finally
        {
            client?.Dispose();
        }

        Log.Delivered(
            logger,
            edition.Id,
            report.Sent,
            report.Refused,
            report.Unknown,
            report.Pending
        );
        return report;
    }

    private bool IsWanted(Edition edition)
    {
        var isNamed = options.Editions.Count == 0 || options.Editions.Contains(edition.Name);
        var hasStories = edition.Stories.Count + edition.More.Count > 0;
        return options.Host is not null && isNamed && (hasStories || options.SendEmpty);
    }

    /// <summary>Null when another one is faster.</summary>
    private async Task<DeliveryState?> DeliverAsync(
        SmtpClient client,
        Edition edition,
        MailboxAddress to,
        string recipient,
        CancellationToken cancellationToken
    )
    {
        var message = await messages.WriteAsync(edition, to, time.GetUtcNow());
        if (await ledger.ClaimAsync(edition, recipient, cancellationToken) is not { } claim)
        {
            return null;
        }

        var (state, note) = await SendAsync(client, message, cancellationToken);
        await ledger.EndAsync(claim, state, note, CancellationToken.None); // also when we are told to stop: the mail is out
        if (state is not DeliveryState.Sent)
        {
            Log.NotSent(logger, edition.Id, recipient, state, note);
            await TryDisconnectAsync(client, CancellationToken.None);
        }

        return state;
    }

    private async Task<(DeliveryState State, string Note)> SendAsync(
        SmtpClient client,
        MimeMessage message,
        CancellationToken cancellationToken
    )
    {
        var content = new MailContent();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout + options.Timeout);
        try
        {
            var answer = await client.SendAsync(message, limit.Token, content);
            return (DeliveryState.Sent, Note(answer));
        }
        catch (SmtpCommandException exception)
        {
            var isFinal = (int)exception.StatusCode >= 500;
            return (
                isFinal ? DeliveryState.Refused : DeliveryState.Pending,
                Note($"{(int)exception.StatusCode} {exception.Message}")
            );
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or TimeoutException
                        or ProtocolException
                        or ServiceNotConnectedException
                        or OperationCanceledException
                        or System.Net.Sockets.SocketException
            )
        {
            return (
                content.IsHandedOver ? DeliveryState.Unknown : DeliveryState.Pending,
                Note(exception.Message)
            );
        }
    }

    /// <summary>Null when the server cannot be used now: nothing was claimed, and the next attempt goes on.</summary>
    private async Task<SmtpClient?> TryConnectAsync(CancellationToken cancellationToken)
    {
        var client = new SmtpClient { Timeout = (int)options.Timeout.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(options.Host!, options.Port, Security, cancellationToken); // set, or nothing is mailed
            if (options.User is { } user)
            {
                await client.AuthenticateAsync(
                    user,
                    options.ReadPassword() ?? "",
                    cancellationToken
                );
            }

            return client;
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or TimeoutException
                        or ProtocolException
                        or CommandException
                        or SslHandshakeException
                        or AuthenticationException
                        or System.Net.Sockets.SocketException
                        or NotSupportedException
            )
        {
            client.Dispose();
            Log.NoServer(logger, options.Host!, options.Port, Note(exception.Message)); // as above
            return null;
        }
    }

    private SecureSocketOptions Security =>
        options.Security switch
        {
            MailOptions.Tls => SecureSocketOptions.SslOnConnect,
            MailOptions.Plain => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };

    /// <summary>A server that does not say goodbye keeps nobody.</summary>
    private static async Task TryDisconnectAsync(
        SmtpClient client,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await client.DisconnectAsync(quit: false, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or ProtocolException)
        {
            // It is gone, which is what was wanted.
        }
    }

    private static string Note(string text) => VisibleText.Line(text, MostNote);

    private static partial class Log
    {
        [LoggerMessage(
            951,
            LogLevel.Information,
            "Mailed {Edition}: {Sent} sent, {Refused} refused, {Unknown} unknown, {Pending} pending."
        )]
        public static partial void Delivered(
            ILogger logger,
            string edition,
            int sent,
            int refused,
            int unknown,
            int pending
        );

        [LoggerMessage(
            952,
            LogLevel.Warning,
            "The mail of {Edition} to recipient {Recipient} is {State}: {Note}"
        )]
        public static partial void NotSent(
            ILogger logger,
            string edition,
            string recipient,
            DeliveryState state,
            string note
        );

        [LoggerMessage(
            953,
            LogLevel.Error,
            "The mail server {Host}:{Port} cannot be used; the mails wait for the next attempt. {Cause}"
        )]
        public static partial void NoServer(ILogger logger, string host, int port, string cause);
    }
}
