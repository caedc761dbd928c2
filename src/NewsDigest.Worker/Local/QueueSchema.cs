using System.Globalization;
using Microsoft.Data.Sqlite;

namespace NewsDigest.Worker.Local;

/// <summary>
/// What lies in the queue's file, and the steps from what earlier versions put there. Looked at with each call, because the file may
/// have been replaced by another since the last. A file of a later version, or of another program, is left alone.
/// </summary>
/// <param name="boot">Names the start of the machine since which its clock counts.</param>
internal sealed class QueueSchema(string file, string boot)
{
    /// <summary>Version 1, which files from before there were versions have too, or lack one table of it.</summary>
    private const string Tables = """
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

    /// <summary>Step N leads from version N to N + 1. A new one is appended, and none is ever changed.</summary>
    private static readonly string[] Steps = [Tables];

    /// <summary>Whoever held a lease before the machine was started anew is gone, and the times of its clock mean nothing now.</summary>
    private const string EndOldLeases = """
        BEGIN IMMEDIATE;
        UPDATE messages SET visible_at = 0 WHERE NOT EXISTS (SELECT 1 FROM clock WHERE boot = $boot);
        DELETE FROM clock WHERE boot <> $boot;
        INSERT INTO clock SELECT $boot WHERE NOT EXISTS (SELECT 1 FROM clock);
        COMMIT;
        """;

    /// <param name="connection">To the file.</param>
    /// <param name="isNew">An empty file may be made a queue: there never was one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public async Task PrepareAsync(
        SqliteConnection connection,
        bool isNew,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        if (
            await ReadVersionAsync(command, cancellationToken) is var version
            && version != Steps.Length
        )
        {
            RefuseLater(version);
            await MigrateAsync(connection, isNew, cancellationToken);
        }

        command.CommandText = "SELECT boot FROM clock";
        if (await command.ExecuteScalarAsync(cancellationToken) as string != boot)
        {
            command.CommandText = EndOldLeases;
            command.Parameters.AddWithValue("$boot", boot);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>All steps or none; two processes may both get here, and the second finds it done.</summary>
    private async Task MigrateAsync(
        SqliteConnection connection,
        bool isNew,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        await RefuseOthersAsync(command, isNew, cancellationToken);
        if (isNew)
        {
            command.CommandText = "PRAGMA journal_mode = WAL"; // stays with the file; not possible inside a transaction
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var transaction = connection.BeginTransaction(deferred: false);
        command.Transaction = transaction;
        var version = await ReadVersionAsync(command, cancellationToken);
        RefuseLater(version);
        for (; version < Steps.Length; version++)
        {
            command.CommandText = Steps[version];
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"PRAGMA user_version = {Steps.Length}"
        );
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<long> ReadVersionAsync(
        SqliteCommand command,
        CancellationToken cancellationToken
    )
    {
        command.CommandText = "PRAGMA user_version";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!; // every file has one
    }

    private void RefuseLater(long version)
    {
        if (version > Steps.Length || version < 0)
        {
            throw new InvalidDataException(
                $"The queue '{file}' has schema {version}, and this program knows {Steps.Length}: a later NewsDigest made it. Nothing was changed in it. Run that version, or put the file of this version in its place; work goes on by itself."
            );
        }
    }

    /// <summary>A file without a version is an early queue, or an empty file, or something else.</summary>
    private async Task RefuseOthersAsync(
        SqliteCommand command,
        bool isNew,
        CancellationToken cancellationToken
    )
    {
        command.CommandText =
            "SELECT COUNT(*), COALESCE(SUM(name = 'messages'), 0) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        var (tables, queues) = (row.GetInt64(0), row.GetInt64(1));
        if (tables > 0 && queues == 0)
        {
            throw new InvalidDataException(
                $"The file '{file}' is a database of another program, and no queue; nothing was changed in it. Put the queue in its place, or give another folder with --data."
            );
        }

        if (tables == 0 && !isNew)
        {
            throw new InvalidDataException(
                $"The queue file '{file}' is empty: something cut it, or put an empty one in its place. Put the queue or a good copy back; work goes on by itself. If it is lost for good, remove this file and '{SqliteArticleQueue.MarkOf(file)}' and submit its articles again."
            );
        }
    }
}
