namespace NewsDigest.ChatModels.Pacing;

/// <summary>
/// How many articles are in work: as many as keep a call ready whenever the quota can bear one, and hardly more,
/// because each holds a
/// lease and memory meanwhile.
/// </summary>
/// <param name="ceiling">Never more; where no model is called, always so many.</param>
internal sealed class WorkSlots(Pacers pacers, int ceiling, TimeProvider time)
{
    private const int First = 4;
    private const int Least = 2;
    private const double LongWaitSeconds = 10;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private int _current = Math.Min(First, ceiling);
    private long _looked = time.GetTimestamp();

    /// <param name="busy">Articles in work now.</param>
    public int Now(int busy)
    {
        if (pacers.All is not [_, ..] all)
        {
            return ceiling;
        }

        if (time.GetElapsedTime(_looked) < Period)
        {
            return _current;
        }

        _looked = time.GetTimestamp();
        var facts = all.Select(pacer => pacer.Facts).ToArray();
        var waiting = facts.Sum(one => one.Waiting);
        if (waiting <= 1 && busy >= _current)
        {
            _current = Math.Min(ceiling, _current + 1 + (_current / 8));
        }
        else if (waiting > 2 && IsLong(facts))
        {
            _current = Math.Max(Math.Min(Least, ceiling), _current - 1);
        }

        return _current;
    }

    /// <summary>Without a limit that is known, as many as may be under way wait for their turn.</summary>
    private static bool IsLong(IEnumerable<PacerFacts> facts) =>
        facts.Any(one =>
            one.WaitSeconds > LongWaitSeconds || (one.FlightLimit is { } most && one.Waiting > most)
        );
}
