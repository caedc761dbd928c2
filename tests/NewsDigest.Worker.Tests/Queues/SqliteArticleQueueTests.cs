using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using NewsDigest.Intake;
using NewsDigest.Worker.Local;

namespace NewsDigest.Worker.Tests.Queues;

public sealed class SqliteArticleQueueTests : ArticleQueueContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(
        new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero)
    );

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

        Assert.Equal(
            "a"u8.ToArray(),
            (await Queue.ReceiveAsync(LongLease, Token)).Lease?.Body.ToArray()
        );
        Assert.Equal(
            "b"u8.ToArray(),
            (await Queue.ReceiveAsync(LongLease, Token)).Lease?.Body.ToArray()
        );
    }

    [Fact]
    public async Task A_file_that_is_no_queue_is_said_to_be_one_and_left_alone()
    {
        var file = _folder.File("broken", "queue.db");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, new string('x', 5000), Token);

        var exception = await Assert.ThrowsAsync<QueueUnavailableException>(() =>
            new SqliteArticleQueue(file, _time).MeasureAsync(Token)
        );

        Assert.Contains("no queue", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Keep the damaged file", exception.Message, StringComparison.Ordinal);
        Assert.Equal(5000, new FileInfo(file).Length);
    }

    [Theory]
    [InlineData("CREATE TABLE other (a)", "database of another program")]
    [InlineData("PRAGMA user_version = 99", "a later NewsDigest made it")]
    [InlineData(
        "CREATE TABLE messages (body); PRAGMA user_version = 2",
        "a later NewsDigest made it"
    )]
    [InlineData("CREATE TABLE other (a); PRAGMA user_version = -1", "a later NewsDigest made it")]
    public async Task A_database_of_another_program_or_a_later_version_is_refused_and_left_alone(
        string made,
        string said
    )
    {
        var file = _folder.File("other", "queue.db");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        Execute(file, made);
        var before = await File.ReadAllBytesAsync(file, Token);

        foreach (
            var use in (Func<SqliteArticleQueue, Task>[])
                [
                    queue => queue.MeasureAsync(Token),
                    queue => queue.SendAsync("{}"u8.ToArray(), Token),
                    queue => queue.ReceiveAsync(LongLease, Token),
                ]
        )
        {
            var exception = await Assert.ThrowsAsync<QueueUnavailableException>(() =>
                use(new SqliteArticleQueue(file, _time))
            );
            Assert.Contains(said, exception.Message, StringComparison.Ordinal);
            Assert.Contains(file, exception.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(file, Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData(
        "CREATE TABLE clock (boot TEXT NOT NULL); INSERT INTO clock VALUES ('an earlier start');"
    )]
    public async Task A_queue_of_an_earlier_version_is_taken_over_with_its_messages(string clock)
    {
        var file = _folder.File("earlier", "queue.db");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        Execute(
            file,
            $"""
            PRAGMA journal_mode = WAL;
            CREATE TABLE messages (id INTEGER PRIMARY KEY AUTOINCREMENT, body BLOB NOT NULL, enqueued_at INTEGER NOT NULL, visible_at INTEGER NOT NULL, receipt TEXT, delivery_count INTEGER NOT NULL DEFAULT 0);
            CREATE INDEX messages_by_visibility ON messages (visible_at, id);
            {clock}
            INSERT INTO messages (body, enqueued_at, visible_at) VALUES (CAST('a' AS BLOB), 1, 99999999999999);
            """
        );

        var queues = Enumerable
            .Range(0, 4)
            .Select(_ => new SqliteArticleQueue(file, _time))
            .ToArray();
        var deliveries = await Task.WhenAll(
            queues.Select(queue => Task.Run(() => queue.ReceiveAsync(LongLease, Token), Token))
        );

        Assert.Equal(
            "a"u8.ToArray(),
            Assert.Single(deliveries, delivery => delivery.Lease is not null).Lease!.Body.ToArray()
        );
        Assert.Equal(1L, Execute(file, "PRAGMA user_version"));
    }

    [Fact]
    public async Task Between_two_calls_the_whole_queue_lies_in_its_one_file_and_can_be_moved()
    {
        await Queue.SendAsync("a"u8.ToArray(), Token);
        await Queue.MeasureAsync(Token);

        Assert.Equal(
            [InData("queue.begun"), InData("queue.db")],
            Directory.GetFiles(_folder.File("data")).Order(StringComparer.Ordinal)
        );
        Assert.Empty(await File.ReadAllBytesAsync(InData("queue.begun"), Token));
    }

    [Theory]
    [InlineData("moved")]
    [InlineData("deleted")]
    [InlineData("folder moved")]
    [InlineData("cut to nothing")]
    [InlineData("random bytes")]
    public async Task A_queue_that_is_taken_from_under_a_worker_is_missed_and_used_again_when_it_is_back(
        string how
    )
    {
        await Queue.SendAsync("a"u8.ToArray(), Token);
        var copy = _folder.File("copy.db");
        File.Copy(InData("queue.db"), copy);
        Harm(how);

        foreach (
            var use in (Func<Task>[])
                [
                    () => Queue.MeasureAsync(Token),
                    () => Queue.ReceiveAsync(LongLease, Token),
                    () => Queue.SendAsync("lost"u8.ToArray(), Token),
                ]
        )
        {
            var exception = await Assert.ThrowsAsync<QueueUnavailableException>(use);
            Assert.Contains(InData("queue.db"), exception.Message, StringComparison.Ordinal);
            Assert.Contains("goes on by itself", exception.Message, StringComparison.Ordinal);
        }

        Directory.CreateDirectory(_folder.File("data"));
        File.Copy(copy, InData("queue.db"), overwrite: true);
        Assert.Equal(
            "a"u8.ToArray(),
            (await Queue.ReceiveAsync(LongLease, Token)).Lease?.Body.ToArray()
        );
    }

    [Theory]
    [InlineData("moved")]
    [InlineData("deleted")]
    [InlineData("folder moved")]
    [InlineData("cut to nothing")]
    public async Task What_another_process_sends_after_the_queue_was_taken_away_is_found_by_a_worker_that_runs(
        string how
    )
    {
        await Queue.SendAsync("a"u8.ToArray(), Token);
        await Queue.ReceiveAsync(LongLease, Token);
        Harm(how);
        BeginAnew();

        await Open().SendAsync("b"u8.ToArray(), Token);

        Assert.Equal(
            "b"u8.ToArray(),
            (await Queue.ReceiveAsync(LongLease, Token)).Lease?.Body.ToArray()
        );
    }

    [Theory]
    [InlineData("moved")]
    [InlineData("deleted")]
    [InlineData("cut to nothing")]
    [InlineData("random bytes")]
    public async Task A_process_that_starts_while_the_queue_is_away_begins_no_other_and_works_on_when_it_is_back(
        string how
    )
    {
        await Queue.SendAsync("a"u8.ToArray(), Token);
        var copy = _folder.File("copy.db");
        File.Copy(InData("queue.db"), copy);
        Harm(how);
        var late = Open();

        foreach (
            var use in (Func<Task>[])
                [
                    () => late.MeasureAsync(Token),
                    () => late.ReceiveAsync(LongLease, Token),
                    () => late.SendAsync("lost"u8.ToArray(), Token),
                ]
        )
        {
            var exception = await Assert.ThrowsAsync<QueueUnavailableException>(use);
            Assert.Contains(InData("queue.db"), exception.Message, StringComparison.Ordinal);
            Assert.Contains("goes on by itself", exception.Message, StringComparison.Ordinal);
        }

        File.Copy(copy, InData("queue.db"), overwrite: true);
        Assert.Equal(
            "a"u8.ToArray(),
            (await late.ReceiveAsync(LongLease, Token)).Lease?.Body.ToArray()
        );
    }

    [Fact]
    public async Task A_queue_that_was_begun_before_there_were_marks_has_one_from_its_next_use_on()
    {
        await Queue.SendAsync("a"u8.ToArray(), Token);
        File.Delete(InData("queue.begun"));

        await Open().MeasureAsync(Token);
        File.Move(InData("queue.db"), _folder.File("away.db"));

        await Assert.ThrowsAsync<QueueUnavailableException>(() =>
            Open().SendAsync("b"u8.ToArray(), Token)
        );
        Assert.False(File.Exists(InData("queue.db")));
    }

    [Fact]
    public async Task Whoever_only_measures_makes_no_queue()
    {
        Assert.Equal(new QueueDepth(0, 0, null, 0), await Open().MeasureAsync(Token));

        Assert.False(Directory.Exists(_folder.File("data")));
    }

    [Fact]
    public async Task Only_this_user_can_read_the_queue()
    {
        await Queue.SendAsync("{}"u8.ToArray(), Token);

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(_folder.File("data"))
        );
        Assert.All(
            Directory.GetFiles(_folder.File("data")),
            file =>
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite,
                    File.GetUnixFileMode(file)
                )
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_wall_clock_that_jumps_neither_ends_a_lease_nor_prolongs_one_nor_hides_a_message(
        int hours
    )
    {
        await Queue.SendAsync("a"u8.ToArray(), Token);
        await Queue.SendAsync("b"u8.ToArray(), Token);
        var lease = (await Queue.ReceiveAsync(LongLease, Token)).Lease;

        var after = new SqliteArticleQueue(
            _folder.File("data", "queue.db"),
            new SetClock(_time, TimeSpan.FromHours(hours))
        );

        Assert.Equal(
            "b"u8.ToArray(),
            (await after.ReceiveAsync(LongLease, Token)).Lease?.Body.ToArray()
        );
        Assert.Null((await after.ReceiveAsync(LongLease, Token)).Lease);
        _time.Advance(LongLease);
        Assert.Equal(
            lease!.MessageId,
            (await after.ReceiveAsync(LongLease, Token)).Lease?.MessageId
        );
    }

    [Fact]
    public async Task Leases_end_when_the_machine_starts_anew_and_its_clock_begins_at_nothing()
    {
        await Queue.SendAsync("a"u8.ToArray(), Token);
        await Queue.ReceiveAsync(LongLease, Token);

        var restarted = new FakeTimeProvider(DateTimeOffset.MinValue.AddMinutes(1));
        var queue = new SqliteArticleQueue(
            _folder.File("data", "queue.db"),
            restarted,
            "another start"
        );

        Assert.Equal(2, (await queue.ReceiveAsync(LongLease, Token)).Lease?.DeliveryCount);
        Assert.Null(
            (
                await new SqliteArticleQueue(
                    _folder.File("data", "queue.db"),
                    restarted,
                    "another start"
                ).ReceiveAsync(LongLease, Token)
            ).Lease
        );
    }

    public void Dispose() => _folder.Dispose();

    protected override Task PassShortLeaseAsync()
    {
        _time.Advance(ShortLease);
        return Task.CompletedTask;
    }

    private string InData(string name) => _folder.File("data", name);

    /// <summary>As the error says for a queue that is lost for good.</summary>
    private void BeginAnew()
    {
        if (Directory.Exists(_folder.File("data")))
        {
            File.Delete(InData("queue.db"));
            File.Delete(InData("queue.begun"));
        }
    }

    private void Harm(string how)
    {
        switch (how)
        {
            case "moved":
                File.Move(InData("queue.db"), _folder.File("away.db"));
                break;
            case "deleted":
                File.Delete(InData("queue.db"));
                break;
            case "folder moved":
                Directory.Move(_folder.File("data"), _folder.File("away"));
                break;
            case "cut to nothing":
                File.WriteAllBytes(InData("queue.db"), []);
                break;
            default:
                var bytes = new byte[9000];
                new Random(1).NextBytes(bytes);
                File.WriteAllBytes(InData("queue.db"), bytes);
                break;
        }
    }

    /// <summary>With a connection of its own; returns the first value.</summary>
    private static object? Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
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
