using NewsDigest.Storage;

namespace NewsDigest.Tests.Digests;

/// <summary>A store that does something before and after each of its writes: dies, for example.</summary>
internal sealed class HookedStore(IResultStore store) : IResultStore
{
    public int Writes { get; private set; }

    public Func<StorePath, Task> Before { get; set; } = _ => Task.CompletedTask;

    public Func<StorePath, Task> After { get; set; } = _ => Task.CompletedTask;

    /// <summary>Lists come in another order.</summary>
    public Random? Shuffled { get; set; }

    public async Task<bool> PutIfAbsentAsync(
        StorePath path,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        await BeforeAsync(path);
        var isNew = await store.PutIfAbsentAsync(path, content, cancellationToken);
        await After(path);
        return isNew;
    }

    public async Task PutAsync(
        StorePath path,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        await BeforeAsync(path);
        await store.PutAsync(path, content, cancellationToken);
        await After(path);
    }

    public async Task<bool> PutIfUnchangedAsync(
        StorePath path,
        ReadOnlyMemory<byte> known,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        await BeforeAsync(path);
        var isOurs = await store.PutIfUnchangedAsync(path, known, content, cancellationToken);
        await After(path);
        return isOurs;
    }

    public Task<ReadOnlyMemory<byte>?> ReadAsync(
        StorePath path,
        CancellationToken cancellationToken
    ) => store.ReadAsync(path, cancellationToken);

    public Task<long?> LengthAsync(StorePath path, CancellationToken cancellationToken) =>
        store.LengthAsync(path, cancellationToken);

    public IAsyncEnumerable<StorePath> ListAsync(
        StorePath folder,
        CancellationToken cancellationToken
    )
    {
        var all = store.ListAsync(folder, cancellationToken);
        return Shuffled is { } random ? all.OrderBy(_ => random.Next()) : all;
    }

    public IAsyncEnumerable<StorePath> ListOlderAsync(
        StorePath folder,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) => store.ListOlderAsync(folder, before, cancellationToken);

    public async Task DeleteAsync(StorePath path, CancellationToken cancellationToken)
    {
        await BeforeAsync(path);
        await store.DeleteAsync(path, cancellationToken);
        await After(path);
    }

    public string Locate(StorePath path) => store.Locate(path);

    private Task BeforeAsync(StorePath path)
    {
        Writes++;
        return Before(path);
    }
}

/// <summary>The process is gone.</summary>
internal sealed class KilledException : Exception;
