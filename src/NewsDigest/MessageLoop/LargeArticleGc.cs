using System.Runtime;

namespace NewsDigest.MessageLoop;

/// <summary>
/// Collects while a very long article is in work. Its stages leave copies of it behind, and the collector by itself takes
/// them only when as much again has been allocated: a machine may have much memory, and a worker should not take it all for that.
/// </summary>
internal sealed class LargeArticleGc : IDisposable
{
    private const long Worthwhile = 32 * 1024 * 1024; // allocated since the last time

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private long _allocated;

    private LargeArticleGc(TimeProvider time) =>
        _timer = time.CreateTimer(_ => Collect(), null, TimeSpan.Zero, Pause);

    public static LargeArticleGc Start(TimeProvider time) => new(time);

    public void Dispose() => _timer.Dispose();

    private void Collect()
    {
        if (GC.GetTotalAllocatedBytes() - _allocated < Worthwhile || !_lock.TryEnter())
        {
            return;
        }

        try
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(
                GC.MaxGeneration,
                GCCollectionMode.Aggressive,
                blocking: true,
                compacting: true
            );
            _allocated = GC.GetTotalAllocatedBytes();
        }
        finally
        {
            _lock.Exit();
        }
    }
}
