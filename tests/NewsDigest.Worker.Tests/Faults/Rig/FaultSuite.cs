using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>Tests that run on every kind of storage, each with a bench of its own.</summary>
public abstract class FaultSuite : IAsyncLifetime
{
    private readonly TaskCompletionSource _open = new();

    private protected FaultBench Bench { get; private set; } = null!; // xunit calls InitializeAsync first

    /// <summary>What the model does; a test sets it before the first article is sent.</summary>
    private protected Func<ScriptedRequest, ScriptedAnswer> Answer { get; set; } = Newsroom.Answer;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        Bench = await StartBenchAsync(request => Answer(request));

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Bench.DisposeAsync();
    }

    private protected abstract Task<FaultBench> StartBenchAsync(
        Func<ScriptedRequest, ScriptedAnswer> answer
    );

    private protected async Task EndsWithAsync(WorkerProcess worker, Ledger end) =>
        await worker.UntilAsync(async () => await Bench.CountAsync() == end, end.ToString());

    private protected Task CallsAsync(WorkerProcess worker, int calls) =>
        worker.UntilAsync(
            () => Task.FromResult(Bench.Model.Requests.Count >= calls),
            $"{calls} calls"
        );

    private protected Task PublishedAsync(WorkerProcess worker, int articles) =>
        worker.UntilAsync(
            async () =>
                (await Bench.ListAsync("results")).Count(path =>
                    path.EndsWith("/current.json", StringComparison.Ordinal)
                ) == articles,
            $"{articles} results"
        );

    /// <summary>The first calls that match wait for <see cref="Open"/>, and then say something else than later ones.</summary>
    private protected void HoldFirst(int calls, Func<ScriptedRequest, bool>? match = null)
    {
        var left = calls;
        Answer = request =>
            (match is null || match(request)) && Interlocked.Decrement(ref left) >= 0
                ? Newsroom.After(_open.Task, Newsroom.LateAnswer(request))
                : Newsroom.Answer(request);
    }

    private protected void Open() => _open.SetResult();
}
