using System.Collections.Concurrent;

namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>
/// All calls of a chaos run, and why a step of an article was asked for more than once: each repeated call is put down to what
/// befell the call before it.
/// </summary>
internal sealed class ChaosCalls
{
    public const string Killed = "running when their worker was killed";
    public const string Paused = "running when their worker was paused";
    public const string Lost = "answered, and the answer lost on the way";
    public const string HardlyKept =
        "answered less than 2 s before their worker was killed or paused";
    public const string StorageAway = "answered while the storage was away";
    public const string UnknownTwin = "for no known reason, of articles that were sent twice";
    public const string Unknown = "for no known reason";

    private static readonly TimeSpan Hardly = TimeSpan.FromSeconds(2);

    private readonly ConcurrentQueue<ChaosCall> _calls = new();
    private readonly ConcurrentQueue<(string Worker, DateTimeOffset At)> _faults = new();

    private readonly ConcurrentQueue<(DateTimeOffset From, DateTimeOffset To)> _outages = new();

    public int Count => _calls.Count;

    public void Add(ChaosCall call) => _calls.Enqueue(call);

    /// <summary>Calls that were under way when their worker was killed or paused, and those whose answer was lost: each must be made again.</summary>
    public int Hit => _calls.Count(call => call.HitBy is not null);

    /// <summary>To be called at the moment at which the fault is injected.</summary>
    public void Strike(string worker, string how)
    {
        _faults.Enqueue((worker, TimeProvider.System.GetUtcNow()));
        var running = _calls
            .Where(call => call.Worker == worker && call.AnsweredAt is null && call.HitBy is null)
            .ToArray();
        Array.ForEach(running, call => call.HitBy = how);
    }

    /// <summary>The storage could not be reached from then on until now.</summary>
    public void StorageWasAway(DateTimeOffset from) =>
        _outages.Enqueue((from, TimeProvider.System.GetUtcNow()));

    /// <summary>How many calls were made again, by what befell the ones before them.</summary>
    /// <param name="duplicates">The first so many articles were sent twice.</param>
    public IReadOnlyDictionary<string, int> Repeated(int duplicates) =>
        _calls
            .GroupBy(call => (call.Article, call.IsTranslation))
            .SelectMany(step =>
                step.OrderBy(call => call.At).SkipLast(1).Select(call => WhyAgain(call, duplicates))
            )
            .CountBy(why => why)
            .ToDictionary();

    /// <summary>Calls for an article whose result was already there.</summary>
    public int After(IReadOnlyDictionary<int, DateTimeOffset> published, TimeSpan tolerance) =>
        _calls.Count(call =>
            published.TryGetValue(call.Article, out var at) && call.At > at + tolerance
        );

    private string WhyAgain(ChaosCall call, int duplicates) =>
        call switch
        {
            { HitBy: { } hit } => hit,
            _ when _faults.Any(fault =>
                    fault.Worker == call.Worker
                    && fault.At >= call.At
                    && fault.At - (call.AnsweredAt ?? fault.At) < Hardly
                ) => HardlyKept,
            { AnsweredAt: { } answered }
                when _outages.Any(outage =>
                    outage.From - Hardly < answered && answered < outage.To + Hardly
                ) => StorageAway,
            _ => call.Article <= duplicates ? UnknownTwin : Unknown,
        };
}
