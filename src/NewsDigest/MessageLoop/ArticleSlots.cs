using NewsDigest.Intake;

namespace NewsDigest.MessageLoop;

/// <summary>
/// Articles work side by side, but one that may have killed the process before works alone: its next kill takes no neighbour
/// with it, and no neighbour is suspected for it. Of very long ones one works at a time, because each takes a hundred megabytes and more.
/// </summary>
internal sealed class ArticleSlots(int slots, TimeProvider time) : IDisposable
{
    /// <summary>Characters; fifty times a long article.</summary>
    private const int LongBody = 1_000_000;

    private readonly SemaphoreSlim _free = new(slots, slots);
    private readonly SemaphoreSlim _alone = new(1, 1);
    private readonly SemaphoreSlim _long = new(1, 1);

    public async Task<IDisposable> EnterAsync(bool alone, CancellationToken cancellationToken)
    {
        // One suspect collects slots at a time, or two would wait for each other's.
        using var turn = alone ? await HoldAsync(_alone, 1, cancellationToken) : null;
        return await HoldAsync(_free, alone ? slots : 1, cancellationToken);
    }

    public static bool IsLong(ParsedMessage message) =>
        message is ParsedMessage.Accepted { Article.Body.Length: > LongBody };

    /// <summary>To be entered from a slot by an article that <see cref="IsLong"/>.</summary>
    public async Task<IDisposable> EnterLongAsync(CancellationToken cancellationToken) =>
        new LongHold(await HoldAsync(_long, 1, cancellationToken), LargeArticleGc.Start(time));

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

    private sealed class LongHold(Hold hold, LargeArticleGc relief) : IDisposable
    {
        public void Dispose()
        {
            relief.Dispose();
            hold.Dispose();
        }
    }

    private sealed class Hold(SemaphoreSlim semaphore, int count) : IDisposable
    {
        public void Dispose() => semaphore.Release(count);
    }
}
