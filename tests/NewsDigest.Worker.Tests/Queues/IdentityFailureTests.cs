using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using NewsDigest.Intake;
using NewsDigest.Storage;
using NewsDigest.Worker.Azure;

namespace NewsDigest.Worker.Tests.Queues;

/// <summary>An identity that gives no token is an outage with a cause, as any other: no article is at fault.</summary>
public sealed class IdentityFailureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_queue_without_a_token_is_unavailable_and_says_why()
    {
        var queue = new StorageArticleQueue(
            new QueueClient(
                new Uri("https://127.0.0.1:1/articles"),
                new NoToken(),
                StorageArticleQueue.ClientOptions()
            )
        );

        Assert.Contains(
            "no managed identity here",
            (
                await Assert.ThrowsAsync<QueueUnavailableException>(() => queue.MeasureAsync(Token))
            ).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_store_without_a_token_is_unavailable_and_says_why()
    {
        var store = new BlobResultStore(
            new BlobContainerClient(
                new Uri("https://127.0.0.1:1/results"),
                new NoToken(),
                BlobResultStore.ClientOptions()
            )
        );

        Assert.Contains(
            "no managed identity here",
            (
                await Assert.ThrowsAsync<StoreUnavailableException>(() =>
                    store.ReadAsync(StorePath.Of("a"), Token)
                )
            ).Message,
            StringComparison.Ordinal
        );
    }

    private sealed class NoToken : TokenCredential
    {
        public override AccessToken GetToken(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        ) => throw new CredentialUnavailableException("There is no managed identity here.");

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        ) => throw new CredentialUnavailableException("There is no managed identity here.");
    }
}
