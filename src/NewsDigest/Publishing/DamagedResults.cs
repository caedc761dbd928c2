using System.Collections.Concurrent;
using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>The damaged results for which articles wait, until somebody has mended or removed them.</summary>
internal sealed class DamagedResults(IResultStore store)
{
    private readonly ConcurrentDictionary<StorePath, bool> _met = new();

    public void Met(DamagedResultException damage) => _met[damage.Path] = true;

    /// <exception cref="DamagedResultException">One is still damaged.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        foreach (var path in _met.Keys)
        {
            await ResultFile.ReadAsync(store, path, cancellationToken);
            _met.TryRemove(path, out _);
        }
    }
}
