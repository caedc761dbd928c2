using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Options;
using NewsDigest.Intake;
using NewsDigest.Settings;
using NewsDigest.Storage;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.Local;

namespace NewsDigest.Worker;

/// <summary>Which queue and which store: decided once, at the start, from the settings. Only the chosen vendor's options are asked for.</summary>
internal static class StorageServices
{
    public static IServiceCollection AddArticleQueue(
        this IServiceCollection services,
        IConfiguration configuration
    ) =>
        services
            .AddSettings<GeneralOptions>(configuration)
            .AddSettings<QueueOptions>(configuration)
            .AddSettings<StorageQueueOptions>(configuration)
            .AddSingleton<IArticleQueue>(provider =>
                provider.Value<QueueOptions>().Kind switch
                {
                    QueueKind.Local => new SqliteArticleQueue(
                        Path.Combine(DataFolder.Of(provider.Value<GeneralOptions>()), "queue.db"),
                        provider.GetRequiredService<TimeProvider>()
                    ),
                    QueueKind.Azure => StorageQueue(
                        provider.Value<StorageQueueOptions>(),
                        provider.Value<GeneralOptions>()
                    ),
                    var kind => throw new NotSupportedException(
                        $"{QueueOptions.Section}:{nameof(QueueOptions.Kind)} '{kind}' has no queue."
                    ),
                }
            );

    /// <summary>Opens queues beside that of the articles, for notices.</summary>
    public static IArticleQueue OpenQueue(IServiceProvider provider, string name) =>
        provider.Value<QueueOptions>().Kind switch
        {
            QueueKind.Local => new SqliteArticleQueue(
                Path.Combine(
                    DataFolder.Of(provider.Value<GeneralOptions>()),
                    "notices",
                    $"{name}.db"
                ),
                provider.GetRequiredService<TimeProvider>()
            ),
            QueueKind.Azure => StorageQueue(
                provider.Value<StorageQueueOptions>(),
                provider.Value<GeneralOptions>(),
                name
            ),
            var kind => throw new NotSupportedException(
                $"{QueueOptions.Section}:{nameof(QueueOptions.Kind)} '{kind}' has no queue."
            ),
        };

    public static IServiceCollection AddResultStore(
        this IServiceCollection services,
        IConfiguration configuration
    ) =>
        services
            .AddSettings<GeneralOptions>(configuration)
            .AddSettings<StoreOptions>(configuration)
            .AddSettings<BlobStoreOptions>(configuration)
            .AddSingleton<IResultStore>(provider =>
                provider.Value<StoreOptions>().Kind switch
                {
                    StoreKind.Local => new FolderResultStore(
                        DataFolder.Of(provider.Value<GeneralOptions>())
                    ),
                    StoreKind.Azure => BlobStore(
                        provider.Value<BlobStoreOptions>(),
                        provider.Value<GeneralOptions>()
                    ),
                    var kind => throw new NotSupportedException(
                        $"{StoreOptions.Section}:{nameof(StoreOptions.Kind)} '{kind}' has no store."
                    ),
                }
            );

    private static StorageArticleQueue StorageQueue(
        StorageQueueOptions options,
        GeneralOptions general,
        string? name = null
    ) =>
        new(
            AzureConnection.Connect(
                StorageQueueOptions.Section,
                options.ConnectionString,
                options.ServiceUri,
                general,
                text => new QueueClient(
                    text,
                    name ?? options.Name,
                    StorageArticleQueue.ClientOptions()
                ),
                (uri, credential) =>
                    new QueueClient(
                        Below(uri, name ?? options.Name),
                        credential,
                        StorageArticleQueue.ClientOptions()
                    )
            )
        );

    private static BlobResultStore BlobStore(BlobStoreOptions options, GeneralOptions general) =>
        new(
            AzureConnection.Connect(
                BlobStoreOptions.Section,
                options.ConnectionString,
                options.ServiceUri,
                general,
                text => new BlobContainerClient(
                    text,
                    options.Container,
                    BlobResultStore.ClientOptions()
                ),
                (uri, credential) =>
                    new BlobContainerClient(
                        Below(uri, options.Container),
                        credential,
                        BlobResultStore.ClientOptions()
                    )
            )
        );

    /// <summary>Keeps a path that the address has, as a private endpoint may.</summary>
    private static Uri Below(Uri service, string name) =>
        new($"{service.AbsoluteUri.TrimEnd('/')}/{name}");

    private static T Value<T>(this IServiceProvider provider)
        where T : class => provider.GetRequiredService<IOptions<T>>().Value;
}
