using Microsoft.Extensions.AI;
using NewsDigest.Articles;

namespace NewsDigest.Models;

/// <summary>What one article cost so far. Every call is entered, also one whose answer was of no use.</summary>
/// <param name="stage">Under which new calls are entered: <c>translate</c>, <c>repair</c>, <c>summarize</c> or <c>repair_summary</c>.</param>
internal sealed class CallLedger(string stage, IEnumerable<ModelCall> earlier)
{
    private readonly List<ModelCall> _calls = [.. earlier];

    public IReadOnlyList<ModelCall> Calls => _calls;

    /// <summary>What the first call of each part was expected to cost; 0 until somebody plans.</summary>
    public long PlannedTokens { get; private set; }

    /// <summary>As far as the service told.</summary>
    public long KnownTokens => _calls.Sum(call => (call.InputTokens ?? 0) + (call.OutputTokens ?? 0));

    public void Plan(long tokens) => PlannedTokens += tokens;

    public void Add(string model, UsageDetails? usage) => _calls.Add(new ModelCall(
        stage,
        _calls.Count(call => call.Stage == stage) + 1,
        model,
        usage?.InputTokenCount,
        usage?.CachedInputTokenCount,
        usage?.OutputTokenCount,
        usage?.ReasoningTokenCount));
}
