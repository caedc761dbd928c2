using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using NewsDigest.Articles;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Publishing;
using NewsDigest.Tests.Storage;

namespace NewsDigest.Tests.MessageLoop;

public sealed class HousekeepingTests
{
    private static readonly TimeSpan Month = Housekeeping.Age + TimeSpan.FromDays(1);

    private readonly FakeTimeProvider _time = new(
        new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)
    );
    private readonly MemoryStore _store;
    private readonly Mock<IArticleQueue> _queue = new(MockBehavior.Strict);
    private readonly ArticleBodies _bodies;
    private readonly Quarantine _quarantine;

    public HousekeepingTests()
    {
        _store = new MemoryStore(_time);
        (_bodies, _quarantine) = (new ArticleBodies(_store), new Quarantine(_store, _time));
        OldestOnQueue(null);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Attempts_claims_and_bodies_that_nothing_needed_for_a_month_are_deleted_and_nothing_else_is()
    {
        await LeaveBehindAsync();
        await _store.PutAsync(
            NewsDigest.Storage.StorePath.Of("results", "a", "v", "result.json"),
            "{}"u8.ToArray(),
            Token
        );
        Assert.Equal(0, await DeleteOldAsync());

        _time.Advance(Month);

        Assert.Equal(3, await DeleteOldAsync());
        Assert.Equal(["results/a/v/result.json"], _store.Paths);
    }

    [Fact]
    public async Task What_was_tried_or_renewed_since_is_kept()
    {
        await LeaveBehindAsync();
        _time.Advance(Month);
        await LeaveBehindAsync();

        Assert.Equal(0, await DeleteOldAsync());
    }

    [Fact]
    public async Task A_body_is_kept_while_the_queue_holds_a_message_that_may_name_it()
    {
        await _bodies.PutAsync("text", Token);
        OldestOnQueue(_time.GetUtcNow());
        _time.Advance(Month);

        Assert.Equal(0, await DeleteOldAsync());

        OldestOnQueue(_time.GetUtcNow());
        Assert.Equal(1, await DeleteOldAsync());
    }

    [Fact]
    public async Task A_body_that_was_sent_again_or_delivered_is_not_old()
    {
        var reference = await _bodies.PutAsync("sent again", Token);
        var delivered = await _bodies.PutAsync("delivered", Token);
        _time.Advance(Month);

        await _bodies.PutAsync("sent again", Token);
        await new ArticleIntake(_bodies).ReadAsync(ArticleIntake.Parse(Message(delivered)), Token);

        Assert.Equal(0, await DeleteOldAsync());
        Assert.Equal(new[] { reference, delivered }.Order(StringComparer.Ordinal), _store.Paths);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"language\":7")]
    public async Task A_body_is_kept_as_long_as_quarantine_names_it_and_a_month_after_it_was_requeued(
        string mistake
    )
    {
        var reference = await _bodies.PutAsync("text", Token);
        await _quarantine.AddAsync(
            new ArticleLease("m", Message(reference, mistake), "r", 1, _time.GetUtcNow()),
            "a",
            new Rejection("processing_failed", null, "No."),
            Token
        );
        _time.Advance(10 * Month);
        Assert.Equal(0, await DeleteOldAsync());

        _queue
            .Setup(queue => queue.SendAsync(It.IsAny<ReadOnlyMemory<byte>>(), Token))
            .Returns(Task.CompletedTask);
        await _quarantine.RequeueAsync(
            await _quarantine.ListAsync(Token).SingleAsync(Token),
            _queue.Object,
            Token
        );
        Assert.Equal(0, await DeleteOldAsync());
        Assert.Equal([reference], _store.Paths);

        _time.Advance(Month);
        Assert.Equal(1, await DeleteOldAsync());
    }

    private static byte[] Message(string reference, string more = "") =>
        Encoding.UTF8.GetBytes($"{{\"id\":\"a\",\"bodyRef\":\"{reference}\"{more}}}");

    /// <summary>As a worker does that dies over an article with a long body.</summary>
    private async Task LeaveBehindAsync()
    {
        await _bodies.PutAsync("text", Token);
        await new AttemptLedger(_store).BeginAsync(
            new ArticleLease("m", "{}"u8.ToArray(), "r", 2, _time.GetUtcNow()),
            AttemptCounts.None,
            Token
        );
        await _store.PutAsync(
            NewsDigest.Storage.StorePath.Of("claims", "c-1.json"),
            "{}"u8.ToArray(),
            Token
        );
    }

    private void OldestOnQueue(DateTimeOffset? oldest) =>
        _queue
            .Setup(queue => queue.MeasureAsync(Token))
            .ReturnsAsync(
                new QueueDepth(oldest is null ? 0 : 1, 0, oldest, oldest is null ? 0 : 1)
            );

    private async Task<int> DeleteOldAsync()
    {
        var claims = new WorkLeases(
            _store,
            TimeSpan.FromMinutes(2),
            _time,
            NullLogger<WorkLeases>.Instance
        );
        using var housekeeping = new Housekeeping(
            new AttemptLedger(_store),
            new OldBodies(_store, _queue.Object, _quarantine),
            claims,
            _time,
            NullLogger<Housekeeping>.Instance
        );
        return await housekeeping.DeleteOldAsync(Token);
    }
}
