using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using NewsDigest.Worker.Azure;

namespace NewsDigest.Worker.Tests.Azurite;

/// <summary>The product's clients for a test's own looks at the emulator: on a starved machine it takes longer to answer than a worker waits.</summary>
internal static class PatientClients
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static QueueClient Queue(string connection, string name)
    {
        var options = StorageArticleQueue.ClientOptions();
        options.Retry.NetworkTimeout = Patience;
        return new QueueClient(connection, name, options);
    }

    public static BlobContainerClient Container(string connection, string name)
    {
        var options = BlobResultStore.ClientOptions();
        options.Retry.NetworkTimeout = Patience;
        return new BlobContainerClient(connection, name, options);
    }
}
