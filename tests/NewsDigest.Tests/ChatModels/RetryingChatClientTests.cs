using System.Threading.Channels;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using NewsDigest.ChatModels;

namespace NewsDigest.Tests.ChatModels;

public sealed class RetryingChatClientTests
{
    private static readonly ModelOptions Options = new()
    {
        MaxAttempts = 4,
        AttemptTimeout = TimeSpan.FromSeconds(10),
        TotalTimeout = TimeSpan.FromSeconds(120),
    };

    private readonly TimerJournal _time = new();
    private readonly ServiceState _state = new();
    private readonly List<TimeSpan> _requests = [];
    private readonly FakeLogger<RetryingChatClient> _logger = new();

    [Fact]
    public async Task Without_a_word_from_the_service_the_waits_grow_from_one_second_and_are_never_zero()
    {
        var failure = await Assert.ThrowsAsync<ModelCallException>(() =>
            CallAsync((_, _) => throw Failure(ModelFailure.Throttled))
        );

        Assert.Equal(ModelFailure.Throttled, failure.Failure);
        Assert.Equal(4, _requests.Count);
        Assert.All(
            new[] { 1.0, 2.0, 4.0 }.Zip(Gaps()),
            gap => Assert.InRange(gap.Second.TotalSeconds, gap.First, (gap.First * 1.5) + 0.001)
        );
    }

    [Fact]
    public async Task A_wait_that_the_service_asks_for_is_kept_to_the_letter()
    {
        await Assert.ThrowsAsync<ModelCallException>(() =>
            CallAsync((_, _) => throw Failure(ModelFailure.Throttled, TimeSpan.FromSeconds(7)))
        );

        Assert.Equal(4, _requests.Count);
        Assert.All(Gaps(), gap => Assert.InRange(gap.TotalSeconds, 7, 7.001));
    }

    [Theory]
    [InlineData(ModelFailure.Unauthorized)]
    [InlineData(ModelFailure.DeploymentNotFound)]
    [InlineData(ModelFailure.ContentFiltered)]
    [InlineData(ModelFailure.ContextTooLong)]
    [InlineData(ModelFailure.UnsupportedParameter)]
    [InlineData(ModelFailure.BadRequest)]
    public async Task What_would_fail_again_is_not_repeated(object kind)
    {
        var failure = await Assert.ThrowsAsync<ModelCallException>(() =>
            CallAsync((_, _) => throw Failure((ModelFailure)kind))
        );

        Assert.Equal(kind, failure.Failure);
        Assert.Single(_requests);
    }

    [Fact]
    public async Task An_attempt_that_hangs_is_cut_and_repeated()
    {
        var answer = await CallAsync(
            (attempt, token) =>
                attempt < 3
                    ? HangAsync(token)
                    : Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "yes")))
        );

        Assert.Equal("yes", answer.Text);
        Assert.All(Gaps(), gap => Assert.InRange(gap.TotalSeconds, 11, 13.001));
    }

    [Fact]
    public async Task The_whole_call_ends_with_the_total_time_however_many_attempts_are_left()
    {
        var options = new ModelOptions
        {
            MaxAttempts = 10,
            AttemptTimeout = TimeSpan.FromSeconds(10),
            TotalTimeout = TimeSpan.FromSeconds(25),
        };

        var failure = await Assert.ThrowsAsync<ModelCallException>(() =>
            CallAsync((_, token) => HangAsync(token), options)
        );

        Assert.Equal(ModelFailure.Transient, failure.Failure);
        Assert.InRange(_requests.Count, 2, 3);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(30, 3)]
    public async Task A_call_that_is_repeated_for_long_says_so_and_one_that_is_not_stays_silent(
        int wait,
        int lines
    )
    {
        await Assert.ThrowsAsync<ModelCallException>(() =>
            CallAsync((_, _) => throw Failure(ModelFailure.Throttled, TimeSpan.FromSeconds(wait)))
        );

        Assert.Equal(
            Enumerable
                .Range(1, lines)
                .Select(retry =>
                    $"A model call failed after 0 s and is tried again in {wait} s (retry {retry} of 3): It failed."
                ),
            _logger.Collector.GetSnapshot().Select(record => record.Message)
        );
    }

    [Fact]
    public async Task While_the_service_is_known_to_be_out_of_order_a_call_is_one_request()
    {
        _state.IsOutOfOrder = true;

        await Assert.ThrowsAsync<ModelCallException>(() =>
            CallAsync((_, _) => throw Failure(ModelFailure.Transient))
        );

        Assert.Single(_requests);
    }

    private async Task<ChatResponse> CallAsync(
        Func<int, CancellationToken, Task<ChatResponse>> answer,
        ModelOptions? options = null
    )
    {
        using var chat = new FunctionChatClient(
            (attempt, token) =>
            {
                _requests.Add(_time.GetUtcNow() - _time.Start);
                return answer(attempt, token);
            }
        );
        using var retrying = new RetryingChatClient(
            chat,
            options ?? Options,
            _time,
            _state,
            _logger
        );
        var call = retrying.GetResponseAsync([], null, TestContext.Current.CancellationToken);
        while (await _time.NextTimerAsync(call) is { } due)
        {
            // Time-outs are let run out by the call that hangs; what is left are the waits between attempts.
            if (due != Options.AttemptTimeout && due != (options ?? Options).TotalTimeout)
            {
                _time.Advance(due);
            }
        }

        return await call;
    }

    /// <summary>Time passes and nothing comes, until the caller gives up.</summary>
    private async Task<ChatResponse> HangAsync(CancellationToken cancellationToken)
    {
        _time.Advance(TimeSpan.FromSeconds(10));
        await Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellationToken);
        throw new InvalidOperationException("Nobody gave up.");
    }

    private IEnumerable<TimeSpan> Gaps() =>
        _requests.Skip(1).Zip(_requests, (later, earlier) => later - earlier);

    private static ModelCallException Failure(ModelFailure kind, TimeSpan? retryAfter = null) =>
        new(kind, "It failed.", retryAfter);

    private sealed class FunctionChatClient(Func<int, CancellationToken, Task<ChatResponse>> answer)
        : IChatClient
    {
        private int _calls;

        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => answer(++_calls, cancellationToken);

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }

    /// <summary>Tells of every timer that is set, so that time moves only when somebody waits for it.</summary>
    private sealed class TimerJournal : FakeTimeProvider
    {
        private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

        public override ITimer CreateTimer(
            TimerCallback callback,
            object? state,
            TimeSpan dueTime,
            TimeSpan period
        )
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime >= TimeSpan.Zero)
            {
                _timers.Writer.TryWrite(dueTime);
            }

            return timer;
        }

        /// <summary>Null when the call is over.</summary>
        public async Task<TimeSpan?> NextTimerAsync(Task call)
        {
            var next = _timers.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();
            return await Task.WhenAny(next, call) == next ? await next : null;
        }
    }
}
