using System.Globalization;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>
/// Workers that are killed while a call of theirs is under way: the model holds a call that chance picks, and whoever made it is killed.
/// No clock decides what a kill hits.
/// </summary>
/// <param name="kills">How many.</param>
/// <param name="seed">Decides which calls.</param>
internal sealed class KillRun(int kills, int seed)
{
    private const int Workers = 3;

    /// <summary>At most so many calls pass before the next one that is held.</summary>
    private const int MostSkipped = 3;

    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();
    private readonly Dictionary<(int Article, bool IsTranslation), int> _calls = [];
    private readonly Dictionary<string, WorkerProcess> _workers = [];
    private TaskCompletionSource<string>? _held;
    private int _skip;

    public int Articles => kills * 2;

    /// <summary>What the scripted model does.</summary>
    public ScriptedAnswer Answer(ScriptedRequest request)
    {
        lock (_lock)
        {
            var call = (Newsroom.NumberOf(request), Newsroom.IsTranslation(request));
            _calls[call] = _calls.GetValueOrDefault(call) + 1;
            if (_held is null || --_skip >= 0)
            {
                return Newsroom.Answer(request);
            }

            _held.SetResult(request.Headers["authorization"]);
            _held = null;
            return ScriptedAnswer.Hang();
        }
    }

    /// <param name="bench">Whose model is <see cref="Answer"/>.</param>
    /// <returns>What came out, and how many calls were made more than once.</returns>
    public async Task<(Ledger End, int Repeated)> RunAsync(FaultBench bench)
    {
        bench.Settings["Worker:Concurrency"] = "1"; // so that a kill hits one call
        await bench.SubmitAsync(1, Articles);
        for (var worker = 0; worker < Workers; worker++)
        {
            Start(bench);
        }

        for (var kill = 0; kill < kills; kill++)
        {
            var name = await HoldOneAsync();
            _workers[name].Kill();
            _workers.Remove(name);
            Start(bench);
        }

        var last = _workers.Values.First();
        await last.UntilAsync(
            async () => await bench.CountWaitingAsync() == 0,
            "the queue to be empty"
        );
        return (await bench.CountAsync(), _calls.Values.Sum(times => times - 1));
    }

    private void Start(FaultBench bench)
    {
        var key = string.Create(
            CultureInfo.InvariantCulture,
            $"w{_workers.Count + 1}-{Guid.NewGuid():N}"
        );
        _workers[$"Bearer {key}"] = bench.StartWorker(("OpenAI:Key", key));
    }

    /// <summary>Who asked for it.</summary>
    private async Task<string> HoldOneAsync()
    {
        var held = new TaskCompletionSource<string>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        lock (_lock)
        {
            (_held, _skip) = (held, _random.Next(MostSkipped));
        }

        return await held.Task.WaitAsync(
            TimeSpan.FromMinutes(5),
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
    }
}
