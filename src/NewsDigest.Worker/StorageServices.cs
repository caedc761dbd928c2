using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Options;
using NewsDigest.Intake;
using NewsDigest.Storage;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.Local;

namespace NewsDigest.Worker;

/// <summary>Which queue and which store: decided once, at the start, from the settings.</summary>
internal static class StorageServices
{
    public static IServiceCollection AddArticleQueue(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<QueueOptions>().Bind(configuration.GetSection(QueueOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<IArticleQueue>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<QueueOptions>>().Value;
            return options.Kind == "azure"
                ? new StorageArticleQueue(AzureConnection.Connect(
                    QueueOptions.Section,
                    options.ConnectionString,
                    options.ServiceUri,
                    configuration,
                    text => new QueueClient(text, options.Name, StorageArticleQueue.ClientOptions()),
                    (uri, credential) => new QueueClient(Below(uri, options.Name), credential, StorageArticleQueue.ClientOptions())))
                : new SqliteArticleQueue(Path.Combine(DataFolder(configuration), "queue.db"), provider.GetRequiredService<TimeProvider>());
        });
    }

    public static IServiceCollection AddResultStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StoreOptions>().Bind(configuration.GetSection(StoreOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<IResultStore>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StoreOptions>>().Value;
            return options.Kind == "azure"
                ? new BlobResultStore(AzureConnection.Connect(
                    StoreOptions.Section,
                    options.ConnectionString,
                    options.ServiceUri,
                    configuration,
                    text => new BlobContainerClient(text, options.Container, BlobResultStore.ClientOptions()),
                    (uri, credential) => new BlobContainerClient(Below(uri, options.Container), credential, BlobResultStore.ClientOptions())))
                : new FolderResultStore(DataFolder(configuration));
        });
    }

    /// <summary>Keeps a path that the address has, as a private endpoint may.</summary>
    private static Uri Below(Uri service, string name) => new($"{service.AbsoluteUri.TrimEnd('/')}/{name}");

    private static string DataFolder(IConfiguration configuration) =>
        Path.GetFullPath(configuration["Data"] is { Length: > 0 } folder ? folder : "./newsdigest-data");
}
