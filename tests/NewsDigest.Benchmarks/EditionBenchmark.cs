using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Publishing;
using NewsDigest.Storage;
using NewsDigest.Worker.Local;

namespace NewsDigest.Benchmarks;

/// <summary>What one edition takes, as a process of its own: <c>newsdigest digest run</c> over a folder full of results.</summary>
internal static class EditionBenchmark
{
    private static readonly DateTimeOffset Day = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

    private static readonly Option<int> Count = new("--articles")
    {
        Description = "Results in the window of the edition.",
        DefaultValueFactory = _ => 5000,
    };
    private static readonly Option<int> Older = new("--store")
    {
        Description = "Other results in the store, of the hundred days before.",
        DefaultValueFactory = _ => 0,
    };
    private static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "How often the edition is made, each time by a new process.",
        DefaultValueFactory = _ => 3,
    };
    private static readonly Option<DirectoryInfo?> Folder = new("--folder")
    {
        Description = "Where the results are put; default a temporary folder.",
    };

    public static Command Create()
    {
        var command = new Command(
            "edition",
            "Seconds and peak memory of one edition, by the number of its articles and of other results in the store."
        )
        {
            Count,
            Older,
            Rounds,
            Folder,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var folder = command.GetValue(Folder) is { } named
            ? named.CreateSubdirectory($"newsdigest-benchmark-{Environment.ProcessId}")
            : Directory.CreateTempSubdirectory("newsdigest-benchmark-");
        try
        {
            var store = new FolderResultStore(folder.FullName);
            var older = command.GetValue(Older);
            for (var day = 1; day <= 100 && older > 0; day++)
            {
                await FillAsync(
                    store,
                    older / 100,
                    $"d{day}-",
                    Day.AddDays(-day),
                    cancellationToken
                );
            }

            await FillAsync(store, command.GetValue(Count), "a", Day, cancellationToken);
            for (var round = 0; round < command.GetValue(Rounds); round++)
            {
                await MakeAsync(folder.FullName, cancellationToken);
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task FillAsync(
        FolderResultStore store,
        int count,
        string prefix,
        DateTimeOffset from,
        CancellationToken cancellationToken
    ) =>
        await Parallel.ForEachAsync(
            MadeUpNews.Of(count, prefix, from),
            cancellationToken,
            async (result, stop) =>
            {
                var key = new ResultKey(
                    StorePath.KeyOf(new ArticleId(result.Id)),
                    $"{result.ContentHash[..32]}-{new string('b', 32)}"
                );
                await store.PutIfAbsentAsync(
                    key.Json,
                    JsonSerializer.SerializeToUtf8Bytes(result, ArticleJson.Options),
                    stop
                );
                await new CurrentResults(store).RepairAsync(key.Json, result, stop);
                await new PublishedIndex(store).NoteAsync(
                    key.Json,
                    result.Timings.FinishedAt,
                    stop
                );
            }
        );

    private static async Task MakeAsync(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                typeof(Worker.WorkerHost).Assembly.Location,
                "digest",
                "run",
                "day",
                "--at",
                Day.AddDays(1).ToString("O", CultureInfo.InvariantCulture),
            ]
        )
        {
            RedirectStandardOutput = true,
            Environment = { ["Data"] = folder, ["Digest__Editions__day__Schedule"] = "0 0 * * *" },
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!; // a program of ours always starts a process
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var (peak, spent) = (0L, TimeSpan.Zero);
        while (!process.HasExited)
        {
            var (most, used) = Look(process) ?? default;
            peak = Math.Max(peak, most);
            spent = used > spent ? used : spent;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }

        var said = (await output).Trim();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{watch.Elapsed.TotalSeconds:0.0} s, {spent.TotalSeconds:0.0} s of processor, peak {peak >> 20} MB: {said}"
            )
        );
        Directory.Delete(Path.Combine(folder, "editions"), recursive: true);
    }

    /// <summary>Null when it has just ended.</summary>
    private static (long Peak, TimeSpan Spent)? Look(Process process)
    {
        try
        {
            process.Refresh();
            return (process.PeakWorkingSet64, process.TotalProcessorTime);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
