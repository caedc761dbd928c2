using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace NewsDigest.Client;

/// <summary>Reads what became of articles from one of the worker's <c>Notify:Queues</c>.</summary>
public static class DoneNotices
{
    private const int AtOnce = 32;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Until it is cancelled. Each notice is removed when the next is asked for, so that a crash brings it again.</summary>
    public static async IAsyncEnumerable<DoneNotice> ReadAsync(
        QueueClient queue,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        while (true)
        {
            QueueMessage[] messages = await queue
                .ReceiveMessagesAsync(AtOnce, Lease, cancellationToken)
                .ConfigureAwait(false);
            foreach (var message in messages)
            {
                var json = Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText));
                if (JsonSerializer.Deserialize<DoneNotice>(json, ClientJson.Options) is { } notice)
                {
                    yield return notice;
                }

                await queue
                    .DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken)
                    .ConfigureAwait(false);
            }

            if (messages.Length == 0)
            {
#pragma warning disable RS0030 // netstandard2.0 has no TimeProvider.
                await Task.Delay(BetweenLooks, cancellationToken).ConfigureAwait(false);
#pragma warning restore RS0030
            }
        }
    }
}
