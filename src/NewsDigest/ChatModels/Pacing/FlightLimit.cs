namespace NewsDigest.ChatModels.Pacing;

/// <summary>
/// How many requests may be under way at a server that says nothing of a quota, such as Ollama or vLLM: more while a
/// token takes no
/// longer than with few, fewer when it does. Not safe for several threads.
/// </summary>
internal sealed class FlightLimit
{
    private const int First = 4;
    private const int Least = 1;
    private const double PeriodSeconds = 30;
    private const double AsFast = 1.15;
    private const double Slower = 1.35;
    private const double Drift = 1.01;
    private const double AfterRefusal = 0.7;
    private const int FewAnswers = 3;

    private readonly List<double> _secondsPerToken = [];
    private double? _base;
    private double _periodBegan;
    private bool _wasFull;

    public int Current { get; private set; } = First;

    /// <summary>The limit held somebody up in this period; else a larger one would tell nothing.</summary>
    public void Full() => _wasFull = true;

    public void Answered(double seconds, long outputTokens, double now)
    {
        if (outputTokens > 0)
        {
            _secondsPerToken.Add(seconds / outputTokens);
        }

        if (now - _periodBegan < PeriodSeconds || _secondsPerToken.Count < FewAnswers)
        {
            return;
        }

        _secondsPerToken.Sort();
        var median = _secondsPerToken[_secondsPerToken.Count / 2];
        _base = _base is { } known ? Math.Min(known * Drift, median) : median;
        if (median < AsFast * _base && _wasFull)
        {
            Current += Math.Max(1, Current / 8);
        }
        else if (median > Slower * _base)
        {
            Current = Math.Max(Least, Current - Math.Max(1, Current / 10));
        }

        _secondsPerToken.Clear();
        (_periodBegan, _wasFull) = (now, false);
    }

    public void Refused() => Current = Math.Max(Least, (int)(Current * AfterRefusal));
}
