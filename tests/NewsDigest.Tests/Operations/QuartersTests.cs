using NewsDigest.Operations;

namespace NewsDigest.Tests.Operations;

public sealed class QuartersTests
{
    [Fact]
    public async Task A_suspect_waits_until_it_is_alone_and_others_wait_until_it_is_gone()
    {
        using var quarters = new Quarters(3);
        var token = TestContext.Current.CancellationToken;
        var neighbour = await quarters.EnterAsync(alone: false, token);

        var suspect = quarters.EnterAsync(alone: true, token);
        Assert.False(suspect.IsCompleted);

        neighbour.Dispose();
        var place = await suspect;
        var next = quarters.EnterAsync(alone: false, token);
        Assert.False(next.IsCompleted);

        place.Dispose();
        (await next).Dispose();
    }

    [Fact]
    public async Task Two_suspects_do_not_wait_for_each_other_for_ever()
    {
        using var quarters = new Quarters(2);
        var token = TestContext.Current.CancellationToken;
        var neighbour = await quarters.EnterAsync(alone: false, token);
        var suspects = new[] { quarters.EnterAsync(alone: true, token), quarters.EnterAsync(alone: true, token) };

        neighbour.Dispose();
        foreach (var suspect in suspects)
        {
            (await suspect).Dispose();
        }
    }

    [Fact]
    public async Task A_suspect_that_is_cancelled_while_it_waits_gives_back_what_it_held()
    {
        using var quarters = new Quarters(2);
        using var stop = new CancellationTokenSource();
        var neighbour = await quarters.EnterAsync(alone: false, TestContext.Current.CancellationToken);
        var suspect = quarters.EnterAsync(alone: true, stop.Token);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => suspect);

        neighbour.Dispose();
        (await quarters.EnterAsync(alone: true, TestContext.Current.CancellationToken)).Dispose();
    }
}
