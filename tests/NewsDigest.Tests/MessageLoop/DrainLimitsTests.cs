using Microsoft.Extensions.Time.Testing;
using NewsDigest.Articles;
using NewsDigest.MessageLoop;

namespace NewsDigest.Tests.MessageLoop;

public sealed class DrainLimitsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly FakeTimeProvider _time = new();
    private readonly RunStatistics _statistics = new();
    private readonly IntakeCircuitBreaker _breaker;

    public DrainLimitsTests() =>
        _breaker = new IntakeCircuitBreaker(_time, TimeSpan.FromSeconds(10));

    [Fact]
    public void A_cause_that_waiting_does_not_cure_ends_a_drain_at_once_and_is_named()
    {
        var limits = Limits(null);
        Assert.Null(limits.ReasonToEnd());

        _breaker.Trip("The key was refused.", null, needsOperator: true);

        Assert.Contains("The key was refused.", limits.ReasonToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_outage_ends_a_drain_when_nothing_was_finished_for_the_patience_also_while_a_probe_is_in_work()
    {
        var limits = Limits(null);
        _breaker.Trip("The service fails.", null);
        _statistics.Began("probe", _time.GetTimestamp());

        _time.Advance(Patience - TimeSpan.FromSeconds(1));
        Assert.Null(limits.ReasonToEnd());

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(
            "No article was finished for 00:02:00. The service fails.",
            limits.ReasonToEnd()
        );
    }

    [Fact]
    public void A_slow_model_is_no_reason_to_end()
    {
        var limits = Limits(null);
        _statistics.Began("slow", _time.GetTimestamp());

        for (var minute = 0; minute < 60; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            Assert.Null(limits.ReasonToEnd());
        }
    }

    [Fact]
    public void Messages_that_others_hold_end_a_drain_only_when_nothing_is_finished_meanwhile()
    {
        var limits = Limits(null);
        for (var article = 0; article < 5; article++)
        {
            _time.Advance(Patience - TimeSpan.FromSeconds(1));
            _statistics.Finished(
                new FinishedArticle(
                    "a",
                    new Outcome.Rejected(new Rejection("x", null, "y")),
                    TimeSpan.Zero
                )
            );
            Assert.Null(limits.ReasonToEnd());
        }

        _time.Advance(Patience);
        Assert.Equal("No article was finished for 00:02:00.", limits.ReasonToEnd());
    }

    [Fact]
    public void The_time_limit_ends_a_drain_that_gets_on_well()
    {
        var limits = Limits(TimeSpan.FromMinutes(10));
        _statistics.Began("a", _time.GetTimestamp());
        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Null(limits.ReasonToEnd());

        _time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal("The time limit of 00:10:00 is over.", limits.ReasonToEnd());
    }

    [Fact]
    public void The_time_limit_counts_from_the_start_of_the_process()
    {
        var limits = new DrainLimits(
            new DrainMode(true, Patience, TimeSpan.FromMinutes(10), Age: TimeSpan.FromMinutes(4)),
            _statistics,
            _breaker,
            _time
        );
        _statistics.Began("a", _time.GetTimestamp());
        _time.Advance(TimeSpan.FromMinutes(6) - TimeSpan.FromTicks(1));
        Assert.Null(limits.ReasonToEnd());

        _time.Advance(TimeSpan.FromTicks(1));

        Assert.NotNull(limits.ReasonToEnd());
    }

    [Theory]
    [InlineData(null, 0, 20)]
    [InlineData(600, 0, 20)]
    [InlineData(600, 590, 12)]
    [InlineData(600, 600, 2)]
    [InlineData(600, 700, 2)]
    public void Articles_in_work_may_end_by_themselves_but_hold_up_the_time_limit_by_two_seconds_at_most(
        int? limit,
        int passed,
        int expected
    )
    {
        var limits = Limits(limit is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        _time.Advance(TimeSpan.FromSeconds(passed));

        Assert.Equal(TimeSpan.FromSeconds(expected), limits.Budget(TimeSpan.FromSeconds(20)));
    }

    private DrainLimits Limits(TimeSpan? maxTime) =>
        new(new DrainMode(true, Patience, maxTime), _statistics, _breaker, _time);
}
