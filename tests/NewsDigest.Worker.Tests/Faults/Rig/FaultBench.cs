using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsDigest.Intake;
using NewsDigest.Storage;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>Worker processes, a scripted model and one kind of storage, with a way to harm each. Looks at the storage past all proxies.</summary>
internal abstract class FaultBench : IAsyncDisposable
{
    private readonly List<WorkerProcess> _workers = [];
    private ServiceProvider? _services;

    protected FaultBench(ScriptedServer model, FaultProxy modelProxy)
    {
        (Model, ModelProxy) = (model, modelProxy);
        Settings = new Dictionary<string, string>
        {
            ["Engine"] = "openai",
            ["OpenAI:BaseUrl"] = new Uri(modelProxy.Address, "/v1").ToString(),
            ["OpenAI:Model"] = "scripted",
            ["Model:FirstWait"] = "00:00:00.1",
            ["Data"] = Folder.File("data"),
            ["Health:Url"] = "none",
            ["Worker:Lease"] = "00:00:03",
            ["Worker:Concurrency"] = "2",
            ["Worker:MaxIdleDelay"] = "00:00:00.5",
            ["Worker:RetryDelay"] = "00:00:00.2",
        };
    }

    public TemporaryFolder Folder { get; } = new();

    /// <summary>What a worker is started with.</summary>
    public Dictionary<string, string> Settings { get; }

    public ScriptedServer Model { get; }

    public FaultProxy ModelProxy { get; }

    public virtual IArticleQueue Queue => Services.GetRequiredService<IArticleQueue>();

    public virtual IResultStore Store => Services.GetRequiredService<IResultStore>();

    /// <summary>Settings of the same storage without a proxy before it.</summary>
    protected virtual IReadOnlyDictionary<string, string> DirectSettings => Settings;

    private ServiceProvider Services =>
        _services ??= Commands.Services.Build(
            new ConfigurationBuilder().AddInMemoryCollection(DirectSettings!).Build()
        );

    /// <summary>From now on no message can be removed from the queue, until the returned value is disposed.</summary>
    public abstract Task<IAsyncDisposable> HoldRemovalsAsync();

    /// <summary>From now on nothing can be written to the place in the store, a folder or a document, until the returned value is disposed.</summary>
    public abstract Task<IAsyncDisposable> BlockStoreAsync(string place);

    /// <summary>Deletes all that the store holds, and the store; the queue stays.</summary>
    public abstract Task DeleteStoreAsync();

    /// <summary>Puts bytes on the queue as a careless producer does.</summary>
    public abstract Task SendRawAsync(byte[] message);

    /// <summary>What can befall this storage, by name.</summary>
    public abstract IReadOnlyList<(string Name, Func<Task> Inject)> StorageFaults(Random random);

    /// <summary>When each article's result appeared.</summary>
    public abstract Task<IReadOnlyList<(string Path, DateTimeOffset At)>> PublishedAsync();

    /// <summary>The storage has moved.</summary>
    public void Reconnect() => _services = null;

    public async Task SubmitAsync(int from, int count)
    {
        for (var number = from; number < from + count; number++)
        {
            await Queue.SendAsync(Newsroom.Message(number), CancellationToken.None);
        }
    }

    public WorkerProcess StartWorker(params ReadOnlySpan<(string Key, string Value)> overrides)
    {
        var settings = new Dictionary<string, string>(Settings);
        foreach (var (key, value) in overrides)
        {
            settings[key] = value;
        }

        var worker = WorkerProcess.Start(settings, "run");
        _workers.Add(worker);
        return worker;
    }

    public async Task<(int ExitCode, string Output, string Errors)> DrainAsync() =>
        await WorkerProcess.RunAsync(Settings, "run", "--drain");

    public Task<Ledger> CountAsync() => Ledger.CountAsync(this);

    /// <summary>Messages on the queue, visible or not.</summary>
    public async Task<int> CountWaitingAsync() =>
        (await Queue.MeasureAsync(CancellationToken.None)).Total;

    public async Task<IReadOnlyList<string>> ListAsync(string folder) =>
        await Store
            .ListAsync(StorePath.Of(folder), CancellationToken.None)
            .Select(path => path.Value)
            .ToListAsync(CancellationToken.None);

    /// <summary>Everything that lies under the results, so that a change of one byte is seen.</summary>
    public async Task<SortedDictionary<string, string>> ReadResultsAsync()
    {
        var results = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in await ListAsync("results"))
        {
            results[path] = Convert.ToBase64String(
                (await Store.ReadAsync(StorePath.TryParse(path)!.Value, CancellationToken.None))!
                    .Value
                    .Span
            ); // it was listed
        }

        return results;
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            worker.Dispose();
        }

        await (_services?.DisposeAsync() ?? ValueTask.CompletedTask);
        await ModelProxy.DisposeAsync();
        await Model.DisposeAsync();
        Folder.Dispose();
    }
}
