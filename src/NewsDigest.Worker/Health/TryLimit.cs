namespace NewsDigest.Worker.Health;

/// <summary>So many tries within so long, of all who try together: an address behind a proxy proves nothing.</summary>
internal sealed class TryLimit(int most, TimeSpan window, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Queue<long> _tries = [];

    /// <summary>False when there were too many; that one does not count.</summary>
    public bool Take()
    {
        lock (_lock)
        {
            while (_tries.TryPeek(out var first) && time.GetElapsedTime(first) > window)
            {
                _tries.Dequeue();
            }

            if (_tries.Count >= most)
            {
                return false;
            }

            _tries.Enqueue(time.GetTimestamp());
            return true;
        }
    }
}
