using System.Buffers.Text;
using System.Text;
using Azure;
using Azure.Identity;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using NewsDigest.Intake;

namespace NewsDigest.Worker.Azure;

/// <summary>An Azure Storage Queue. Sends Base64, reads Base64 and plain JSON in any mixture.</summary>
internal sealed class StorageArticleQueue(QueueClient client) : IArticleQueue
{
    // Without it a message vanishes after seven days, whether anybody worked on it or not.
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    // The service does not tell when a hidden message comes back. So often a dead worker's is looked for, and found within two seconds.
    private static readonly TimeSpan HiddenPause = TimeSpan.FromSeconds(1.5);

    private volatile bool _wasEmpty;

    /// <summary>64 KiB of text, less what Base64 adds.</summary>
    public int MaxMessageBytes => 48 * 1024;

    /// <summary>
    /// Encoding None, because the client's own Base64 makes a whole receive throw for one message that is not; few and short
    /// retries, because the default of 23 seconds a call outlasts a lease.
    /// </summary>
    public static QueueClientOptions ClientOptions()
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(400);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        return options;
    }

    public Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        UseAsync(
            async () =>
                (
                    await client.SendMessageAsync(
                        Convert.ToBase64String(message.Span),
                        timeToLive: NeverExpires,
                        cancellationToken: cancellationToken
                    )
                ).Value,
            cancellationToken
        );

    /// <summary>The service's count includes hidden messages and is never too low: zero says that there is nothing to receive, for one request.</summary>
    public Task<Delivery> ReceiveAsync(TimeSpan lease, CancellationToken cancellationToken) =>
        UseAsync(
            async () =>
            {
                if (_wasEmpty && await IsEmptyAsync(cancellationToken))
                {
                    return new Delivery(null);
                }

                if (
                    (
                        await client.ReceiveMessagesAsync(maxMessages: 1, lease, cancellationToken)
                    ).Value
                    is [var message]
                )
                {
                    return new Delivery(
                        new ArticleLease(
                            message.MessageId,
                            Decode(message.MessageText),
                            message.PopReceipt,
                            (int)message.DequeueCount,
                            message.InsertedOn ?? DateTimeOffset.UnixEpoch
                        )
                    );
                }

                return new Delivery(
                    null,
                    await IsEmptyAsync(cancellationToken) ? null : HiddenPause
                );
            },
            cancellationToken
        );

    public Task<ArticleLease?> RenewAsync(
        ArticleLease held,
        TimeSpan lease,
        CancellationToken cancellationToken
    ) =>
        UseHeldAsync(
            async () =>
                held with
                {
                    Receipt = (
                        await client.UpdateMessageAsync(
                            held.MessageId,
                            held.Receipt,
                            visibilityTimeout: lease,
                            cancellationToken: cancellationToken
                        )
                    )
                        .Value
                        .PopReceipt,
                },
            cancellationToken
        );

    public async Task<bool> CompleteAsync(ArticleLease held, CancellationToken cancellationToken) =>
        await UseHeldAsync(
            () => client.DeleteMessageAsync(held.MessageId, held.Receipt, cancellationToken),
            cancellationToken
        )
            is not null;

    public async Task<bool> ReleaseAsync(
        ArticleLease held,
        TimeSpan delay,
        CancellationToken cancellationToken
    ) =>
        await UseHeldAsync(
            () =>
                client.UpdateMessageAsync(
                    held.MessageId,
                    held.Receipt,
                    visibilityTimeout: delay,
                    cancellationToken: cancellationToken
                ),
            cancellationToken
        )
            is not null;

    /// <summary>The service counts hidden messages with the others and peeks at 32 at most, so work under way cannot be told from waiting.</summary>
    /// <summary>Where it is, for people; the rest of the address may hold a signature.</summary>
    public override string ToString() => $"Storage Queue {client.Name} at {client.Uri.Host}";

    public Task<QueueDepth> MeasureAsync(CancellationToken cancellationToken) =>
        UseAsync(
            async () =>
            {
                var properties = await client.GetPropertiesAsync(cancellationToken);
                var next = await client.PeekMessagesAsync(maxMessages: 32, cancellationToken);
                var total = properties.Value.ApproximateMessagesCount;
                return new QueueDepth(
                    total,
                    InWork: null,
                    next.Value.Min(message => message.InsertedOn),
                    total
                );
            },
            cancellationToken
        );

    private async Task<bool> IsEmptyAsync(CancellationToken cancellationToken) =>
        _wasEmpty =
            (await client.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount
            == 0;

    /// <summary>Null when the lease was lost: an end, not an error.</summary>
    private Task<T?> UseHeldAsync<T>(Func<Task<T>> use, CancellationToken cancellationToken)
        where T : class =>
        UseAsync<T?>(
            async () =>
            {
                try
                {
                    return await use();
                }
                catch (RequestFailedException exception) when (IsLost(exception))
                {
                    return null;
                }
            },
            cancellationToken
        );

    private async Task<T> UseAsync<T>(Func<Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                return await use();
            }
            catch (RequestFailedException exception)
                when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
            {
                // At the first use, or when somebody deleted the queue under us.
                await client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                return await use();
            }
        }
        catch (Exception exception)
            when (exception
                    is RequestFailedException
                        or AggregateException
                        or AuthenticationFailedException
                || (
                    exception is OperationCanceledException
                    && !cancellationToken.IsCancellationRequested
                )
            )
        {
            throw new QueueUnavailableException(
                $"The queue '{client.Name}' at {client.Uri.Host} cannot be used: {Cause(exception)}. Look at the address, the network and the roles of this identity; it needs Storage Queue Data Contributor.",
                exception
            );
        }
    }

    // Azure says 404 for a receipt that is no longer the newest, the emulator says 400.
    private static bool IsLost(RequestFailedException exception) =>
        exception.ErrorCode == QueueErrorCode.MessageNotFound
        || exception.ErrorCode == QueueErrorCode.PopReceiptMismatch;

    // Messages of the client hold headers over many lines; the first line is the fact.
    private static string Cause(Exception exception) =>
        exception switch
        {
            RequestFailedException failed =>
                $"{failed.Status} {failed.ErrorCode} {failed.Message.Split('\n')[0].Trim().TrimEnd('.')}",
            AuthenticationFailedException identity => identity
                .Message.Split('\n')[0]
                .Trim()
                .TrimEnd('.'),
            AggregateException { InnerExceptions: [.., var last] } => last
                .Message.Split('\n')[0]
                .Trim()
                .TrimEnd('.'),
            _ => "no answer in time",
        };

    /// <summary>Plain JSON is taken as it is; all else is Base64, or is what it is and will be refused with a reason.</summary>
    private static ReadOnlyMemory<byte> Decode(string text)
    {
        if (!text.TrimStart().StartsWith('{') && Base64.IsValid(text))
        {
            return Convert.FromBase64String(text);
        }

        return Encoding.UTF8.GetBytes(text);
    }
}
