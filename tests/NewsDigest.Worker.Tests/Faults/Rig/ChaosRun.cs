using System.Diagnostics;
using System.Globalization;
using NewsDigest.Intake;
using NewsDigest.Tests.Fuzz;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>Workers that are killed, paused and cut off again and again while they work off a queue, and a ledger of what came out.</summary>
internal sealed class ChaosRun(ChaosPlan plan)
{
    private readonly Random _random = new(plan.Seed);
    private readonly ChaosCalls _calls = new();
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);
    private readonly List<int> _bag = [];
    private readonly List<Task> _running = [];
    private volatile bool _fed;
    private int _started;
    private int _answersToLose;
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>What the scripted model does: it answers after a while, and writes down who asked.</summary>
    public ScriptedAnswer Answer(ScriptedRequest request)
    {
        if (!Newsroom.IsOurs(request))
        {
            // what damage left of an article
            return ScriptedModel.Translating(_ => "The mayor opened the market on Thursday.")(
                request
            );
        }

        var call = new ChaosCall(
            Newsroom.NumberOf(request),
            Newsroom.IsTranslation(request),
            request.Headers["authorization"],
            TimeProvider.System.GetUtcNow()
        );
        _calls.Add(call);
        var answer = Newsroom.After(plan.CallTime, Newsroom.Answer(request));
        return new ScriptedAnswer(async context =>
        {
            if (Interlocked.Decrement(ref _answersToLose) >= 0)
            {
                call.HitBy = ChaosCalls.Lost;
                context.Abort();
                return;
            }

            await answer.WriteAsync(context);
            call.AnsweredAt = TimeProvider.System.GetUtcNow();
        });
    }

    /// <param name="bench">Whose model is <see cref="Answer"/>.</param>
    /// <param name="restartStorage">Null where the storage is no process.</param>
    public async Task<ChaosLedger> RunAsync(FaultBench bench, Func<Task>? restartStorage)
    {
        var feeding = FeedAsync(bench);
        var workers = Enumerable.Range(0, plan.Workers).Select(_ => Start(bench)).ToArray();
        for (var fault = 0; fault < plan.Faults; fault++)
        {
            if (!await ReachAsync(bench, _calls.Count + NextDistance()))
            {
                break;
            }

            await HarmAsync(bench, workers, restartStorage);
        }

        await Task.WhenAll([feeding, .. _running]);
        await EmptyAsync(bench);
        foreach (var (worker, _) in workers)
        {
            await worker.UntilAsync(
                () => Task.FromResult(worker.Output.Contains("  ends ", StringComparison.Ordinal)),
                "the worker to have started"
            );
            worker.Terminate();
            Assert.True(
                await worker.WaitForExitAsync(TimeSpan.FromMinutes(2)) == 0,
                worker.Output + worker.Errors
            );
        }

        return await CountAsync(bench);
    }

    /// <summary>Each worker has a key of its own, so that the model knows who asks.</summary>
    private (WorkerProcess Process, string Name) Start(FaultBench bench)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"w{++_started}");
        return (bench.StartWorker(("OpenAI:Key", key)), $"Bearer {key}");
    }

    /// <summary>A producer that does not run far ahead: the emulator slows down with each message that it holds.</summary>
    private async Task FeedAsync(FaultBench bench)
    {
        var hostile = 0;
        for (var number = 1; number <= plan.Articles; )
        {
            if (await WaitingAsync(bench) is null or > 150)
            {
                await Task.Delay(
                    TimeSpan.FromMilliseconds(200),
                    TimeProvider.System,
                    CancellationToken.None
                );
                continue;
            }

            for (var left = 100; left > 0 && number <= plan.Articles; left--, number++)
            {
                await SendAsync(bench, number);
                if (number <= plan.Duplicates)
                {
                    await SendAsync(bench, number);
                }

                // Evenly among the articles.
                while (hostile * (long)plan.Articles < number * (long)plan.Hostile)
                {
                    var message = HostileMessages.Damaged(hostile, HostileId(hostile));
                    await SendAsync(bench, () => bench.SendRawAsync(message));
                    hostile++;
                }
            }
        }

        _fed = true;
    }

    /// <summary>Sends until the queue has taken it, as a producer must.</summary>
    private static Task SendAsync(FaultBench bench, int number) =>
        SendAsync(bench, () => bench.SubmitAsync(number, 1));

    private static async Task SendAsync(FaultBench bench, Func<Task> send)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await send();
                return;
            }
            catch (Exception exception) when (IsAway(exception) && attempt < 60)
            {
                bench.Reconnect(); // it may have been opened while the storage moved
                await Task.Delay(
                    TimeSpan.FromSeconds(1),
                    TimeProvider.System,
                    CancellationToken.None
                );
            }
        }
    }

    // A raw message goes past our own queue, which would have told it in its own words.
    private static bool IsAway(Exception exception) =>
        exception
            is QueueUnavailableException
                or global::Azure.RequestFailedException
                or AggregateException;

    private static string HostileId(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"hostile-{number}");

    /// <summary>Null while the storage is away.</summary>
    private static async Task<int?> WaitingAsync(FaultBench bench)
    {
        try
        {
            return await bench.CountWaitingAsync();
        }
        catch (QueueUnavailableException)
        {
            return null;
        }
    }

    // So far apart that the last one still finds work to disturb.
    private int NextDistance() =>
        _random.Next(
            1,
            Math.Max(2, 2 * plan.Articles * Newsroom.CallsPerArticle * 9 / 10 / plan.Faults)
        );

    private async Task HarmAsync(
        FaultBench bench,
        (WorkerProcess Process, string Name)[] workers,
        Func<Task>? restartStorage
    )
    {
        var worker = _random.Next(workers.Length);
        var faults = new List<(string Name, Func<Task> Inject)>
        {
            ("kill", () => Replace()),
            ("kill", () => Replace()),
            ("pause beyond the lease", () => PauseAsync(workers[worker])),
            ("model: request cut", () => Once(new Fault.Cut())),
            ("model: answer lost", () => Task.FromResult(_answersToLose = 1)),
            ("model: 503", () => Once(new Fault.Refusal(503))),
        };
        faults.AddRange(bench.StorageFaults(_random));
        if (restartStorage is not null)
        {
            faults.Add(("restart of the storage", RestartAsync));
        }

        // Each kind comes once before any comes again.
        if (_bag.Count == 0)
        {
            _bag.AddRange(Enumerable.Range(0, faults.Count));
        }

        var pick = _random.Next(_bag.Count);
        var (name, inject) = faults[_bag[pick]];
        _bag.RemoveAt(pick);
        _faults[name] = _faults.GetValueOrDefault(name) + 1;
        await inject();

        Task Replace()
        {
            workers[worker].Process.Kill();
            _calls.Strike(workers[worker].Name, ChaosCalls.Killed); // afterwards, so that no call slips in between
            workers[worker] = Start(bench);
            return Task.CompletedTask;
        }

        async Task RestartAsync()
        {
            var from = TimeProvider.System.GetUtcNow();
            await restartStorage();
            _calls.StorageWasAway(from);
        }

        Task Once(Fault fault)
        {
            bench.ModelProxy.HarmNext(_ => true, fault);
            return Task.CompletedTask;
        }
    }

    /// <summary>The others go on meanwhile, and take over what it held.</summary>
    private Task PauseAsync((WorkerProcess Process, string Name) paused)
    {
        _running.Add(PauseAsync());
        return Task.CompletedTask;

        async Task PauseAsync()
        {
            var (worker, name) = paused;
            worker.Pause();
            _calls.Strike(name, ChaosCalls.Paused);
            await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, CancellationToken.None);
            if (!worker.HasExited)
            {
                worker.Resume();
            }
        }
    }

    /// <summary>Waits for what has happened and not for the clock. False when the work is done before.</summary>
    private async Task<bool> ReachAsync(FaultBench bench, int calls)
    {
        for (var look = 1; _calls.Count < calls; look++)
        {
            Assert.True(
                look < 6000,
                $"The workers made {_calls.Count} calls and no more for minutes."
            );
            await Task.Delay(
                TimeSpan.FromMilliseconds(50),
                TimeProvider.System,
                CancellationToken.None
            );
            if (look % 40 == 0 && _fed && await WaitingAsync(bench) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task EmptyAsync(FaultBench bench)
    {
        for (var look = 1; await WaitingAsync(bench) is var left and not 0; look++)
        {
            Assert.True(
                look < 1200,
                $"{left?.ToString(CultureInfo.InvariantCulture) ?? "Unknown"} messages were still on the queue after ten minutes."
            );
            await Task.Delay(
                TimeSpan.FromMilliseconds(500),
                TimeProvider.System,
                CancellationToken.None
            );
        }
    }

    private async Task<ChaosLedger> CountAsync(FaultBench bench)
    {
        var paths = (await bench.ListAsync("results")).ToHashSet(StringComparer.Ordinal);
        var published = (await bench.PublishedAsync())
            .Where(result => Newsroom.IsOurFolder(result.Path.Split('/')[1]))
            .ToDictionary(result => NumberOf(result.Path), result => result.At);
        var broken = paths.Count(path =>
            path.EndsWith("/result.json", StringComparison.Ordinal) && !IsWhole(path, paths)
        );

        // The emulator's time of a blob has whole seconds.
        var late = _calls.After(published, TimeSpan.FromSeconds(1));
        return new ChaosLedger(
            plan,
            _faults,
            await Ledger.CountAsync(bench, Newsroom.IsOurFolder),
            await CountHostileAsync(bench),
            broken,
            _calls.Count,
            _calls.Repeated(plan.Duplicates),
            _calls.Hit,
            late,
            Stopwatch.GetElapsedTime(_start)
        );
    }

    /// <summary>What became of the damaged messages that still had an id of their own; each must have come to one end.</summary>
    private static async Task<HostileEnds> CountHostileAsync(FaultBench bench)
    {
        var published = await NamesAsync("results");
        var quarantined = await NamesAsync("quarantine");
        return new HostileEnds(
            published.Count,
            quarantined.Count,
            published.Intersect(quarantined).Count()
        );

        // hostile-12-HASH, and one more hash in quarantine
        async Task<HashSet<string>> NamesAsync(string folder) =>
            (await bench.ListAsync(folder))
                .Select(path => path.Split('/')[1])
                .Where(name => name.StartsWith("hostile-", StringComparison.Ordinal))
                .Select(name => string.Join('-', name.Split('-')[..2]))
                .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Its pages lie beside it, and the article's current.json names it.</summary>
    private static bool IsWhole(string path, HashSet<string> paths) =>
        paths.Contains(Path.ChangeExtension(path, "html"))
        && paths.Contains(Path.ChangeExtension(path, "md"))
        && paths.Contains($"{string.Join('/', path.Split('/')[..2])}/current.json");

    // results/n12-HASH/VERSION/result.json
    private static int NumberOf(string path) =>
        int.Parse(path.Split('/')[1].Split('-')[0][1..], CultureInfo.InvariantCulture);
}
