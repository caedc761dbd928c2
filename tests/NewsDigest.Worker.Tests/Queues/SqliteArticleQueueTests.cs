using Microsoft.Extensions.Time.Testing;
using NewsDigest.Intake;
using NewsDigest.Worker.Local;

namespace NewsDigest.Worker.Tests.Queues;

public sealed class SqliteArticleQueueTests : ArticleQueueContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    public SqliteArticleQueueTests() => Queue = Open();

    private protected override IArticleQueue Queue { get; }

    [Fact]
    public async Task Messages_survive_the_process_and_are_shared_between_several()
    {
        await Queue.SendAsync("{\"id\":\"a\"}"u8.ToArray(), Token);
        var other = Open();

        var lease = (await other.ReceiveAsync(LongLease, Token)).Lease;

        Assert.NotNull(lease);
        Assert.Null((await Queue.ReceiveAsync(LongLease, Token)).Lease);
        Assert.Equal(1, (await Queue.MeasureAsync(Token)).InWork);
    }

    [Fact]
    public async Task The_next_look_comes_when_the_first_hidden_message_does()
    {
        await Queue.SendAsync("a"u8.ToArray(), Token);
        await Queue.SendAsync("b"u8.ToArray(), Token);
        await Queue.ReceiveAsync(LongLease, Token);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Queue.ReceiveAsync(ShortLease, Token);

        Assert.Equal(ShortLease, (await Queue.ReceiveAsync(LongLease, Token)).NextLook);
    }

    [Fact]
    public async Task The_oldest_visible_message_comes_first()
    {
        foreach (var id in (string[])["a", "b", "c"])
        {
            await Queue.SendAsync(System.Text.Encoding.UTF8.GetBytes(id), Token);
            _time.Advance(TimeSpan.FromMilliseconds(5));
        }

        Assert.Equal("a"u8.ToArray(), (await Queue.ReceiveAsync(LongLease, Token)).Lease?.Body.ToArray());
        Assert.Equal("b"u8.ToArray(), (await Queue.ReceiveAsync(LongLease, Token)).Lease?.Body.ToArray());
    }

    [Fact]
    public async Task A_file_that_is_no_queue_is_said_to_be_one_and_left_alone()
    {
        var file = _folder.File("broken", "queue.db");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, new string('x', 5000), Token);

        var exception = await Assert.ThrowsAsync<QueueUnavailableException>(() => new SqliteArticleQueue(file, _time).MeasureAsync(Token));

        Assert.Contains("no queue", exception.Message, StringComparison.Ordinal);
        Assert.Equal(5000, new FileInfo(file).Length);
    }

    [Fact]
    public async Task Only_this_user_can_read_the_queue()
    {
        await Queue.SendAsync("{}"u8.ToArray(), Token);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.File("data")));
        Assert.All(Directory.GetFiles(_folder.File("data")), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task A_queue_that_was_deleted_under_the_worker_is_made_anew()
    {
        await Queue.SendAsync("{}"u8.ToArray(), Token);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder.File("data"), recursive: true);

        Assert.Null((await Queue.ReceiveAsync(LongLease, Token)).Lease);
        await Queue.SendAsync("{}"u8.ToArray(), Token);
        Assert.NotNull((await Queue.ReceiveAsync(LongLease, Token)).Lease);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_wall_clock_that_jumps_neither_ends_a_lease_nor_prolongs_one_nor_hides_a_message(int hours)
    {
        await Queue.SendAsync("a"u8.ToArray(), Token);
        await Queue.SendAsync("b"u8.ToArray(), Token);
        var lease = (await Queue.ReceiveAsync(LongLease, Token)).Lease;

        var after = new SqliteArticleQueue(_folder.File("data", "queue.db"), new SetClock(_time, TimeSpan.FromHours(hours)));

        Assert.Equal("b"u8.ToArray(), (await after.ReceiveAsync(LongLease, Token)).Lease?.Body.ToArray());
        Assert.Null((await after.ReceiveAsync(LongLease, Token)).Lease);
        _time.Advance(LongLease);
        Assert.Equal(lease!.MessageId, (await after.ReceiveAsync(LongLease, Token)).Lease?.MessageId);
    }

    [Fact]
    public async Task Leases_end_when_the_machine_starts_anew_and_its_clock_begins_at_nothing()
    {
        await Queue.SendAsync("a"u8.ToArray(), Token);
        await Queue.ReceiveAsync(LongLease, Token);

        var restarted = new FakeTimeProvider(DateTimeOffset.MinValue.AddMinutes(1));
        var queue = new SqliteArticleQueue(_folder.File("data", "queue.db"), restarted, "another start");

        Assert.Equal(2, (await queue.ReceiveAsync(LongLease, Token)).Lease?.DeliveryCount);
        Assert.Null((await new SqliteArticleQueue(_folder.File("data", "queue.db"), restarted, "another start").ReceiveAsync(LongLease, Token)).Lease);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    protected override Task PassShortLeaseAsync()
    {
        _time.Advance(ShortLease);
        return Task.CompletedTask;
    }

    private SqliteArticleQueue Open() => new(_folder.File("data", "queue.db"), _time);

    /// <summary>The same machine after somebody set its wall clock.</summary>
    private sealed class SetClock(TimeProvider machine, TimeSpan jump) : TimeProvider
    {
        public override long TimestampFrequency => machine.TimestampFrequency;

        public override long GetTimestamp() => machine.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + jump;
    }
}
