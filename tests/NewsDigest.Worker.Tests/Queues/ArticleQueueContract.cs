using System.Text;
using NewsDigest.Intake;

namespace NewsDigest.Worker.Tests.Queues;

/// <summary>What every queue promises. Each implementation runs the whole suite.</summary>
public abstract class ArticleQueueContract
{
    protected static readonly TimeSpan LongLease = TimeSpan.FromMinutes(5);

    /// <summary>So short that a test can see its end, and so long that a look on a starved machine comes before it.</summary>
    protected static readonly TimeSpan ShortLease = TimeSpan.FromSeconds(5);

    private protected abstract IArticleQueue Queue { get; }

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Lets so much time go by that a <see cref="ShortLease"/> is over.</summary>
    protected abstract Task PassShortLeaseAsync();

    [Fact]
    public async Task A_message_arrives_byte_for_byte_and_is_hidden_while_it_is_leased()
    {
        var body = Encoding.UTF8.GetBytes("{\"id\":\"a\",\"body\":\"¿Qué? 日本 \\u0000 😀\"}");
        await Queue.SendAsync(body, Token);

        var lease = (await Queue.ReceiveAsync(LongLease, Token)).Lease;

        Assert.NotNull(lease);
        Assert.Equal(body, lease.Body.ToArray());
        Assert.Equal(1, lease.DeliveryCount);
        Assert.Null((await Queue.ReceiveAsync(LongLease, Token)).Lease);
    }

    [Fact]
    public async Task An_empty_queue_gives_nothing() =>
        Assert.Null((await Queue.ReceiveAsync(LongLease, Token)).Lease);

    [Fact]
    public async Task A_look_that_brings_nothing_says_when_a_hidden_message_may_come_back()
    {
        Assert.Null((await Queue.ReceiveAsync(LongLease, Token)).NextLook);
        await Queue.SendAsync("{}"u8.ToArray(), Token);
        var lease = (await Queue.ReceiveAsync(LongLease, Token)).Lease;

        var hidden = await Queue.ReceiveAsync(LongLease, Token);

        Assert.Null(hidden.Lease);
        Assert.InRange(hidden.NextLook!.Value, TimeSpan.Zero, LongLease);
        await Queue.CompleteAsync(lease!, Token);
        Assert.Null((await Queue.ReceiveAsync(LongLease, Token)).NextLook);
    }

    [Fact]
    public async Task A_message_that_is_sent_to_a_queue_known_to_be_empty_comes_with_the_next_look()
    {
        await Queue.ReceiveAsync(LongLease, Token);
        await Queue.ReceiveAsync(LongLease, Token);

        await Queue.SendAsync("{}"u8.ToArray(), Token);

        Assert.NotNull((await Queue.ReceiveAsync(LongLease, Token)).Lease);
    }

    [Fact]
    public async Task A_completed_message_never_comes_back()
    {
        await Queue.SendAsync("{}"u8.ToArray(), Token);
        var lease = (await Queue.ReceiveAsync(ShortLease, Token)).Lease;

        Assert.True(await Queue.CompleteAsync(lease!, Token));

        await PassShortLeaseAsync();
        Assert.Null((await Queue.ReceiveAsync(LongLease, Token)).Lease);
        Assert.Equal(0, (await Queue.MeasureAsync(Token)).Total);
    }

    [Fact]
    public async Task A_released_message_comes_back_at_once_with_a_higher_count()
    {
        await Queue.SendAsync("{}"u8.ToArray(), Token);
        var first = (await Queue.ReceiveAsync(LongLease, Token)).Lease;

        Assert.True(await Queue.ReleaseAsync(first!, TimeSpan.Zero, Token));

        Assert.Equal(2, (await Queue.ReceiveAsync(LongLease, Token)).Lease?.DeliveryCount);
    }

    [Fact]
    public async Task A_message_released_with_a_delay_stays_hidden_until_then()
    {
        await Queue.SendAsync("{}"u8.ToArray(), Token);
        var first = (await Queue.ReceiveAsync(LongLease, Token)).Lease;

        await Queue.ReleaseAsync(first!, ShortLease, Token);

        Assert.Null((await Queue.ReceiveAsync(LongLease, Token)).Lease);
        await PassShortLeaseAsync();
        Assert.NotNull((await Queue.ReceiveAsync(LongLease, Token)).Lease);
    }

