namespace NewsDigest.ChatModels.Pacing;

/// <summary>
/// When the next request to a deployment may go: evenly, in tokens, so that the quota of a minute is used whole and
/// hardly ever
/// overdrawn. Decides only, on the time that it is told; <see cref="DeploymentPacer"/> waits. Not safe for several
/// threads.
/// </summary>
/// <remarks>
/// A service charges prompt and largest answer when a request arrives, and resets its count each minute. So the
/// bucket is small: one
/// that holds a minute's tokens lets two minutes' worth through within one. The figures are those of decision 40.
/// </remarks>
internal sealed class PaceState
{
    private const double BurstSeconds = 5;
    private const double UrgentPart = 0.3;
    private const double RequestsUsed = 0.90;
    private const double LeastScatter = 0.008;
    private const double Cut = 0.985;
    private const double RequestCut = 0.97;
    private const double LeastTrim = 0.3;
    private const double MostTrim = 1.6;
    private const double SecondsBetweenCuts = 50;
    private const double FirstMeanCharge = 4000;

    private readonly Func<int> _workers;
    private double _trim = 1;
    private double _requestTrim = 1;
    private double _level;
    private double _last;
    private double _pausedUntil;
    private double _nextRequest;
    private double _lastCut = double.NegativeInfinity;
    private double _meanCharge = FirstMeanCharge;
    private double? _slack;

    /// <param name="workers">That share the deployment, this one included.</param>
    public PaceState(Func<int> workers) => _workers = workers;

    /// <summary>Tokens a minute, as the service told last; null until it does.</summary>
    public double? Limit { get; private set; }

    public double? LimitRequests { get; private set; }

    /// <summary>Tokens a second that this worker sends at; null while no limit is known.</summary>
    public double? Rate
    {
        get
        {
            if (Limit is not { } limit)
            {
                return null;
            }

            // What as many streams of whole calls scatter within a minute.
            var workers = Math.Max(1, _workers());
            var scatter = Math.Max(LeastScatter, 0.5 * _meanCharge / limit * Math.Sqrt(workers));
            return Math.Max(1, limit * (1 - Math.Min(0.5, scatter)) * _trim / workers / 60);
        }
    }

    /// <summary>Seconds until a request may go; zero is now.</summary>
    public double WaitFor(bool urgent, double now)
    {
        var wait = Math.Max(_pausedUntil, _nextRequest) - now;
        if (Rate is { } rate)
        {
            Refill(rate, now);
            var least = urgent ? 0 : UrgentPart * BurstSeconds * rate;
            wait = Math.Max(wait, (least - _level) / rate);
        }

        return Math.Max(0, wait);
    }

    /// <summary>It may take the bucket into debt; the next waits for that long.</summary>
    /// <param name="charge">Tokens of the prompt and of the largest answer.</param>
    public void Admit(double charge, double now)
    {
        _meanCharge += 0.05 * (charge - _meanCharge);
        if (Rate is { } rate)
        {
            Refill(rate, now);
            _level -= charge;
        }

        if (LimitRequests is { } requests)
        {
            var share = requests * RequestsUsed * _requestTrim / Math.Max(1, _workers());
            _nextRequest = now + (60 / Math.Max(0.1, share));
        }
    }

    /// <summary>
    /// Any answer, a refusal too. Nothing is given back: the service charged the largest answer when the request
    /// arrived.
    /// </summary>
    public void Learn(QuotaHeaders quota, double now)
    {
        if (quota.LimitTokens is > 0 and var limit)
        {
            if (Limit is null)
            {
                (_last, _level) = (now, 0);
            }

            Limit = limit;
        }

        if (quota.LimitRequests is > 0 and var requests)
        {
            LimitRequests = requests;
        }

        if (Limit is { } whole && quota.RemainingTokens is { } remaining)
        {
            var slack = SlackOf(whole, remaining, quota.ResetTokens?.TotalSeconds);
            _slack = slack is null ? _slack : Math.Min(_slack ?? double.MaxValue, slack.Value);
        }
    }

    /// <summary>A refusal for want of quota.</summary>
    /// <param name="asked">Seconds that the service asks for, with the share of chance that spreads the
    /// workers.</param>
    public void Refused(QuotaKind kind, double asked, double now)
    {
        _pausedUntil = Math.Max(_pausedUntil, now + asked);
        _level = Math.Min(_level, 0);
        if (kind == QuotaKind.Requests)
        {
            _requestTrim = Math.Max(0.5, _requestTrim * RequestCut);
        }
        else if (kind != QuotaKind.Capacity && now - _lastCut >= SecondsBetweenCuts)
        {
            // One cut for one crowded minute.
            _lastCut = now;
            _trim = Math.Max(LeastTrim, Math.Min(_trim, 1.05) * Cut);
        }
    }

    /// <summary>Once a minute: what nobody else uses is taken, slowly, and given back at the first refusal.</summary>
    public void Minute(bool isWaitedFor, double now)
    {
        var (slack, clean) = (_slack, now - _lastCut);
        _slack = null;
        if (!isWaitedFor)
        {
            return;
        }

        if (slack > 0.05 && clean > 600)
        {
            _trim = Math.Min(MostTrim, _trim + (0.3 * Math.Min(0.2, slack.Value - 0.04)));
        }
        else if (_trim < 1 && clean > 180)
        {
            _trim = Math.Min(1, _trim + 0.002);
        }
    }

    /// <summary>
    /// What will be left at the reset, by the use so far. Early in a minute nothing can be told; without a reset the
    /// rest is a running one.
    /// </summary>
    private static double? SlackOf(double limit, double remaining, double? reset) =>
        reset switch
        {
            null => remaining / limit,
            > 0 and <= 30 and var left => (remaining - ((limit - remaining) * left / (60 - left)))
                / limit,
            _ => null,
        };

    private void Refill(double rate, double now)
    {
        _level = Math.Min(BurstSeconds * rate, _level + ((now - _last) * rate));
        _last = now;
    }
}
