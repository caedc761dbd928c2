using System.Text;
using System.Xml;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using NewsDigest.Intake;
using NewsDigest.Storage;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.Tests.Azurite;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>Storage Queue and Blob container of the emulator, each behind a proxy.</summary>
internal sealed class AzuriteBench : FaultBench
{
    private readonly Func<(Uri Queues, Uri Blobs)> _azurite;

    private AzuriteBench(
        ScriptedServer model,
        FaultProxy modelProxy,
        FaultProxy queues,
        FaultProxy blobs,
        Func<(Uri Queues, Uri Blobs)> azurite
    )
        : base(model, modelProxy)
    {
        (QueueProxy, BlobProxy, _azurite) = (queues, blobs, azurite);
        Name = $"n{Guid.NewGuid():N}";
        Settings["Queue:Kind"] = "azure";
        Settings["Queue:Name"] = Name;
        Settings["Store:Kind"] = "azure";
        Settings["Store:Container"] = Name;
        Settings["Queue:ConnectionString"] = Settings["Store:ConnectionString"] =
            AzuriteProcess.ConnectionString(queues.Address, blobs.Address);
    }

    public string Name { get; }

    public FaultProxy QueueProxy { get; }

    public FaultProxy BlobProxy { get; }

    public QueueClient RawQueue => new(DirectConnection, Name);

    public override IArticleQueue Queue =>
        new StorageArticleQueue(PatientClients.Queue(DirectConnection, Name));

    public override IResultStore Store =>
        new BlobResultStore(PatientClients.Container(DirectConnection, Name));

    protected override IReadOnlyDictionary<string, string> DirectSettings =>
        new Dictionary<string, string>(Settings)
        {
            ["Queue:ConnectionString"] = DirectConnection,
            ["Store:ConnectionString"] = DirectConnection,
        };

    private string DirectConnection =>
        AzuriteProcess.ConnectionString(_azurite().Queues, _azurite().Blobs);

    public static Task<AzuriteBench> StartAsync(
        AzuriteServer azurite,
        Func<ScriptedRequest, ScriptedAnswer> answer
    ) => StartAsync(() => (azurite.Queues, azurite.Blobs), answer);

    /// <param name="azurite">Asked again at each look, because a restart moves the emulator to other ports.</param>
    /// <param name="answer">What the model says.</param>
    public static async Task<AzuriteBench> StartAsync(
        Func<(Uri Queues, Uri Blobs)> azurite,
        Func<ScriptedRequest, ScriptedAnswer> answer
    )
    {
        var model = await ScriptedServer.StartAsync(answer);
        return new AzuriteBench(
            model,
            await FaultProxy.StartAsync(model.Address),
            await FaultProxy.StartAsync(azurite().Queues),
            await FaultProxy.StartAsync(azurite().Blobs),
            azurite
        );
    }

    public override Task<IAsyncDisposable> HoldRemovalsAsync()
    {
        var held = new TaskCompletionSource();
        QueueProxy.Harm = request => request.IsRemoval ? new Fault.Held(held.Task) : null;
        return Task.FromResult<IAsyncDisposable>(
            new Undo(() =>
            {
                QueueProxy.Harm = _ => null;
                held.SetCanceled();
            })
        );
    }

    public override Task<IAsyncDisposable> BlockStoreAsync(string place)
    {
        var part = $"/{Name}/{place}{(Path.HasExtension(place) ? "" : "/")}";
        BlobProxy.Harm = request =>
            request.Path.Contains(part, StringComparison.Ordinal) && request.Method == "PUT"
                ? new Fault.Refusal(503)
                : null;
        return Task.FromResult<IAsyncDisposable>(new Undo(() => BlobProxy.Harm = _ => null));
    }

    public override Task DeleteStoreAsync() =>
        new BlobContainerClient(DirectConnection, Name).DeleteAsync();

    public override IReadOnlyList<(string Name, Func<Task> Inject)> StorageFaults(Random random)
    {
        return
        [
            ("queue: request cut", () => Once(QueueProxy, new Fault.Cut())),
            ("queue: answer lost", () => Once(QueueProxy, new Fault.LostAnswer())),
            ("queue: 503", () => Once(QueueProxy, new Fault.Refusal(503))),
            ("store: request cut", () => Once(BlobProxy, new Fault.Cut())),
            ("store: answer lost", () => Once(BlobProxy, new Fault.LostAnswer())),
            ("store: 503", () => Once(BlobProxy, new Fault.Refusal(503))),
        ];

        Task Once(FaultProxy proxy, Fault fault)
        {
            var skip = random.Next(8);
            proxy.HarmNext(_ => Interlocked.Decrement(ref skip) < 0, fault);
            return Task.CompletedTask;
        }
    }

    public override async Task<IReadOnlyList<(string Path, DateTimeOffset At)>> PublishedAsync() =>
        await new BlobContainerClient(DirectConnection, Name)
            .GetBlobsAsync(BlobTraits.None, BlobStates.None, "results/", CancellationToken.None)
            .Where(blob => blob.Name.EndsWith("/result.json", StringComparison.Ordinal))
            .Select(blob => (blob.Name, blob.Properties.LastModified!.Value)) // every blob has a time
            .ToListAsync();

    public override async Task SendRawAsync(byte[] message)
    {
        await RawQueue.CreateIfNotExistsAsync();
        var text = Encoding.UTF8.GetString(message);
        var isPlain =
            text.All(XmlConvert.IsXmlChar)
            && Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(message);

        // The service takes XML: what no XML can hold, a producer must send in Base64.
        await RawQueue.SendMessageAsync(isPlain ? text : Convert.ToBase64String(message));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await QueueProxy.DisposeAsync();
        await BlobProxy.DisposeAsync();
    }
}
