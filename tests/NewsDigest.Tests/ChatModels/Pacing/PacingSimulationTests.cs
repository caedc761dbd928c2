using NewsDigest.ChatModels;
using NewsDigest.ChatModels.Pacing;

namespace NewsDigest.Tests.ChatModels.Pacing;

/// <summary>
/// Workers without end of work before a deployment with the documented rules, event by event on a time of its own: the quota is reset
/// each minute, a request is charged when it arrives, refused ones count against the requests of ten seconds.
/// </summary>
public sealed class PacingSimulationTests
{
    private const double WarmSeconds = 600;
    private const double EndSeconds = WarmSeconds + 3600;

    private readonly PriorityQueue<Action, double> _events = new();
    private readonly Queue<double> _requests = [];
    private readonly Random _random = new(1);
    private double _now;
    private double _limit;
    private double _used;
    private double _admitted;
    private double _offered;
    private int _answers;
    private int _refusals;
    private long _minute;

    [Theory]
    [InlineData(300_000, 1, 97, 0.6)]
    [InlineData(300_000, 2, 97, 0.6)]
    [InlineData(300_000, 4, 97, 0.6)]
    [InlineData(300_000, 8, 97, 0.6)]
    [InlineData(60_000, 1, 90, 1.5)]
    public void Workers_use_the_quota_of_a_deployment_and_are_hardly_ever_refused(
        int tokensAMinute,
        int workers,
        double leastUsed,
        double mostRefused
    )
    {
        _limit = tokensAMinute;
        Run(workers);

        Assert.InRange(100 * _admitted / _offered, leastUsed, 100);
        Assert.InRange(100.0 * _refusals / (_answers + _refusals), 0, mostRefused);
    }

    [Fact]
    public void A_quota_that_halves_for_a_while_is_followed()
    {
        _limit = 300_000;
        _events.Enqueue(() => _limit /= 2, WarmSeconds + 905);
        _events.Enqueue(() => _limit *= 2, WarmSeconds + 1805);
        Run(workers: 4);

        Assert.InRange(100 * _admitted / _offered, 96, 100);
        Assert.InRange(100.0 * _refusals / (_answers + _refusals), 0, 0.8);
    }

    private void Run(int workers)
    {
        for (var number = 0; number < workers; number++)
        {
            var pace = new PaceState(() => workers);
            _events.Enqueue(() => Try(pace), 0.37 * number);
            _events.Enqueue(() => Minute(pace), 60);
        }

        _events.Enqueue(Second, WarmSeconds);
        while (_events.TryDequeue(out var next, out var at) && at < EndSeconds)
        {
            _now = at;
            next();
        }
    }

    private void Second()
    {
        _offered += _limit / 60;
        _events.Enqueue(Second, _now + 1);
    }

    private void Minute(PaceState pace)
    {
        pace.Minute(isWaitedFor: true, _now);
        _events.Enqueue(() => Minute(pace), _now + 60);
    }

    private void Try(PaceState pace)
    {
        if (pace.WaitFor(urgent: false, _now) is > 0 and var wait)
        {
            _events.Enqueue(() => Try(pace), _now + wait + 1e-6);
            return;
        }

        // A translation or a summary, as our own count has it, and as the service's does.
        var (prompt, most) = _random.Next(2) == 0 ? (2900, 1800) : (2300, 600);
        pace.Admit(prompt + most, _now);
        Arrive(pace, (prompt * (0.95 + (0.1 * _random.NextDouble()))) + most);
        _events.Enqueue(() => Try(pace), _now + (pace.Rate is null ? 5 : 1e-6));
    }

    private void Arrive(PaceState pace, double charge)
    {
        while (_requests.TryPeek(out var at) && at <= _now - 10)
        {
            _requests.Dequeue();
        }

        if ((long)(_now / 60) is var minute && minute != _minute)
        {
            (_minute, _used) = (minute, 0);
        }

        var isCrowded = _requests.Count + 1 > _limit / 1000;
        _requests.Enqueue(_now);
        var reset = 60 - (_now % 60);
        var isMeasured = _now >= WarmSeconds;
        if (isCrowded || _used + charge > _limit)
        {
            _refusals += isMeasured ? 1 : 0;
            var told = Told(reset);
            _events.Enqueue(
                () =>
                {
                    pace.Learn(told, _now);
                    pace.Refused(
                        isCrowded ? QuotaKind.Requests : QuotaKind.Tokens,
                        (isCrowded ? 10 : reset) + (3 * _random.NextDouble()),
                        _now
                    );
                },
                _now + 0.05
            );
            return;
        }

        _used += charge;
        _admitted += isMeasured ? charge : 0;
        _answers += isMeasured ? 1 : 0;
        var quota = Told(reset);
        _events.Enqueue(() => pace.Learn(quota, _now), _now + 3 + (12 * _random.NextDouble()));
    }

    private QuotaHeaders Told(double reset) =>
        new(_limit, _limit * 6 / 1000, _limit - _used, TimeSpan.FromSeconds(reset));
}
