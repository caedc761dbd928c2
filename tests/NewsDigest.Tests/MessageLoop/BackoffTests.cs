using Microsoft.Extensions.Time.Testing;
using NewsDigest.ChatModels;
using NewsDigest.MessageLoop;

namespace NewsDigest.Tests.MessageLoop;

public sealed class BackoffTests
{
    [Fact]
    public void Pauses_double_up_to_the_limit_and_start_over_after_a_success()
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));

        Assert.Equal(
            [1, 2, 4, 5, 5],
            Enumerable.Range(0, 5).Select(_ => backoff.Next().TotalSeconds)
        );
        backoff.Reset();
        Assert.Equal(1, backoff.Next().TotalSeconds);
    }

    [Fact]
    public void An_idle_worker_looks_at_its_queue_at_most_eight_times_a_minute()
    {
        var idle = new Backoff(TimeSpan.FromMilliseconds(50), new WorkerOptions().MaxIdleDelay);
        var warmUp = Enumerable.Range(0, 10).Select(_ => idle.Next()).ToArray();

        Assert.True(warmUp[^1] * 8 >= TimeSpan.FromMinutes(1), $"It looks every {warmUp[^1]}.");
    }

    [Fact]
    public void A_pause_ends_when_a_hidden_message_comes_back_but_is_never_shorter_than_the_first()
    {
        var idle = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        var pauses = new TimeSpan?[]
        {
            null,
            null,
            TimeSpan.FromSeconds(3),
            TimeSpan.FromMilliseconds(1),
            TimeSpan.FromMinutes(2),
            null,
        }
            .Select(idle.Next)
            .ToArray();

        Assert.Equal([1, 2, 3, 1, 10, 10], pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public void An_open_circuit_waits_longer_each_time_and_obeys_a_longer_wish_of_the_service()
    {
        var time = new FakeTimeProvider();
        var breaker = new IntakeCircuitBreaker(time, TimeSpan.FromSeconds(10), new ServiceState());
        Assert.Equal((null, TimeSpan.Zero), (breaker.Cause, breaker.Wait));

        breaker.Trip("throttled", retryAfter: null);
        Assert.Equal(("throttled", TimeSpan.FromSeconds(10)), (breaker.Cause, breaker.Wait));

        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(("throttled", TimeSpan.Zero), (breaker.Cause, breaker.Wait));

        breaker.Trip("throttled", TimeSpan.FromSeconds(45));
        Assert.Equal(TimeSpan.FromSeconds(45), breaker.Wait);

        breaker.Reset();
        Assert.Equal((null, TimeSpan.Zero), (breaker.Cause, breaker.Wait));
    }
}
