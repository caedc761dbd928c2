using Microsoft.Extensions.Time.Testing;
using NewsDigest.Operations;

namespace NewsDigest.Tests.Operations;

public sealed class IntakeGateTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly IntakeGate _gate;

    public IntakeGateTests() => _gate = new IntakeGate(_time, TimeSpan.FromSeconds(10));

    [Fact]
    public void However_long_an_outage_lasts_a_probe_comes_every_twenty_seconds()
    {
        var probes = 0;
        for (var second = 0; second < 600; second++, _time.Advance(TimeSpan.FromSeconds(1)))
        {
            if (_gate.Wait == TimeSpan.Zero)
            {
                probes++;
                _gate.Close("down", null);
            }
        }

        Assert.Equal(31, probes);
        Assert.True(_gate.Wait <= TimeSpan.FromSeconds(20), $"The next probe waits {_gate.Wait}.");
    }

    [Fact]
    public void A_wait_that_the_service_asks_for_is_kept_when_it_is_longer()
    {
        _gate.Close("throttled", TimeSpan.FromMinutes(2));

        Assert.Equal(TimeSpan.FromMinutes(2), _gate.Wait);
    }

    [Fact]
    public void After_a_success_nothing_waits_and_the_next_outage_begins_with_the_first_pause()
    {
        _gate.Close("down", null);
        _gate.Close("down", null);
        _gate.Open();
        Assert.Equal((null, TimeSpan.Zero), (_gate.Cause, _gate.Wait));

        _gate.Close("down", null);
        Assert.Equal(TimeSpan.FromSeconds(10), _gate.Wait);
    }
}
