using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace NewsDigest.Client;

/// <summary>The producer's side of NewsDigest on Azure Storage.</summary>
/// <param name="queue">That of the articles. Its encoding must be None, which is the default.</param>
/// <param name="store">The container of the worker; null where no body is long and no status is asked for.</param>
public sealed class ArticleSender(QueueClient queue, BlobContainerClient? store = null)
{
    /// <summary>64 KiB of text, less what Base64 adds.</summary>
    private const int MaxMessageBytes = 48 * 1024;

    private const int InFlight = 32;

    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    /// <summary>Sends one article. After a lost answer it may be sent again: the worker does the same content once.</summary>
    /// <exception cref="InvalidArticleException">The worker would refuse it; nothing was sent.</exception>
    public async Task SendAsync(Article article, CancellationToken cancellationToken = default)
    {
        var message = ArticleMessage.Of(article);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message);
        if (bytes.Length > MaxMessageBytes)
        {
            message.Remove("body");
            message["bodyRef"] = await PutBodyAsync(article.Body, cancellationToken)
                .ConfigureAwait(false);
            bytes = JsonSerializer.SerializeToUtf8Bytes(message);
        }

        if (bytes.Length > MaxMessageBytes)
        {
            throw new InvalidArticleException(
                "title",
                $"Without its body the message has {bytes.Length} bytes; the queue takes {MaxMessageBytes}. Shorten its other fields."
            );
        }

        await queue
            .SendMessageAsync(
                Convert.ToBase64String(bytes),
                timeToLive: NeverExpires,
                cancellationToken: cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>Sends many, 32 at a time.</summary>
    /// <param name="refused">Told of each that the worker would refuse; null throws at the first.</param>
    /// <returns>How many were sent.</returns>
    public async Task<int> SendManyAsync(
        IAsyncEnumerable<Article> articles,
        Action<Article, InvalidArticleException>? refused = null,
        CancellationToken cancellationToken = default
    )
    {
        var sent = 0;
        var running = new List<Task<bool>>(InFlight);
        await foreach (
            var article in articles.WithCancellation(cancellationToken).ConfigureAwait(false)
        )
        {
            if (running.Count == InFlight)
            {
                var done = await Task.WhenAny(running).ConfigureAwait(false);
                running.Remove(done);
                sent += await done.ConfigureAwait(false) ? 1 : 0;
            }

            running.Add(TrySendAsync(article, refused, cancellationToken));
        }

        var last = await Task.WhenAll(running).ConfigureAwait(false);
        return sent + last.Count(isSent => isSent);
    }

    /// <summary>Where the article is; null when the worker knows nothing of it yet.</summary>
    public async Task<ArticleStatus?> StatusAsync(
        string id,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            var content = await Store()
                .GetBlobClient($"status/{StoreKey.Of(id)}.json")
                .DownloadContentAsync(cancellationToken)
                .ConfigureAwait(false);
            return JsonSerializer.Deserialize<ArticleStatus>(
                content.Value.Content,
                ClientJson.Options
            );
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    private async Task<bool> TrySendAsync(
        Article article,
        Action<Article, InvalidArticleException>? refused,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await SendAsync(article, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (InvalidArticleException exception) when (refused is not null)
        {
            refused(article, exception);
            return false;
        }
    }

    private async Task<string> PutBodyAsync(string body, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var reference = $"bodies/{StoreKey.Hash(bytes)}";
        using var stream = new MemoryStream(bytes);
        await Store()
            .GetBlobClient(reference)
            .UploadAsync(stream, overwrite: true, cancellationToken)
            .ConfigureAwait(false);
        return reference;
    }

    private BlobContainerClient Store() =>
        store
        ?? throw new InvalidOperationException(
            "Long bodies and status lie in the worker's container: give it to the constructor."
        );
}
