namespace NewsDigest.Operations;

/// <summary>Pauses that double up to a limit, and start over after a success.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan limit)
{
    private int _steps;

    public TimeSpan Next() => Of(_steps++);

    public void Reset() => _steps = 0;

    private TimeSpan Of(int step)
    {
        var pause = first * Math.Pow(2, Math.Min(step, 30));
        return pause < limit ? pause : limit;
    }
}
