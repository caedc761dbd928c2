using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using Moq;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;

namespace NewsDigest.Tests.MessageLoop;

public sealed class LeaseKeeperTests
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new();
    private readonly FakeLogger _logger = new();
    private readonly Mock<IArticleQueue> _queue = new(MockBehavior.Strict);

    [Fact]
    public async Task The_lease_is_renewed_at_a_third_of_its_time_and_settled_with_the_newest_receipt()
    {
        var (first, second, third) = (Lease("r1"), Lease("r2"), Lease("r3"));
        _queue
            .Setup(queue => queue.RenewAsync(first, Duration, It.IsAny<CancellationToken>()))
            .ReturnsAsync(second);
        _queue
            .Setup(queue => queue.RenewAsync(second, Duration, It.IsAny<CancellationToken>()))
            .ReturnsAsync(third);

        await using var keeper = LeaseKeeper.Start(_queue.Object, first, Duration, _time, _logger);
        _time.Advance(TimeSpan.FromSeconds(9));
        _queue.Verify(
            queue =>
                queue.RenewAsync(It.IsAny<ArticleLease>(), Duration, It.IsAny<CancellationToken>()),
            Times.Never
        );
        _time.Advance(TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(10));

        ArticleLease? settledWith = null;
        Assert.True(
            await keeper.SettleAsync(held => Task.FromResult((settledWith = held) is not null))
        );
        Assert.Same(third, settledWith);
    }

    [Fact]
    public async Task A_lost_lease_is_known_before_anything_is_settled()
    {
        _queue
            .Setup(queue =>
                queue.RenewAsync(It.IsAny<ArticleLease>(), Duration, It.IsAny<CancellationToken>())
            )
            .ReturnsAsync((ArticleLease?)null);

        await using var keeper = LeaseKeeper.Start(
            _queue.Object,
            Lease("r1"),
            Duration,
            _time,
            _logger
        );
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.False(
            await keeper.SettleAsync(_ =>
                throw new InvalidOperationException("A stale receipt must not be used.")
            )
        );
        Assert.Contains("Lost the lease", _logger.LatestRecord.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renewal_that_fails_is_tried_again_before_the_lease_ends()
    {
        var renewed = Lease("r2");
        _queue
            .SetupSequence(queue =>
                queue.RenewAsync(It.IsAny<ArticleLease>(), Duration, It.IsAny<CancellationToken>())
            )
            .ThrowsAsync(new QueueUnavailableException("down", new IOException()))
            .ReturnsAsync(renewed);

        await using var keeper = LeaseKeeper.Start(
            _queue.Object,
            Lease("r1"),
            Duration,
            _time,
            _logger
        );
        _time.Advance(TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(10));

        ArticleLease? settledWith = null;
        await keeper.SettleAsync(held => Task.FromResult((settledWith = held) is not null));
        Assert.Same(renewed, settledWith);
    }

    [Fact]
    public async Task After_the_settlement_nothing_is_renewed_any_more()
    {
        await using var keeper = LeaseKeeper.Start(
            _queue.Object,
            Lease("r1"),
            Duration,
            _time,
            _logger
        );
        await keeper.SettleAsync(_ => Task.FromResult(true));

        _time.Advance(TimeSpan.FromMinutes(5));

        _queue.VerifyNoOtherCalls();
    }

    private static ArticleLease Lease(string receipt) =>
        new("m1", ReadOnlyMemory<byte>.Empty, receipt, 1, DateTimeOffset.UnixEpoch);
}
