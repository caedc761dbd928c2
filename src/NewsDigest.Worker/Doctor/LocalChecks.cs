using System.Globalization;
using Microsoft.Data.Sqlite;
using NewsDigest.Settings;

namespace NewsDigest.Worker.Doctor;

/// <summary>The data folder and the queue's file in it.</summary>
internal static class LocalChecks
{
    private const long LeastFree = 1L << 30;
    private const int ManyDeliveries = 5;

    /// <summary>On these, files are locked in a way that SQLite's log does not survive.</summary>
    private static readonly string[] NetworkFiles =
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "fuse.sshfs",
        "9p",
    ];

    public static IReadOnlyList<CheckLine> LookAtFolder(IConfiguration settings)
    {
        var folder = DataFolder.Of(settings);
        if (!Directory.Exists(folder))
        {
            return
            [
                CheckLine.Note(
                    "data folder",
                    $"'{folder}' is not there yet",
                    "'newsdigest submit' and 'newsdigest run' make it; name another with --data."
                ),
            ];
        }

        return [Writable(folder), Free(folder), FileSystem(folder)];
    }

    public static async Task<IReadOnlyList<CheckLine>> LookAtQueueFileAsync(
        IConfiguration settings,
        CancellationToken cancellationToken
    )
    {
        var file = Path.Combine(DataFolder.Of(settings), "queue.db");
        if (
            SettingsReader.Read<QueueOptions>(settings).Kind != QueueKind.Local
            || !File.Exists(file)
        )
        {
            return [];
        }

        var cure =
            $"Stop the workers, copy '{file}' aside, then: sqlite3 '{file}' .recover | sqlite3 new.db, and put new.db in its place.";
        try
        {
            await using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder
                {
                    DataSource = file,
                    Mode = SqliteOpenMode.ReadOnly,
                    Pooling = false,
                }.ToString()
            );
            await connection.OpenAsync(cancellationToken);
            var sound = await AskAsync(connection, "PRAGMA integrity_check(1)", cancellationToken);
            if (sound != "ok")
            {
                return [CheckLine.Fail("queue file", sound, cure)];
            }

            var version = await AskAsync(connection, "SELECT sqlite_version()", cancellationToken);
            var mode = await AskAsync(connection, "PRAGMA journal_mode", cancellationToken);
            var often = await AskAsync(
                connection,
                $"SELECT count(*) FROM messages WHERE delivery_count > {ManyDeliveries}",
                cancellationToken
            );
            return
            [
                mode == "wal"
                    ? CheckLine.Ok("queue file", $"sound; SQLite {version}, WAL")
                    : CheckLine.Note(
                        "queue file",
                        $"sound, but its journal is '{mode}' and not WAL",
                        $"Stop the workers, then: sqlite3 '{file}' 'PRAGMA journal_mode=wal'"
                    ),
                often == "0"
                    ? CheckLine.Ok(
                        "deliveries",
                        $"no message was delivered over {ManyDeliveries} times"
                    )
                    : CheckLine.Note(
                        "deliveries",
                        $"{often} messages were delivered over {ManyDeliveries} times",
                        "The log of the worker says why each was put back; outages count too."
                    ),
            ];
        }
        catch (SqliteException exception)
        {
            return [CheckLine.Fail("queue file", exception.Message, cure)];
        }
    }

    private static CheckLine Writable(string folder)
    {
        var (first, second) = (
            Path.Combine(folder, $"doctor-{Guid.NewGuid():N}.tmp"),
            Path.Combine(folder, $"doctor-{Guid.NewGuid():N}.tmp")
        );
        try
        {
            File.WriteAllText(first, "ok");
            File.Move(first, second);
            return CheckLine.Ok("data folder", $"{folder}, writable");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CheckLine.Fail(
                "data folder",
                exception.Message,
                $"Give this user the folder: chown -R $(id -u) '{folder}', or set Data to another."
            );
        }
        finally
        {
            File.Delete(first);
            File.Delete(second);
        }
    }

    private static CheckLine Free(string folder)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var queue = new FileInfo(Path.Combine(folder, "queue.db"));
        var need = Math.Max(LeastFree, queue.Exists ? 10 * queue.Length : 0); // results, pages and answers of what waits
        return free >= need
            ? CheckLine.Ok("free space", Size(free))
            : CheckLine.Fail(
                "free space",
                $"{Size(free)}, of {Size(need)} that the queue may need",
                "Free space on this disk, or set Data to a folder on another."
            );
    }

    private static CheckLine FileSystem(string folder)
    {
        var kind = KindOf(folder, File.ReadLines("/proc/self/mountinfo"));
        return NetworkFiles.Contains(kind)
            ? CheckLine.Fail(
                "file system",
                $"{kind}, which does not keep SQLite's log safe",
                "Set Data to a folder on a disk of this machine, or use Queue:Kind=azure."
            )
            : CheckLine.Ok("file system", kind);
    }

    /// <param name="mounts">Lines of <c>/proc/self/mountinfo</c>.</param>
    internal static string KindOf(string folder, IEnumerable<string> mounts) =>
        mounts
            .Select(line => line.Split(' '))
            .Where(parts => parts.Length > 6 && IsBelow(folder, parts[4]))
            .OrderBy(parts => parts[4].Length)
            .Select(parts => parts[Array.IndexOf(parts, "-") + 1])
            .LastOrDefault("unknown");

    private static bool IsBelow(string folder, string mount) =>
        mount == "/" || folder == mount || folder.StartsWith($"{mount}/", StringComparison.Ordinal);

    private static async Task<string> AskAsync(
        SqliteConnection connection,
        string question,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // All questions are written above.
        command.CommandText = question;
#pragma warning restore CA2100
        return Convert.ToString(
                await command.ExecuteScalarAsync(cancellationToken),
                CultureInfo.InvariantCulture
            ) ?? "";
    }

    private static string Size(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GB");
}
