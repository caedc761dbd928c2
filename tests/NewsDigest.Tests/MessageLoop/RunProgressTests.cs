using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using Moq;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;

namespace NewsDigest.Tests.MessageLoop;

public sealed class RunProgressTests
{
    private readonly CountedTimers _time = new();
    private readonly RunStatistics _statistics = new();
    private readonly CallMeter _meter = new();
    private readonly FakeLogger<RunProgress> _logger = new();
    private readonly Mock<IArticleQueue> _queue = new(MockBehavior.Strict);
    private readonly IntakeCircuitBreaker _breaker;
    private int _onQueue;
    private int _minutes;

    public RunProgressTests()
    {
        _breaker = new IntakeCircuitBreaker(_time, TimeSpan.FromSeconds(10));
        _queue
            .Setup(queue => queue.MeasureAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => new QueueDepth(_onQueue, null, null, _onQueue));
    }

    [Fact]
    public async Task A_drain_says_each_minute_how_far_it_is_at_what_pace_and_what_it_cost()
    {
        _statistics.Began("m1", _time.GetTimestamp());
        _onQueue = 48;
        Finish(12);
        _meter.Add(new() { InputTokenCount = 48_000, OutputTokenCount = 9_000 }, 0.0312m);
        using var progress = Progress(isDrain: true);
        await progress.StartAsync(TestContext.Current.CancellationToken);

        await MinuteAsync(1);
        Assert.Equal(
            "Progress: 12 of 60 finished, 12 a minute, about 4 min left; 47 waiting, 1 in work (longest 1:00); 12 quarantined; 1 model call, tokens 48,000 in, 9,000 out, cost 0.0312.",
            Last()
        );
        Assert.Contains(
            _logger.LatestRecord.StructuredState!,
            pair => pair is { Key: "Finished", Value: "12" }
        ); // set by every entry

        _breaker.Trip("The service fails.", null);
        await MinuteAsync(2);
        Assert.EndsWith("Unavailable: The service fails.", Last(), StringComparison.Ordinal);
        await progress.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_worker_that_stays_and_has_nothing_to_do_says_nothing_and_asks_its_queue_nothing()
    {
        using var progress = Progress(isDrain: false);
        await progress.StartAsync(TestContext.Current.CancellationToken);
        Finish(1);
        await MinuteAsync(1);
        _queue.Invocations.Clear();

        for (var minute = 0; minute < 60; minute++)
        {
            await PassMinuteAsync();
        }

        Assert.Empty(_queue.Invocations);
        Finish(1);
        await MinuteAsync(2);
        Assert.StartsWith(
            "Progress: 2 finished; 0 waiting, 0 in work; 2 quarantined.",
            Last(),
            StringComparison.Ordinal
        );
        await progress.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void What_is_not_known_is_not_said_as_a_number()
    {
        _meter.Add(null, null);
        _meter.Add(new() { InputTokenCount = 10, OutputTokenCount = 2 }, 1m);

        Assert.Equal(
            "2 model calls, tokens at least 10 in, 2 out",
            RunStatusWords.Calls(_meter.Totals)
        );
        Assert.Equal("", RunStatusWords.Calls(new CallMeter().Totals));
        Assert.Equal(
            "0 finished",
            RunStatusWords.Progress(
                new RunStatus(
                    new RunCounts(),
                    null,
                    0,
                    null,
                    TimeSpan.FromMinutes(1),
                    _meter.Totals,
                    null
                )
            )
        );
        Assert.Equal(
            "the queue does not say how many wait, 0 in work",
            RunStatusWords.Queue(
                new RunStatus(
                    new RunCounts(),
                    null,
                    0,
                    null,
                    TimeSpan.FromMinutes(1),
                    _meter.Totals,
                    null
                )
            )
        );
    }

    [Theory]
    [InlineData(5, "0:05")]
    [InlineData(3599, "59:59")]
    [InlineData(3600, "1:00:00")]
    [InlineData(36_000, "10:00:00")]
    [InlineData(100_000, "27:46:40")]
    public void Times_are_written_as_on_a_clock(int seconds, string expected) =>
        Assert.Equal(expected, RunStatusWords.Clock(TimeSpan.FromSeconds(seconds)));

    private RunProgress Progress(bool isDrain) =>
        new(
            new RunWatch(_queue.Object, _statistics, _meter, _breaker, _time),
            new DrainMode(isDrain, TimeSpan.FromHours(1)),
            _time,
            _logger
        );

    private void Finish(int articles)
    {
        for (var article = 0; article < articles; article++)
        {
            _statistics.Finished(
                new FinishedArticle(
                    "a",
                    new Outcome.Rejected(new Rejection("x", null, "y")),
                    TimeSpan.Zero
                )
            );
        }
    }

    private string Last() => _logger.LatestRecord.Message;

    /// <summary>A minute from the moment on at which the loop waits for it.</summary>
    private async Task PassMinuteAsync()
    {
        await UntilAsync(() => _time.Timers > _minutes);
        _minutes = _time.Timers;
        _time.Advance(TimeSpan.FromMinutes(1));
    }

    private async Task MinuteAsync(int lines)
    {
        await PassMinuteAsync();
        await UntilAsync(() => _logger.Collector.Count >= lines);
        Assert.Equal(lines, _logger.Collector.Count);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var look = 0; look < 6000 && !condition(); look++)
        {
            await Task.Delay(
                TimeSpan.FromMilliseconds(10),
                TimeProvider.System,
                TestContext.Current.CancellationToken
            );
        }

        Assert.True(condition(), "Waited a minute in vain.");
    }

    private sealed class CountedTimers : FakeTimeProvider
    {
        private int _timers;

        public int Timers => Volatile.Read(ref _timers);

        public override ITimer CreateTimer(
            TimerCallback callback,
            object? state,
            TimeSpan dueTime,
            TimeSpan period
        )
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref _timers);
            return timer;
        }
    }
}
