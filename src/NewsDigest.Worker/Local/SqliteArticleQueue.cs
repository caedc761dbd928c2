using System.Globalization;
using Microsoft.Data.Sqlite;
using NewsDigest.Intake;

namespace NewsDigest.Worker.Local;

/// <summary>
/// The embedded queue: one SQLite file, safe for several processes of one machine. A lease is a time of the
/// <see cref="MachineClock"/> until which a row is hidden and a random receipt; only the newest receipt settles.
/// WAL with synchronous FULL: what was acknowledged survives a power cut.
/// </summary>
/// <param name="boot">Names the start of the machine since which its clock counts.</param>
internal sealed class SqliteArticleQueue(string file, TimeProvider time, string boot) : IArticleQueue
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE IF NOT EXISTS messages (
            id             INTEGER PRIMARY KEY AUTOINCREMENT,
            body           BLOB    NOT NULL,
            enqueued_at    INTEGER NOT NULL,
            visible_at     INTEGER NOT NULL,
            receipt        TEXT,
            delivery_count INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX IF NOT EXISTS messages_by_visibility ON messages (visible_at, id);
        CREATE TABLE IF NOT EXISTS clock (boot TEXT NOT NULL);
        """;

    /// <summary>Whoever held a lease before the machine was started anew is gone, and the times of its clock mean nothing now.</summary>
    private const string EndOldLeases = """
        BEGIN IMMEDIATE;
        UPDATE messages SET visible_at = 0 WHERE NOT EXISTS (SELECT 1 FROM clock WHERE boot = $boot);
        DELETE FROM clock WHERE boot <> $boot;
        INSERT INTO clock SELECT $boot WHERE NOT EXISTS (SELECT 1 FROM clock);
        COMMIT;
        """;

    private volatile bool _created;

    public SqliteArticleQueue(string file, TimeProvider time)
        : this(file, time, MachineClock.Boot ?? "unknown")
    {
    }

    /// <summary>As small as the Azure queue's, so that both behave alike.</summary>
    public int MaxMessageBytes => 48 * 1024;

    public Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (message.Length > MaxMessageBytes)
        {
            throw new ArgumentException($"The message has {message.Length} bytes; the queue takes {MaxMessageBytes}.", nameof(message));
        }

        return UseAsync(
            "INSERT INTO messages (body, enqueued_at, visible_at) VALUES ($body, $wall, $now)",
            command =>
            {
                command.Parameters.AddWithValue("$body", message.ToArray());
                command.Parameters.AddWithValue("$wall", time.GetUtcNow().ToUnixTimeMilliseconds());
                return command.ExecuteNonQuery();
            },
            cancellationToken);
    }

    public Task<Delivery> ReceiveAsync(TimeSpan lease, CancellationToken cancellationToken) => UseAsync(
        """
        UPDATE messages SET visible_at = $until, receipt = $receipt, delivery_count = delivery_count + 1
        WHERE id = (SELECT id FROM messages WHERE visible_at <= $now ORDER BY visible_at, id LIMIT 1)
        RETURNING id, body, delivery_count, enqueued_at
        """,
        command =>
        {
            var receipt = AddLease(command, lease);
            using (var row = command.ExecuteReader())
            {
                if (row.Read())
                {
                    return new Delivery(new ArticleLease(row.GetInt64(0).ToString(CultureInfo.InvariantCulture), row.GetFieldValue<byte[]>(1), receipt, row.GetInt32(2), Time(row.GetInt64(3))));
                }
            }

            command.CommandText = "SELECT MIN(visible_at) - $now FROM messages";
            return new Delivery(null, command.ExecuteScalar() is long wait ? TimeSpan.FromMilliseconds(wait) : null);
        },
        cancellationToken);

    public Task<ArticleLease?> RenewAsync(ArticleLease held, TimeSpan lease, CancellationToken cancellationToken) => UseAsync(
        "UPDATE messages SET visible_at = $until, receipt = $receipt WHERE id = $id AND receipt = $held",
        command =>
        {
            var receipt = AddLease(command, lease);
            AddHeld(command, held);
            return command.ExecuteNonQuery() == 1 ? held with { Receipt = receipt } : null;
        },
        cancellationToken);

    public Task<bool> CompleteAsync(ArticleLease held, CancellationToken cancellationToken) => UseAsync(
        "DELETE FROM messages WHERE id = $id AND receipt = $held",
        command =>
        {
            AddHeld(command, held);
            return command.ExecuteNonQuery() == 1;
        },
        cancellationToken);

    public Task<bool> ReleaseAsync(ArticleLease held, TimeSpan delay, CancellationToken cancellationToken) => UseAsync(
        "UPDATE messages SET visible_at = $until, receipt = NULL WHERE id = $id AND receipt = $held",
        command =>
        {
            command.Parameters.AddWithValue("$until", Now() + (long)delay.TotalMilliseconds);
            AddHeld(command, held);
            return command.ExecuteNonQuery() == 1;
        },
        cancellationToken);

    /// <summary>Where it is, for people.</summary>
    public override string ToString() => file;

    public Task<QueueDepth> MeasureAsync(CancellationToken cancellationToken) => UseAsync(
        """
        SELECT COUNT(*), COALESCE(SUM(receipt IS NOT NULL AND visible_at > $now), 0),
               MIN(CASE WHEN receipt IS NULL OR visible_at <= $now THEN enqueued_at END)
        FROM messages
        """,
        command =>
        {
            using var row = command.ExecuteReader();
            row.Read();
            var (total, inWork) = (row.GetInt32(0), row.GetInt32(1));
            return new QueueDepth(total - inWork, inWork, row.IsDBNull(2) ? null : Time(row.GetInt64(2)), total);
        },
        cancellationToken);

    private string AddLease(SqliteCommand command, TimeSpan lease)
    {
        var receipt = Guid.NewGuid().ToString("N");
        command.Parameters.AddWithValue("$until", Now() + (long)lease.TotalMilliseconds);
        command.Parameters.AddWithValue("$receipt", receipt);
        return receipt;
    }

    private static void AddHeld(SqliteCommand command, ArticleLease held)
    {
        command.Parameters.AddWithValue("$id", long.Parse(held.MessageId, CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue("$held", held.Receipt);
    }

    private async Task<T> UseAsync<T>(string sql, Func<SqliteCommand, T> use, CancellationToken cancellationToken)
    {
        try
        {
            await CreateAsync(cancellationToken);
            await using var connection = await OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            if (sql.Contains("$now", StringComparison.Ordinal))
            {
                command.Parameters.AddWithValue("$now", Now());
            }

            // One statement is one transaction, and SQLite lets one writer in at a time: two workers never claim the same row.
            return use(command);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new QueueUnavailableException(Explain(exception), exception);
        }
    }

    // Two workers may both get here; every statement of the schema bears that.
    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (_created && File.Exists(file))
        {
            return;
        }

        PrivateFolder.Create(Path.GetDirectoryName(file)!); // the file always lies in the data folder
        PrivateFolder.CreateFile(file); // the files that SQLite puts beside it take their mode from it
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Schema;
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = EndOldLeases;
        command.Parameters.AddWithValue("$boot", boot);
        await command.ExecuteNonQueryAsync(cancellationToken);
        _created = true;
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 30000; PRAGMA synchronous = FULL;";
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    private long Now() => MachineClock.Milliseconds(time);

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private string Explain(Exception exception) => (exception as SqliteException)?.SqliteErrorCode switch
    {
        5 or 6 => $"The queue '{file}' was locked by another process for 30 seconds. Look for a process that hangs with the file open.",
        8 => $"The queue '{file}' cannot be written. Give this user the right to write the file and its folder.",
        10 => $"The disk of the queue '{file}' cannot be written or read. Look at its free space and its health; nothing that was on the queue is lost.",
        13 => $"The disk of the queue '{file}' is full. Free some space; nothing that was on the queue is lost.",
        11 or 26 => $"The file '{file}' is damaged or is no queue. Restore it from a backup, or move it away to start with an empty queue.",
        14 => $"The queue '{file}' cannot be opened. Look at the folder's rights, or give another with --data.",
        _ => $"The queue '{file}' cannot be used: {exception.Message}",
    };
}
