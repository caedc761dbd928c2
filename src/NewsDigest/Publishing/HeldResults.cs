using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>Finished results that wait for a person, each named by a record in quarantine.</summary>
internal sealed class HeldResults(IResultStore store, ResultPublisher publisher, TimeProvider time)
{
    /// <summary>Publishes the result as it is; false when it is gone. Its pages go with it; what was published first stays.</summary>
    /// <exception cref="DamagedResultException">It cannot be read.</exception>
    public async Task<bool> ReleaseAsync(string held, CancellationToken cancellationToken)
    {
        var key = KeyOf(held);
        if (await ResultFile.ReadAsync(store, key.Held.Json, cancellationToken) is not { } result)
        {
            return false;
        }

        await publisher.PublishAsync(key, result, cancellationToken, time.GetUtcNow());
        await DropAsync(held, cancellationToken);
        return true;
    }

    /// <summary>The result goes first: without it the pages are nothing that anybody looks for.</summary>
    public async Task DropAsync(string held, CancellationToken cancellationToken)
    {
        var key = KeyOf(held).Held;
        foreach (var path in (StorePath[])[key.Json, key.Html, key.Markdown])
        {
            await store.DeleteAsync(path, cancellationToken);
        }
    }

    /// <summary>Where a person finds its page.</summary>
    public string Locate(string held) => store.Locate(KeyOf(held).Held.Html);

    private static ResultKey KeyOf(string held) =>
        ResultKey.OfHeld(held)
        ?? throw new InvalidDataException(
            $"'{held}' is not the path of a held result: a record in quarantine was changed by hand."
        );
}
