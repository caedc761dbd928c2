namespace NewsDigest.Benchmarks;

/// <summary>A clock that runs so many times faster than the machine's, the same in all processes with one origin.</summary>
internal sealed class ScaledTime(int factor, long origin) : TimeProvider
{
    public int Factor => factor;

    /// <summary>In ticks: when this clock and the machine's were the same.</summary>
    public long Origin => origin;

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() =>
        new(origin + ((System.GetUtcNow().UtcTicks - origin) * factor), TimeSpan.Zero);

    public override long GetTimestamp() => System.GetTimestamp() * factor;

    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    ) => System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period));

    private TimeSpan Shorten(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan ? time : time / factor;
}
