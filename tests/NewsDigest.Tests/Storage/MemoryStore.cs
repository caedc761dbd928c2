using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using NewsDigest.Storage;

namespace NewsDigest.Tests.Storage;

/// <summary>A store that is gone with the test. One that is told to be down throws as a real one does.</summary>
internal sealed class MemoryStore(TimeProvider? time = null) : IResultStore
{
    private readonly ConcurrentDictionary<StorePath, byte[]> _documents = new();
    private readonly ConcurrentDictionary<StorePath, DateTimeOffset> _written = new();

    public bool IsDown { get; set; }

    public IEnumerable<string> Paths =>
        _documents.Keys.Select(path => path.Value).Order(StringComparer.Ordinal);

    public string Text(string path) =>
        Encoding.UTF8.GetString(_documents[StorePath.TryParse(path)!.Value]); // a test names a path of ours

    public Task<bool> PutIfAbsentAsync(
        StorePath path,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        ThrowIfDown();
        var isNew = _documents.TryAdd(path, content.ToArray());
        _written.TryAdd(path, (time ?? TimeProvider.System).GetUtcNow());
        return Task.FromResult(isNew);
    }

    public Task PutAsync(
        StorePath path,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        ThrowIfDown();
        _documents[path] = content.ToArray();
        _written[path] = (time ?? TimeProvider.System).GetUtcNow();
        return Task.CompletedTask;
    }

    public Task<bool> PutIfUnchangedAsync(
        StorePath path,
        ReadOnlyMemory<byte> known,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        ThrowIfDown();
        var isSame =
            _documents.TryGetValue(path, out var there)
            && known.Span.SequenceEqual(there)
            && _documents.TryUpdate(path, content.ToArray(), there);
        return Task.FromResult(isSame);
    }

    public Task<ReadOnlyMemory<byte>?> ReadAsync(
        StorePath path,
        CancellationToken cancellationToken
    )
    {
        ThrowIfDown();
        return Task.FromResult(
            _documents.TryGetValue(path, out var content) ? (ReadOnlyMemory<byte>?)content : null
        );
    }

    public Task<long?> LengthAsync(StorePath path, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        return Task.FromResult(
            _documents.TryGetValue(path, out var content) ? (long?)content.Length : null
        );
    }

    public async IAsyncEnumerable<StorePath> ListAsync(
        StorePath folder,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        foreach (
            var path in _documents.Keys.Where(path =>
                path.Value.StartsWith($"{folder.Value}/", StringComparison.Ordinal)
            )
        )
        {
            yield return path;
        }
    }

    public IAsyncEnumerable<StorePath> ListOlderAsync(
        StorePath folder,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) => ListAsync(folder, cancellationToken).Where(path => _written[path] < before);

    public Task DeleteAsync(StorePath path, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        _documents.TryRemove(path, out _);
        _written.TryRemove(path, out _);
        return Task.CompletedTask;
    }

    public string Locate(StorePath path) => path.Value;

    private void ThrowIfDown()
    {
        if (IsDown)
        {
            throw new StoreUnavailableException("The store is down.", new IOException("down"));
        }
    }
}
