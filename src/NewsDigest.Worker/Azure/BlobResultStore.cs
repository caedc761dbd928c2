using System.Runtime.CompilerServices;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NewsDigest.Storage;

namespace NewsDigest.Worker.Azure;

/// <summary>A private container of Azure Blob Storage.</summary>
internal sealed class BlobResultStore(BlobContainerClient container) : IResultStore
{
    private static readonly BlobRequestConditions IfAbsent = new() { IfNoneMatch = ETag.All };

    /// <summary>Where it is, for people; the rest of the address may hold a signature.</summary>
    public override string ToString() => $"container {container.Name} at {container.Uri.Host}";

    public static BlobClientOptions ClientOptions()
    {
        var options = new BlobClientOptions();
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(400);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(20);
        return options;
    }

    public async Task<bool> PutIfAbsentAsync(
        StorePath path,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        var isOurs = await UseAsync<bool?>(
            path,
            async blob =>
            {
                try
                {
                    await UploadAsync(blob, path, content, IfAbsent, cancellationToken);
                    return true;
                }
                catch (RequestFailedException exception)
                    when (exception.ErrorCode == BlobErrorCode.BlobAlreadyExists
                        || exception.ErrorCode == BlobErrorCode.ConditionNotMet
                    )
                {
                    return null;
                }
            },
            cancellationToken
        );

        // When the answer to our own write is lost, the client writes again and meets what it wrote itself.
        return isOurs
            ?? (
                await ReadAsync(path, cancellationToken) is { } there
                && there.Span.SequenceEqual(content.Span)
            );
    }

    public Task PutAsync(
        StorePath path,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    ) =>
        UseAsync(
            path,
            async blob =>
            {
                await UploadAsync(blob, path, content, conditions: null, cancellationToken);
                return true;
            },
            cancellationToken
        );

    public Task<bool> PutIfUnchangedAsync(
        StorePath path,
        ReadOnlyMemory<byte> known,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    ) =>
        UseAsync(
            path,
            async blob =>
            {
                try
                {
                    var there = (await blob.DownloadContentAsync(cancellationToken)).Value;
                    if (!there.Content.ToMemory().Span.SequenceEqual(known.Span))
                    {
                        return false;
                    }

                    await UploadAsync(
                        blob,
                        path,
                        content,
                        new BlobRequestConditions { IfMatch = there.Details.ETag },
                        cancellationToken
                    );
                    return true;
                }
                catch (RequestFailedException exception)
                    when (exception.ErrorCode == BlobErrorCode.BlobNotFound
                        || exception.ErrorCode == BlobErrorCode.ConditionNotMet
                    )
                {
                    return false; // also when the answer to our own write was lost: whoever asks looks again
                }
            },
            cancellationToken
        );

    public Task<ReadOnlyMemory<byte>?> ReadAsync(
        StorePath path,
        CancellationToken cancellationToken
    ) =>
        UseAsync<ReadOnlyMemory<byte>?>(
            path,
            async blob =>
            {
                try
                {
                    return (
                        await blob.DownloadContentAsync(cancellationToken)
                    ).Value.Content.ToMemory();
                }
                catch (RequestFailedException exception)
                    when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
                {
                    return null;
                }
            },
            cancellationToken
        );

    public Task<long?> LengthAsync(StorePath path, CancellationToken cancellationToken) =>
        UseAsync<long?>(
            path,
            async blob =>
            {
                try
                {
                    return (await blob.GetPropertiesAsync(cancellationToken: cancellationToken))
                        .Value
                        .ContentLength;
                }
                catch (RequestFailedException exception)
                    when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
                {
                    return null;
                }
            },
            cancellationToken
        );

    public IAsyncEnumerable<StorePath> ListAsync(
        StorePath folder,
        CancellationToken cancellationToken
    ) => ListAsync(folder, _ => true, cancellationToken);

    public IAsyncEnumerable<StorePath> ListOlderAsync(
        StorePath folder,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) => ListAsync(folder, blob => blob.Properties.LastModified < before, cancellationToken);

    private async IAsyncEnumerable<StorePath> ListAsync(
        StorePath folder,
        Predicate<BlobItem> match,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var pages = container
            .GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{folder.Value}/", cancellationToken)
            .AsPages()
            .GetAsyncEnumerator(cancellationToken);
        await using (pages)
        {
            // Where there is no container yet, the first page fails and the next is past the end: nothing is listed.
            while (
                await UseAsync(folder, async _ => await pages.MoveNextAsync(), cancellationToken)
            )
            {
                foreach (var blob in pages.Current.Values)
                {
                    if (match(blob) && StorePath.TryParse(blob.Name) is { } path)
                    {
                        yield return path;
                    }
                }
            }
        }
    }

    public Task DeleteAsync(StorePath path, CancellationToken cancellationToken) =>
        UseAsync(
            path,
            async blob =>
            {
                await blob.DeleteIfExistsAsync(cancellationToken: cancellationToken);
                return true;
            },
            cancellationToken
        );

    public string Locate(StorePath path) =>
        new UriBuilder(container.GetBlobClient(path.Value).Uri) { Query = "" }
            .Uri
            .AbsoluteUri;

    private static Task<Response<BlobContentInfo>> UploadAsync(
        BlobClient blob,
        StorePath path,
        ReadOnlyMemory<byte> content,
        BlobRequestConditions? conditions,
        CancellationToken cancellationToken
    ) =>
        blob.UploadAsync(
            BinaryData.FromBytes(content),
            new BlobUploadOptions
            {
                Conditions = conditions,
                HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypes.Of(path) },
            },
            cancellationToken
        );

    private async Task<T> UseAsync<T>(
        StorePath path,
        Func<BlobClient, Task<T>> use,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var blob = container.GetBlobClient(path.Value);
            try
            {
                return await use(blob);
            }
            catch (RequestFailedException exception)
                when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                await container.CreateIfNotExistsAsync(
                    PublicAccessType.None,
                    cancellationToken: cancellationToken
                );
                return await use(blob);
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
            throw new StoreUnavailableException(
                $"The container '{container.Name}' at {container.Uri.Host} cannot be used for '{path}': {Cause(exception)}. Look at the address, the network and the roles of this identity; it needs Storage Blob Data Contributor.",
                exception
            );
        }
    }

    // Messages of the client hold headers over many lines; the first line is the fact.
    private static string Cause(Exception exception) =>
        exception switch
        {
            RequestFailedException failed => $"{failed.Status} {failed.ErrorCode}",
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
}
