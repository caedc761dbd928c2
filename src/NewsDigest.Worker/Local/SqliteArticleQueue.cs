using System.Globalization;
using Microsoft.Data.Sqlite;
using NewsDigest.Intake;

namespace NewsDigest.Worker.Local;

/// <summary>
/// The embedded queue: one SQLite file, safe for several processes of one machine. A lease is a time of the
/// <see cref="MachineClock"/> until which a row is hidden and a random receipt; only the newest receipt settles.
/// WAL with synchronous FULL: what was acknowledged survives a power cut. No connection outlives its call: an open one would go on
/// with a file that was moved or deleted, and between calls the whole queue lies in the one file.
/// </summary>
/// <param name="boot">Names the start of the machine since which its clock counts.</param>
internal sealed class SqliteArticleQueue(string file, TimeProvider time, string boot)
    : IArticleQueue
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Whoever measures wants to know how it is, soon.</summary>
    private static readonly TimeSpan LongestWaitToMeasure = TimeSpan.FromSeconds(5);

    private readonly QueueSchema _schema = new(file, boot);

    /// <summary>Lies beside the queue from its first use on, and tells a queue that is away from one that never was.</summary>
    private readonly string _mark = MarkOf(file);

    /// <summary>This process has used the file, so it is no new queue when it is gone.</summary>
    private volatile bool _seen;

    public SqliteArticleQueue(string file, TimeProvider time)
        : this(file, time, MachineClock.Boot ?? "unknown") { }

    private bool IsKnown => _seen || File.Exists(_mark);

    /// <summary>As small as the Azure queue's, so that both behave alike.</summary>
    public int MaxMessageBytes => 48 * 1024;

    public Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (message.Length > MaxMessageBytes)
        {
            throw new ArgumentException(
                $"The message has {message.Length} bytes; the queue takes {MaxMessageBytes}.",
                nameof(message)
            );
        }

        return UseAsync(
            "INSERT INTO messages (body, enqueued_at, visible_at) VALUES ($body, $wall, $now)",
            command =>
            {
                command.Parameters.AddWithValue("$body", message.ToArray());
                command.Parameters.AddWithValue("$wall", time.GetUtcNow().ToUnixTimeMilliseconds());
                return command.ExecuteNonQuery();
            },
            cancellationToken
        );
    }

    public Task<Delivery> ReceiveAsync(TimeSpan lease, CancellationToken cancellationToken) =>
        UseAsync(
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
                        return new Delivery(
                            new ArticleLease(
                                row.GetInt64(0).ToString(CultureInfo.InvariantCulture),
                                row.GetFieldValue<byte[]>(1),
                                receipt,
                                row.GetInt32(2),
                                Time(row.GetInt64(3))
                            )
                        );
                    }
                }

                command.CommandText = "SELECT MIN(visible_at) - $now FROM messages";
                return new Delivery(
                    null,
                    command.ExecuteScalar() is long wait ? TimeSpan.FromMilliseconds(wait) : null
                );
            },
            cancellationToken
        );

    public Task<ArticleLease?> RenewAsync(
        ArticleLease held,
        TimeSpan lease,
        CancellationToken cancellationToken
    ) =>
        UseAsync(
            "UPDATE messages SET visible_at = $until, receipt = $receipt WHERE id = $id AND receipt = $held",
            command =>
            {
                var receipt = AddLease(command, lease);
                AddHeld(command, held);
                return command.ExecuteNonQuery() == 1 ? held with { Receipt = receipt } : null;
            },
            cancellationToken
        );

    public Task<bool> CompleteAsync(ArticleLease held, CancellationToken cancellationToken) =>
        UseAsync(
            "DELETE FROM messages WHERE id = $id AND receipt = $held",
            command =>
            {
                AddHeld(command, held);
                return command.ExecuteNonQuery() == 1;
            },
            cancellationToken
        );

    public Task<bool> ReleaseAsync(
        ArticleLease held,
        TimeSpan delay,
        CancellationToken cancellationToken
    ) =>
        UseAsync(
            "UPDATE messages SET visible_at = $until, receipt = NULL WHERE id = $id AND receipt = $held",
            command =>
            {
                command.Parameters.AddWithValue("$until", Now() + (long)delay.TotalMilliseconds);
                AddHeld(command, held);
                return command.ExecuteNonQuery() == 1;
            },
            cancellationToken
        );

    /// <summary>Where it is, for people.</summary>
    public override string ToString() => file;

    /// <summary>Makes no queue where there is none.</summary>
    public Task<QueueDepth> MeasureAsync(CancellationToken cancellationToken) =>
        !IsKnown && !File.Exists(file)
            ? Task.FromResult(new QueueDepth(0, 0, null, 0))
            : UseAsync(
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
                    return new QueueDepth(
                        total - inWork,
                        inWork,
                        row.IsDBNull(2) ? null : Time(row.GetInt64(2)),
                        total
                    );
                },
                cancellationToken,
                LongestWaitToMeasure
            );

    public static string MarkOf(string file) => Path.ChangeExtension(file, "begun");

    private string AddLease(SqliteCommand command, TimeSpan lease)
    {
        var receipt = Guid.NewGuid().ToString("N");
        command.Parameters.AddWithValue("$until", Now() + (long)lease.TotalMilliseconds);
        command.Parameters.AddWithValue("$receipt", receipt);
        return receipt;
    }

    private static void AddHeld(SqliteCommand command, ArticleLease held)
    {
        command.Parameters.AddWithValue(
            "$id",
            long.Parse(held.MessageId, CultureInfo.InvariantCulture)
        );
        command.Parameters.AddWithValue("$held", held.Receipt);
    }

    private async Task<T> UseAsync<T>(
        string sql,
        Func<SqliteCommand, T> use,
        CancellationToken cancellationToken,
        TimeSpan? longestWait = null
    )
    {
        try
        {
            MakeFile();
            await using var connection = await OpenAsync(
                longestWait ?? LongestWait,
                cancellationToken
            );
            await _schema.PrepareAsync(connection, isNew: !IsKnown, cancellationToken);
            if (!_seen)
            {
                Mark();
                _seen = true;
            }

            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            if (sql.Contains("$now", StringComparison.Ordinal))
            {
                command.Parameters.AddWithValue("$now", Now());
            }

            // One statement is one transaction, and SQLite lets one writer in at a time: two workers never claim the same row.
            return use(command);
        }
        catch (Exception exception)
            when (exception
                    is SqliteException
                        or IOException
                        or UnauthorizedAccessException
                        or InvalidDataException
            )
        {
            throw new QueueUnavailableException(Explain(exception), exception);
        }
    }

    /// <summary>Only where there never was one: a queue that was moved away is put back by whoever moved it.</summary>
    private void MakeFile()
    {
        if (!IsKnown && !File.Exists(file))
        {
            PrivateFolder.Create(Path.GetDirectoryName(file)!); // the file always lies in the data folder
            PrivateFolder.CreateFile(file); // the files that SQLite puts beside it take their mode from it
        }
    }

    /// <summary>After the queue itself, so that a stop between the two leaves no mark without a queue.</summary>
    private void Mark()
    {
        try
        {
            if (!File.Exists(_mark))
            {
                PrivateFolder.CreateFile(_mark);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A queue that can be read and not written is still read; the next process that can marks it.
        }
    }

    private async Task<SqliteConnection> OpenAsync(
        TimeSpan longestWait,
        CancellationToken cancellationToken
    )
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWrite, // never creates
            Pooling = false,
            DefaultTimeout = (int)longestWait.TotalSeconds,
        };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = FormattableString.Invariant(
                $"PRAGMA busy_timeout = {(int)longestWait.TotalMilliseconds}; PRAGMA synchronous = FULL;"
            );
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private long Now() => MachineClock.Milliseconds(time);

    private static DateTimeOffset Time(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>Whatever the cause, the cure keeps the messages.</summary>
    private string Explain(Exception exception)
    {
        if (IsKnown && !File.Exists(file))
        {
            return $"The queue file '{file}' is gone: it was moved, renamed or deleted. Put it back; work goes on by itself. If it is lost for good, remove '{_mark}' and submit its articles again: that begins a new queue, and articles that are done cost nothing.";
        }

        return (exception as SqliteException)?.SqliteErrorCode switch
        {
            5 or 6 =>
                $"The queue '{file}' was locked by another process for too long. Look for a process that hangs with the file open.",
            8 =>
                $"The queue '{file}' cannot be written. Give this user the right to write the file and its folder.",
            10 =>
                $"The disk of the queue '{file}' cannot be written or read. Look at its free space and its health; nothing that was on the queue is lost.",
            13 =>
                $"The disk of the queue '{file}' is full. Free some space; nothing that was on the queue is lost.",
            11 or 26 =>
                $"The file '{file}' is damaged or is no queue; nothing was changed in it. Put a good copy in its place; work goes on by itself. Keep the damaged file: 'sqlite3 FILE .recover' can read messages from it.",
            14 =>
                $"The queue '{file}' cannot be opened. Look at the rights of the file and its folder.",
            _ => exception is InvalidDataException
                ? exception.Message
                : $"The queue '{file}' cannot be used: {exception.Message}",
        };
    }
}
