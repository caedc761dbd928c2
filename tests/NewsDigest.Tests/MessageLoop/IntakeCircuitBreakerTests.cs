using Microsoft.Extensions.Time.Testing;
using NewsDigest.ChatModels;
using NewsDigest.MessageLoop;

namespace NewsDigest.Tests.MessageLoop;

public sealed class IntakeCircuitBreakerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly IntakeCircuitBreaker _breaker;

    public IntakeCircuitBreakerTests() =>
        _breaker = new IntakeCircuitBreaker(_time, TimeSpan.FromSeconds(10), new ServiceState());

    [Fact]
    public void However_long_an_outage_lasts_a_probe_comes_every_half_minute_and_no_oftener()
    {
        var probes = new List<int>();
        for (var second = 0; second < 600; second++, _time.Advance(TimeSpan.FromSeconds(1)))
        {
            if (_breaker.Wait == TimeSpan.Zero)
            {
                probes.Add(second);
                _breaker.Trip("down", null);
            }
        }

        Assert.Equal([0, 10, 30, 60, 90, 120], probes.Take(6));
        Assert.All(
            probes.Skip(3).Zip(probes.Skip(4)),
            pair => Assert.Equal(30, pair.Second - pair.First)
        );
    }

    [Fact]
    public void A_wait_that_the_service_asks_for_is_kept_when_it_is_longer()
    {
        _breaker.Trip("throttled", TimeSpan.FromMinutes(2));

        Assert.Equal(TimeSpan.FromMinutes(2), _breaker.Wait);
    }

    [Fact]
    public void After_a_success_nothing_waits_and_the_next_outage_begins_with_the_first_pause()
    {
        _breaker.Trip("down", null);
        _breaker.Trip("down", null);
        _breaker.Reset();
        Assert.Equal((null, TimeSpan.Zero), (_breaker.Cause, _breaker.Wait));

        _breaker.Trip("down", null);
        Assert.Equal(TimeSpan.FromSeconds(10), _breaker.Wait);
    }
}
