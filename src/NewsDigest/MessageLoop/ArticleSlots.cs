namespace NewsDigest.MessageLoop;

/// <summary>
/// Articles work side by side, but one that may have killed the process before works alone: its next kill takes no neighbour
/// with it, and no neighbour is suspected for it. Of very long ones one works at a time, because each takes a hundred megabytes and more.
/// </summary>
internal sealed class ArticleSlots(int slots, TimeProvider time) : IDisposable
{
    /// <summary>Fifty times a long article. In bytes too: what has fewer bytes has fewer characters.</summary>
    private const int LongText = 1_000_000;

    private readonly SemaphoreSlim _free = new(slots, slots);
    private readonly SemaphoreSlim _alone = new(1, 1);
    private readonly SemaphoreSlim _long = new(1, 1);

    /// <summary>Waits for a slot, and with a very long text also until no other such one is in work. Leaves both when disposed.</summary>
    /// <param name="alone">Waits until no other article is in work, and lets none in.</param>
    /// <param name="length">Of the text, in characters or bytes. It is asked for in the slot and before anything is read.</param>
    public async Task<IDisposable> EnterAsync(
        bool alone,
        Func<CancellationToken, Task<long>> length,
        CancellationToken cancellationToken
    )
    {
        // One suspect collects slots at a time, or two would wait for each other's.
        using var turn = alone ? await HoldAsync(_alone, 1, cancellationToken) : null;
        var slot = await HoldAsync(_free, alone ? slots : 1, cancellationToken);
        try
        {
            var isLong = await length(cancellationToken) > LongText;
            return isLong ? await BesideAsync(slot, cancellationToken) : slot;
        }
        catch
        {
            slot.Dispose();
            throw;
        }
    }

    private async Task<IDisposable> BesideAsync(Hold slot, CancellationToken cancellationToken) =>
        new LongHold(
            slot,
            await HoldAsync(_long, 1, cancellationToken),
            LargeArticleGc.Start(time)
        );

    public void Dispose()
    {
        _long.Dispose();
        _free.Dispose();
        _alone.Dispose();
    }

    private static async Task<Hold> HoldAsync(
        SemaphoreSlim semaphore,
        int count,
        CancellationToken cancellationToken
    )
    {
        var held = 0;
        try
        {
            for (; held < count; held++)
            {
                await semaphore.WaitAsync(cancellationToken);
            }

            return new Hold(semaphore, count);
        }
        catch (OperationCanceledException)
        {
            if (held > 0)
            {
                semaphore.Release(held);
            }

            throw;
        }
    }

    private sealed class LongHold(Hold slot, Hold turn, LargeArticleGc collection) : IDisposable
    {
        public void Dispose()
        {
            collection.Dispose();
            turn.Dispose();
            slot.Dispose();
        }
    }

    private sealed class Hold(SemaphoreSlim semaphore, int count) : IDisposable
    {
        public void Dispose() => semaphore.Release(count);
    }
}
