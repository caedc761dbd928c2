using System.Globalization;
using NewsDigest.Intake;
using NewsDigest.Settings;
using NewsDigest.Storage;

namespace NewsDigest.Worker.Doctor;

/// <summary>Queue and store, by doing what the worker does, with a message and a document of our own.</summary>
internal static class StorageChecks
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Old = TimeSpan.FromHours(1);

    /// <summary>A message on a storage queue lives seven days, unless its producer says otherwise.</summary>
    private static readonly TimeSpan NearlyGone = TimeSpan.FromDays(6);

    /// <summary>Sends, receives, renews and removes a message on a queue beside the real one, which workers leave alone.</summary>
    public static async Task<IReadOnlyList<CheckLine>> TryQueueAsync(
        IConfiguration settings,
        CancellationToken cancellationToken
    )
    {
        await using var services = new ServiceCollection()
            .AddQueueAndStore(Beside(settings))
            .BuildServiceProvider();
        try
        {
            var queue = services.GetRequiredService<IArticleQueue>();
            await queue.SendAsync("{\"id\":\"doctor\"}"u8.ToArray(), cancellationToken);
            var lease = (await queue.ReceiveAsync(Lease, cancellationToken)).Lease;
            var renewed = lease is null
                ? null
                : await queue.RenewAsync(lease, Lease, cancellationToken);
            return
            [
                renewed is not null && await queue.CompleteAsync(renewed, cancellationToken)
                    ? CheckLine.Ok("queue", "a message was sent, received, renewed and removed")
                    : CheckLine.Fail(
                        "queue",
                        "a message was sent, and could not be received, renewed and removed",
                        QueueCure
                    ),
            ];
        }
        finally
        {
            if (Directory.Exists(ProbeFolder(settings)))
            {
                Directory.Delete(ProbeFolder(settings), recursive: true);
            }
        }
    }

    public const string QueueCure =
        "Azure: give the identity the role Storage Queue Data Contributor (not Reader, Sender or Processor alone) on the queue or the account. Local: see the data folder.";

    public const string StoreCure =
        "Azure: give the identity the role Storage Blob Data Contributor on the container or the account. Local: see the data folder.";

    public static async Task<IReadOnlyList<CheckLine>> LookAtBacklogAsync(
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var depth = await services
            .GetRequiredService<IArticleQueue>()
            .MeasureAsync(cancellationToken);
        var age = services.GetRequiredService<TimeProvider>().GetUtcNow() - depth.OldestWaiting;
        var found = string.Create(
            CultureInfo.InvariantCulture,
            $"{depth.Total} messages{(age is { } known ? $", the oldest {Words(known)} old" : "")}"
        );
        if (age > NearlyGone)
        {
            return
            [
                CheckLine.Fail(
                    "backlog",
                    found,
                    "A storage queue drops a message after its time to live (7 days unless the producer sends -1): start workers now; see docs/producers.md."
                ),
            ];
        }

        return
        [
            age > Old
                ? CheckLine.Note("backlog", found, "Is a worker running, and is its engine well?")
                : CheckLine.Ok("backlog", found),
        ];
    }

    public static async Task<IReadOnlyList<CheckLine>> TryStoreAsync(
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var store = services.GetRequiredService<IResultStore>();
        var folder = StorePath.Of("health", $"doctor-{Guid.NewGuid():N}");
        var path = folder.Append("probe");
        try
        {
            var problem = await ProblemOfAsync(store, folder, path, cancellationToken);
            return
            [
                problem is null
                    ? CheckLine.Ok("store", "written once, read, listed and deleted")
                    : CheckLine.Fail("store", problem, StoreCure),
            ];
        }
        finally
        {
            await store.DeleteAsync(path, cancellationToken);
        }
    }

    public static async Task<IReadOnlyList<CheckLine>> LookAtClaimsAsync(
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var before = services.GetRequiredService<TimeProvider>().GetUtcNow() - Old;
        var old = await services
            .GetRequiredService<IResultStore>()
            .ListOlderAsync(StorePath.Of("claims"), before, cancellationToken)
            .CountAsync(cancellationToken);
        return
        [
            old == 0
                ? CheckLine.Ok("claims", "none of a worker that died")
                : CheckLine.Note(
                    "claims",
                    $"{old} of workers that died",
                    "Nothing to do: a running worker takes them over and removes them."
                ),
        ];
    }

    private static async Task<string?> ProblemOfAsync(
        IResultStore store,
        StorePath folder,
        StorePath path,
        CancellationToken cancellationToken
    )
    {
        if (!await store.PutIfAbsentAsync(path, "first"u8.ToArray(), cancellationToken))
        {
            return "a new document was taken for one that is there";
        }

        if (await store.PutIfAbsentAsync(path, "second"u8.ToArray(), cancellationToken))
        {
            return "a second document took the place of the first: results could be overwritten";
        }

        if (
            await store.ReadAsync(path, cancellationToken) is not { } read
            || !read.Span.SequenceEqual("first"u8)
        )
        {
            return "what was written could not be read";
        }

        return await store.ListAsync(folder, cancellationToken).CountAsync(cancellationToken) == 1
            ? null
            : "what was written is not in the list";
    }

    private static IConfigurationRoot Beside(IConfiguration settings) =>
        new ConfigurationBuilder()
            .AddConfiguration(settings)
            .AddInMemoryCollection(
                SettingsReader.Read<QueueOptions>(settings).Kind == QueueKind.Local
                    ? [KeyValuePair.Create("Data", (string?)ProbeFolder(settings))]
                    :
                    [
                        KeyValuePair.Create(
                            "Queue:Name",
                            (string?)
                                $"{SettingsReader.Read<Azure.StorageQueueOptions>(settings).Name}-doctor"
                        ),
                    ]
            )
            .Build();

    private static string ProbeFolder(IConfiguration settings) =>
        Path.Combine(
            DataFolder.Of(settings),
            string.Create(CultureInfo.InvariantCulture, $"doctor-{Environment.ProcessId}")
        );

    private static string Words(TimeSpan age) =>
        age.TotalHours < 48
            ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0} min")
            : string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0} days");
}
