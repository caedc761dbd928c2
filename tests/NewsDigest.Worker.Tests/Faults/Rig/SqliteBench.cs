using Microsoft.Data.Sqlite;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>The embedded queue and the folder store.</summary>
internal sealed class SqliteBench : FaultBench
{
    private SqliteBench(ScriptedServer model, FaultProxy modelProxy)
        : base(model, modelProxy) { }

    public string QueueFile => Folder.File("data", "queue.db");

    public static async Task<SqliteBench> StartAsync(Func<ScriptedRequest, ScriptedAnswer> answer)
    {
        var model = await ScriptedServer.StartAsync(answer);
        return new SqliteBench(model, await FaultProxy.StartAsync(model.Address));
    }

    /// <summary>The file's one writing place is taken.</summary>
    public override async Task<IAsyncDisposable> HoldRemovalsAsync()
    {
        var connection = new SqliteConnection(
            $"Data Source={QueueFile};Pooling=False;Default Timeout=30"
        );
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return connection; // closing it gives the place back
    }

    /// <summary>A file lies where the folder should be, or the other way round: rights would not stop a test that runs as root.</summary>
    public override async Task<IAsyncDisposable> BlockStoreAsync(string place)
    {
        var path = Folder.File(["data", .. place.Split('/')]);
        if (Path.HasExtension(path))
        {
            Directory.CreateDirectory(path);
            return new Undo(() => Directory.Delete(path));
        }

        if (Directory.Exists(path))
        {
            Directory.Move(path, path + ".away");
        }

        await File.WriteAllTextAsync(path, "");
        return new Undo(() =>
        {
            File.Delete(path);
            if (Directory.Exists(path + ".away"))
            {
                Directory.Move(path + ".away", path);
            }
        });
    }

    public override Task DeleteStoreAsync()
    {
        foreach (var folder in Directory.GetDirectories(Folder.File("data")))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Task.CompletedTask;
    }

    public override IReadOnlyList<(string Name, Func<Task> Inject)> StorageFaults(Random random) =>
        [
            (
                "queue file locked for 2 s",
                async () =>
                {
                    await using var held = await HoldRemovalsAsync();
                    await Task.Delay(
                        TimeSpan.FromSeconds(2),
                        TimeProvider.System,
                        CancellationToken.None
                    );
                }
            ),
        ];

    public override Task<IReadOnlyList<(string Path, DateTimeOffset At)>> PublishedAsync() =>
        Task.FromResult<IReadOnlyList<(string, DateTimeOffset)>>([
            .. Directory
                .EnumerateFiles(
                    Folder.File("data", "results"),
                    "result.json",
                    SearchOption.AllDirectories
                )
                .Select(file =>
                    (
                        Path.GetRelativePath(Folder.File("data"), file),
                        (DateTimeOffset)File.GetLastWriteTimeUtc(file)
                    )
                ),
        ]);

    public override Task SendRawAsync(byte[] message) =>
        Queue.SendAsync(message, CancellationToken.None);
}
