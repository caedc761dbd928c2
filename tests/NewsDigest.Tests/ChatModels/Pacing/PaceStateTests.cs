using NewsDigest.ChatModels;
using NewsDigest.ChatModels.Pacing;

namespace NewsDigest.Tests.ChatModels.Pacing;

public sealed class PaceStateTests
{
    private readonly PaceState _pace;
    private int _workers = 1;

    public PaceStateTests() => _pace = new PaceState(() => _workers);

    [Fact]
    public void A_limit_is_followed_with_the_answer_that_tells_it()
    {
        Tell(300_000);
        var before = _pace.Rate!.Value;

        Tell(150_000);

        Assert.InRange(_pace.Rate!.Value / before, 0.48, 0.52);
    }

    [Fact]
    public void Workers_share_a_limit()
    {
        Tell(300_000);
        var alone = _pace.Rate!.Value;

        _workers = 4;

        Assert.InRange(_pace.Rate!.Value / alone, 0.24, 0.25);
    }

    [Fact]
    public void A_call_may_be_larger_than_what_is_there_and_the_next_waits_for_it()
    {
        Tell(60_000);
        Assert.Equal(0, _pace.WaitFor(urgent: true, now: 5));

        _pace.Admit(20_000, now: 5);

        Assert.InRange(_pace.WaitFor(urgent: true, now: 5), 15, 22);
        Assert.Equal(0, _pace.WaitFor(urgent: true, now: 27));
    }

    [Fact]
    public void What_is_urgent_goes_while_the_rest_still_waits()
    {
        Tell(300_000);
        _pace.Admit(40_000, now: 5);
        var now = 5 + _pace.WaitFor(urgent: true, now: 5);

        Assert.Equal(0, _pace.WaitFor(urgent: true, now), 0.001);
        Assert.InRange(_pace.WaitFor(urgent: false, now), 1, 2);
    }

    [Fact]
    public void A_refusal_pauses_as_long_as_is_asked_and_cuts_a_little_once_for_a_crowded_minute()
    {
        Tell(300_000);
        var before = _pace.Rate!.Value;

        for (var refusal = 0; refusal < 10; refusal++)
        {
            _pace.Refused(QuotaKind.Tokens, asked: 20, now: 5);
        }

        Assert.InRange(_pace.WaitFor(urgent: true, now: 5), 20, 25);
        Assert.Equal(0.985, _pace.Rate!.Value / before, 0.0001);
    }

    [Fact]
    public void Demand_of_others_pauses_and_cuts_nothing()
    {
        Tell(300_000);
        var before = _pace.Rate;

        _pace.Refused(QuotaKind.Capacity, asked: 20, now: 5);

        Assert.Equal(before, _pace.Rate);
        Assert.True(_pace.WaitFor(urgent: true, now: 5) >= 20);
    }

    [Fact]
    public void What_nobody_uses_for_ten_minutes_is_taken()
    {
        Tell(300_000);
        var before = _pace.Rate!.Value;
        for (var minute = 1; minute <= 15; minute++)
        {
            Tell(300_000, remaining: 90_000, reset: 1, now: (60 * minute) - 1);
            _pace.Minute(isWaitedFor: true, 60 * minute);
        }

        Assert.InRange(_pace.Rate!.Value / before, 1.05, 1.6);
    }

    [Fact]
    public void Without_a_word_of_a_limit_nothing_waits_for_tokens()
    {
        _pace.Admit(1_000_000, now: 0);

        Assert.Equal(0, _pace.WaitFor(urgent: false, now: 0));
        Assert.Null(_pace.Rate);
    }

    private void Tell(
        double limit,
        double? remaining = null,
        double? reset = null,
        double now = 0
    ) =>
        _pace.Learn(
            new QuotaHeaders(
                limit,
                null,
                remaining,
                reset is { } seconds ? TimeSpan.FromSeconds(seconds) : null
            ),
            now
        );
}
