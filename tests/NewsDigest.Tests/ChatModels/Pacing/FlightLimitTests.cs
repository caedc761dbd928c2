using NewsDigest.ChatModels.Pacing;

namespace NewsDigest.Tests.ChatModels.Pacing;

/// <summary>Servers without quota headers that work on so many requests at once and let the others wait.</summary>
public sealed class FlightLimitTests
{
    private readonly PriorityQueue<(double Began, int Tokens), double> _working = new();
    private readonly Queue<(double Began, int Tokens)> _waiting = [];
    private readonly FlightLimit _flight = new();
    private readonly Random _random = new(1);
    private double _now;
    private int _inFlight;
    private int _slots;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(64)]
    public void A_server_of_any_size_is_kept_busy(int slots)
    {
        const double Warm = 1200;
        _slots = slots;
        var busy = 0.0;
        while (_now < 3600)
        {
            Fill();
            _working.TryDequeue(out var done, out var at);
            busy += at > Warm ? (_working.Count + 1) * (at - Math.Max(_now, Warm)) : 0;
            _now = at;
            _inFlight--;
            _flight.Answered(_now - done.Began, done.Tokens, _now);
            if (_waiting.TryDequeue(out var next))
            {
                Work(next);
            }
        }

        Assert.InRange(100 * busy / (slots * (_now - Warm)), 93, 100.1);
        Assert.True(_flight.Current < 4 * slots + 8, $"{_flight.Current} in flight");
    }

    [Fact]
    public void A_refusal_takes_a_third_away()
    {
        var before = _flight.Current;

        _flight.Refused();

        Assert.Equal((int)(before * 0.7), _flight.Current);
        for (var refusal = 0; refusal < 20; refusal++)
        {
            _flight.Refused();
        }

        Assert.Equal(1, _flight.Current);
    }

    private void Fill()
    {
        _flight.Full(); // there is always more to do
        for (; _inFlight < _flight.Current; _inFlight++)
        {
            var request = (_now, new[] { 250, 700, 1100 }[_random.Next(3)]);
            if (_working.Count < _slots)
            {
                Work(request);
            }
            else
            {
                _waiting.Enqueue(request);
            }
        }
    }

    private void Work((double Began, int Tokens) request) =>
        _working.Enqueue(request, _now + 0.3 + (request.Tokens / 40.0));
}