    [Fact]
    public async Task A_lease_that_runs_out_brings_the_message_back_and_the_old_receipt_settles_nothing()
    {
        await Queue.SendAsync("{}"u8.ToArray(), Token);
        var dead = (await Queue.ReceiveAsync(ShortLease, Token)).Lease;
        await PassShortLeaseAsync();
        var alive = (await Queue.ReceiveAsync(LongLease, Token)).Lease;

        Assert.Equal(2, alive?.DeliveryCount);
        Assert.False(await Queue.CompleteAsync(dead!, Token));
        Assert.False(await Queue.ReleaseAsync(dead!, TimeSpan.Zero, Token));
        Assert.Null(await Queue.RenewAsync(dead!, LongLease, Token));
        Assert.True(await Queue.CompleteAsync(alive!, Token));
    }

    [Fact]
    public async Task A_renewal_keeps_the_message_hidden_and_only_the_newest_receipt_settles()
    {
        await Queue.SendAsync("{}"u8.ToArray(), Token);
        var first = (await Queue.ReceiveAsync(ShortLease, Token)).Lease;
        var renewed = await Queue.RenewAsync(first!, LongLease, Token);
        await PassShortLeaseAsync();

        Assert.Null((await Queue.ReceiveAsync(LongLease, Token)).Lease);
        Assert.False(await Queue.CompleteAsync(first!, Token));
        Assert.True(await Queue.CompleteAsync(renewed!, Token));
    }

    [Fact]
    public async Task Settling_twice_is_no_error_and_says_so()
    {
        await Queue.SendAsync("{}"u8.ToArray(), Token);
        var lease = (await Queue.ReceiveAsync(LongLease, Token)).Lease;

        Assert.True(await Queue.CompleteAsync(lease!, Token));
        Assert.False(await Queue.CompleteAsync(lease!, Token));
    }

    [Fact]
    public async Task Many_receivers_at_once_get_each_message_once()
    {
        for (var number = 0; number < 24; number++)
        {
            await Queue.SendAsync(Encoding.UTF8.GetBytes($"{{\"id\":\"{number}\"}}"), Token);
        }

        var received = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(DrainAsync, Token))
        );

        var bodies = received.SelectMany(some => some).ToArray();
        Assert.Equal(24, bodies.Length);
        Assert.Equal(24, bodies.Distinct().Count());
    }

    [Fact]
    public async Task The_largest_message_passes_and_one_byte_more_does_not()
    {
        var largest = new byte[Queue.MaxMessageBytes];
        Array.Fill(largest, (byte)'x');
        await Queue.SendAsync(largest, Token);

        Assert.Equal(largest, (await Queue.ReceiveAsync(LongLease, Token)).Lease?.Body.ToArray());
        await Assert.ThrowsAnyAsync<Exception>(() =>
            Queue.SendAsync(new byte[Queue.MaxMessageBytes + 1], Token)
        );
    }

    [Fact]
    public async Task The_depth_counts_what_waits_and_knows_the_oldest()
    {
        Assert.Equal(
            (0, (DateTimeOffset?)null),
            (await Queue.MeasureAsync(Token)) is var empty
                ? (empty.Total, empty.OldestWaiting)
                : default
        );
        await Queue.SendAsync("{}"u8.ToArray(), Token);
        await Queue.SendAsync("{}"u8.ToArray(), Token);
        await Queue.ReceiveAsync(LongLease, Token);

        var depth = await Queue.MeasureAsync(Token);

        Assert.Equal(2, depth.Total);
        Assert.Equal(depth.Total, depth.Waiting + (depth.InWork ?? 0));
        Assert.NotNull(depth.OldestWaiting);
    }

    private async Task<List<string>> DrainAsync()
    {
        List<string> bodies = [];
        while ((await Queue.ReceiveAsync(LongLease, Token)).Lease is { } lease)
        {
            bodies.Add(Encoding.UTF8.GetString(lease.Body.Span));
            Assert.True(await Queue.CompleteAsync(lease, Token));
        }

        return bodies;
    }
}
