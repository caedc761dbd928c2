using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsDigest.Publishing;
using NewsDigest.Tests.Storage;

namespace NewsDigest.Tests.Publishing;

public sealed class WorkLeasesTests
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    private readonly MemoryStore _store = new();
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_worker_waits_as_long_as_the_first_is_alive_and_goes_on_when_it_is_done()
    {
        var first = await Worker().AcquireAsync("c", Token);
        var second = Worker().AcquireAsync("c", Token);

        Pass(10 * Life);
        Assert.False(second.IsCompleted);

        await first.DisposeAsync();
        Pass(TimeSpan.FromSeconds(1));
        Assert.True(second.IsCompleted);
        await (await second).DisposeAsync();
        Assert.Empty(_store.Paths);
    }

    [Fact]
    public async Task Another_content_does_not_wait()
    {
        await using var first = await Worker().AcquireAsync("c", Token);

        await (await Worker().AcquireAsync("d", Token)).DisposeAsync();
    }

    [Fact]
    public async Task A_dead_worker_s_claim_is_taken_over_by_one_of_two_that_wait()
    {
        _ = await Dead().AcquireAsync("c", Token);

        var waiting = new[]
        {
            Worker().AcquireAsync("c", Token),
            Worker().AcquireAsync("c", Token),
        };
        Pass(Life + TimeSpan.FromSeconds(2));

        var winner = Assert.Single(waiting, task => task.IsCompleted);
        await (await winner).DisposeAsync();
        Pass(TimeSpan.FromSeconds(1));
        Assert.All(waiting, task => Assert.True(task.IsCompleted));
        await (await waiting.Single(task => task != winner)).DisposeAsync();
        Assert.Empty(_store.Paths);
    }

    [Fact]
    public async Task A_dead_worker_whose_clock_was_ahead_is_waited_for_no_longer_than_a_life()
    {
        _ = await new WorkLeases(
            _store,
            Life,
            Stopped(_time.GetUtcNow() + TimeSpan.FromDays(1)),
            NullLogger<WorkLeases>.Instance
        ).AcquireAsync("c", Token);

        var waiting = Worker().AcquireAsync("c", Token);
        Pass(Life + TimeSpan.FromSeconds(2));

        Assert.True(waiting.IsCompleted);
        await (await waiting).DisposeAsync();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task A_wall_clock_that_is_set_takes_no_claim_from_a_living_worker_of_the_same_machine(
        int hours
    )
    {
        var first = await Neighbour(_time).AcquireAsync("c", Token);
        var second = Neighbour(new SetClock(_time, TimeSpan.FromHours(hours)))
            .AcquireAsync("c", Token);
        Pass(3 * Life);
        Assert.False(second.IsCompleted);

        await first.DisposeAsync();
        Pass(TimeSpan.FromSeconds(1));
        await (await second).DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"worker\":")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task A_damaged_claim_is_waited_for_no_longer_than_a_life(string damage)
    {
        _ = await Dead().AcquireAsync("c", Token);
        await _store.PutAsync(
            NewsDigest.Storage.StorePath.TryParse(_store.Paths.Single())!.Value,
            System.Text.Encoding.UTF8.GetBytes(damage),
            Token
        );

        var waiting = Worker().AcquireAsync("c", Token);
        Pass(Life + TimeSpan.FromSeconds(2));

        Assert.True(waiting.IsCompletedSuccessfully);
        await (await waiting).DisposeAsync();
    }

    [Fact]
    public async Task A_worker_that_stops_while_it_waits_claims_nothing()
    {
        await using var first = await Worker().AcquireAsync("c", Token);
        using var stop = new CancellationTokenSource();
        var waiting = Worker().AcquireAsync("c", stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Single(_store.Paths);
    }

    [Fact]
    public async Task A_store_that_fails_while_the_claim_is_held_does_not_fail_the_work()
    {
        var held = await Worker().AcquireAsync("c", Token);
        _store.IsDown = true;
        Pass(Life);

        await held.DisposeAsync();
    }

    [Fact]
    public async Task A_claim_that_could_not_be_renewed_once_is_renewed_again()
    {
        var held = await Worker().AcquireAsync("c", Token);
        _store.IsDown = true;
        Pass(Life / 2);
        _store.IsDown = false;
        Pass(Life / 2);

        var second = Worker().AcquireAsync("c", Token);
        Pass(2 * Life);

        Assert.False(second.IsCompleted);
        await held.DisposeAsync();
        Pass(TimeSpan.FromSeconds(1));
        await (await second).DisposeAsync();
    }

    private WorkLeases Neighbour(TimeProvider time) =>
        new(_store, Life, time, NullLogger<WorkLeases>.Instance, boot: "this start");

    private WorkLeases Worker() => new(_store, Life, _time, NullLogger<WorkLeases>.Instance);

    /// <summary>One that claims and is never heard of again: its clock stands still.</summary>
    private WorkLeases Dead() =>
        new(_store, Life, Stopped(_time.GetUtcNow()), NullLogger<WorkLeases>.Instance);

    private static FakeTimeProvider Stopped(DateTimeOffset at) => new(at);

    /// <summary>In steps, so that everybody who waits gets a turn; nothing here leaves the thread.</summary>
    private void Pass(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(0.5))
        {
            _time.Advance(TimeSpan.FromSeconds(0.5));
        }
    }

    /// <summary>The same machine after somebody set its wall clock.</summary>
    private sealed class SetClock(TimeProvider machine, TimeSpan jump) : TimeProvider
    {
        public override long TimestampFrequency => machine.TimestampFrequency;

        public override long GetTimestamp() => machine.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + jump;

        public override ITimer CreateTimer(
            TimerCallback callback,
            object? state,
            TimeSpan dueTime,
            TimeSpan period
        ) => machine.CreateTimer(callback, state, dueTime, period);
    }
}
