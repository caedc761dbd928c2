namespace NewsDigest.Benchmarks;

/// <summary>
/// How long a batch takes a worker that needs nothing but a fixed time between two calls: what the ends of the batch cost, where
/// there is not work for all slots. The service serves calls in the order in which they come.
/// </summary>
internal static class SlotSchedule
{
    public static TimeSpan Took(
        int articles,
        int callsOfOne,
        int slots,
        int concurrency,
        TimeSpan latency,
        TimeSpan between
    )
    {
        var waiting = new PriorityQueue<int, TimeSpan>(); // calls that an article has still to make, by when the next one is ready
        var slotsFree = new PriorityQueue<int, TimeSpan>(
            Enumerable.Range(0, slots).Select(slot => (slot, TimeSpan.Zero))
        );
        var started = Math.Min(concurrency, articles);
        waiting.EnqueueRange(Enumerable.Repeat(callsOfOne, started), TimeSpan.Zero);
        var last = TimeSpan.Zero;
        while (waiting.TryDequeue(out var left, out var ready))
        {
            slotsFree.TryDequeue(out var slot, out var free);
            last = (ready > free ? ready : free) + latency;
            slotsFree.Enqueue(slot, last);
            if (left > 1)
            {
                waiting.Enqueue(left - 1, last + between);
            }
            else if (started < articles)
            {
                started++;
                waiting.Enqueue(callsOfOne, last + between);
            }
        }

        return last;
    }
}
