namespace NewsDigest.MessageLoop;

/// <summary>Pauses that double up to a limit, and start over after a success.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan limit)
{
    private int _steps;

    public TimeSpan Next() => Of(_steps++);

    /// <param name="wish">A shorter pause that makes sense; never less than the first.</param>
    public TimeSpan Next(TimeSpan? wish)
    {
        var pause = Next();
        return wish < pause ? (wish > first ? wish.Value : first) : pause;
    }

    public void Reset() => _steps = 0;

    private TimeSpan Of(int step)
    {
        var pause = first * Math.Pow(2, Math.Min(step, 30));
        return pause < limit ? pause : limit;
    }
}
