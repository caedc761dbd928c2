using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;
using NewsDigest.MessageLoop;

namespace NewsDigest.Tests.MessageLoop;

public sealed class ArticleSlotsTests
{
    [Fact]
    public async Task A_suspect_waits_until_it_is_alone_and_others_wait_until_it_is_gone()
    {
        using var slots = new ArticleSlots(3, TimeProvider.System);
        var token = TestContext.Current.CancellationToken;
        var neighbour = await slots.EnterAsync(alone: false, Short, token);

        var suspect = slots.EnterAsync(alone: true, Short, token);
        Assert.False(suspect.IsCompleted);

        neighbour.Dispose();
        var place = await suspect;
        var next = slots.EnterAsync(alone: false, Short, token);
        Assert.False(next.IsCompleted);

        place.Dispose();
        (await next).Dispose();
    }

    [Fact]
    public async Task Of_very_long_articles_one_works_at_a_time_and_short_ones_go_on_beside_it()
    {
        using var slots = new ArticleSlots(3, TimeProvider.System);
        var token = TestContext.Current.CancellationToken;
        var first = await slots.EnterAsync(alone: false, Long, token);

        var second = slots.EnterAsync(alone: false, Long, token);
        Assert.False(second.IsCompleted);
        (await slots.EnterAsync(alone: false, Short, token)).Dispose();

        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task What_a_very_long_article_leaves_behind_is_collected_while_it_works()
    {
        var time = new FakeTimeProvider();
        using var slots = new ArticleSlots(1, time);
        using (await slots.EnterAsync(alone: false, Long, TestContext.Current.CancellationToken))
        {
            time.Advance(TimeSpan.Zero); // the first look, which is at once
            var left = Leave(64 * 1024 * 1024);

            time.Advance(TimeSpan.FromSeconds(1));

            Assert.False(left.IsAlive);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // or the array would live as long as the test
    private static WeakReference Leave(int bytes) => new(new byte[bytes]);

    [Fact]
    public async Task Two_suspects_do_not_wait_for_each_other_for_ever()
    {
        using var slots = new ArticleSlots(2, TimeProvider.System);
        var token = TestContext.Current.CancellationToken;
        var neighbour = await slots.EnterAsync(alone: false, Short, token);
        var suspects = new[]
        {
            slots.EnterAsync(alone: true, Short, token),
            slots.EnterAsync(alone: true, Short, token),
        };

        neighbour.Dispose();
        foreach (var suspect in suspects)
        {
            (await suspect).Dispose();
        }
    }

    [Fact]
    public async Task A_suspect_that_is_cancelled_while_it_waits_gives_back_what_it_held()
    {
        using var slots = new ArticleSlots(2, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var neighbour = await slots.EnterAsync(
            alone: false,
            Short,
            TestContext.Current.CancellationToken
        );
        var suspect = slots.EnterAsync(alone: true, Short, stop.Token);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => suspect);

        neighbour.Dispose();
        (
            await slots.EnterAsync(alone: true, Short, TestContext.Current.CancellationToken)
        ).Dispose();
    }

    private static Task<long> Short(CancellationToken cancellationToken) =>
        Task.FromResult(1_000_000L);

    private static Task<long> Long(CancellationToken cancellationToken) =>
        Task.FromResult(1_000_001L);
}
