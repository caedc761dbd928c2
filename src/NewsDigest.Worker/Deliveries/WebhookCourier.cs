using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using NewsDigest.Articles;
using NewsDigest.Digests;
using NewsDigest.Digests.Deliveries;
using NewsDigest.Digests.Pages;

namespace NewsDigest.Worker.Deliveries;

/// <summary>
/// Tells programs of a new edition. What fails for a reason that may pass is sent again with the same <c>Idempotency-Key</c>; a receiver
/// that answers 410 is not told again.
/// </summary>
internal sealed partial class WebhookCourier(
    DeliveryOptions options,
    DeliveryLedger ledger,
    Unsubscribed ended,
    TimeProvider time,
    ILogger<WebhookCourier> logger
) : IDisposable
{
    private const int Attempts = 4;
    private const int MostNote = 300;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly HttpClient _public = Client(PublicConnection.ConnectAsync);
    private readonly HttpClient _any = Client(null);

    public async Task<DeliveryReport> DeliverAsync(
        Edition edition,
        CancellationToken cancellationToken
    )
    {
        var report = DeliveryReport.Nothing;
        var view = new EditionView(edition, new EditionLinks(options.Root?.AbsoluteUri));
        foreach (var (name, row) in options.Webhooks.Where(row => row.Value.Wants(edition.Name)))
        {
            var recipient = DeliveryLedger.RecipientOf($"webhook:{name}:{row.Url}");
            var isEnded = await ended.ContainsAsync(recipient, cancellationToken);
            var claim = isEnded
                ? null
                : await ledger.ClaimAsync(edition, recipient, cancellationToken);
            if (claim is null)
            {
                report = report.With(null);
                continue;
            }

            var (state, note) = await SendAsync(row, view, recipient, cancellationToken);
            await ledger.EndAsync(claim, state, note, CancellationToken.None); // also when we are told to stop
            report = report.With(state);
            if (state is not DeliveryState.Sent)
            {
                Log.NotSent(logger, edition.Id, name, state, note);
            }
        }

        return report;
    }

    public void Dispose()
    {
        _public.Dispose();
        _any.Dispose();
    }

    private async Task<(DeliveryState State, string Note)> SendAsync(
        WebhookRow row,
        EditionView view,
        string recipient,
        CancellationToken cancellationToken
    )
    {
        var body = WebhookBody.Write(row.Format, view);
        var note = "";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                if (attempt > 0)
                {
                    await Task.Delay(FirstWait * (1 << (attempt - 1)), time, cancellationToken);
                }

                using var request = Request(row, body, view.Edition);
                using var answer = await (row.AllowPrivate == true ? _any : _public).SendAsync(
                    request,
                    cancellationToken
                );
                note = $"HTTP {(int)answer.StatusCode}";
                if (answer.StatusCode == HttpStatusCode.Gone)
                {
                    await ended.AddAsync(recipient, time.GetUtcNow(), cancellationToken);
                }

                if (StateOf(answer.StatusCode) is { } state)
                {
                    return (state, note);
                }
            }
            catch (HttpRequestException exception)
            {
                note = VisibleText.Line(exception.Message, MostNote);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                note =
                    $"No answer in {Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s.";
            }
            catch (OperationCanceledException)
            {
                return (DeliveryState.Pending, "The worker stopped.");
            }
        }

        return (DeliveryState.Pending, note);
    }

    private HttpRequestMessage Request(WebhookRow row, byte[] body, Edition edition)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, row.Url)
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") },
            },
        };
        request.Headers.Add("Idempotency-Key", $"{edition.Id}#{edition.Revision}");
        if (row.Secret is { } secret)
        {
            var timestamp = time.GetUtcNow()
                .ToUnixTimeSeconds()
                .ToString(CultureInfo.InvariantCulture);
            request.Headers.Add("X-NewsDigest-Timestamp", timestamp);
            request.Headers.Add(
                "X-NewsDigest-Signature",
                $"sha256={Sign(secret, timestamp, body)}"
            );
        }

        return request;
    }

    /// <summary>HMAC-SHA256 of timestamp, a dot and the body, in lower-case hex.</summary>
    private static string Sign(string secret, string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{timestamp}."), .. body];
        return Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed)
        );
    }

    /// <summary>Null where another attempt may help.</summary>
    private static DeliveryState? StateOf(HttpStatusCode status) =>
        (int)status switch
        {
            >= 200 and < 300 => DeliveryState.Sent,
            408 or 425 or 429 or >= 500 => null,
            _ => DeliveryState.Refused,
        };

    private static HttpClient Client(
        Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect
    ) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                ConnectCallback = connect,
            }
        )
        {
            Timeout = Timeout,
        };

    private static partial class Log
    {
        [LoggerMessage(
            956,
            LogLevel.Warning,
            "The webhook '{Webhook}' was not told of {Edition}, and is {State}: {Note}"
        )]
        public static partial void NotSent(
            ILogger logger,
            string edition,
            string webhook,
            DeliveryState state,
            string note
        );
    }
}
