using Microsoft.Extensions.AI;
using NewsDigest.Articles;

namespace NewsDigest.Models;

/// <summary>What one article cost so far. Every call is entered, also one whose answer was of no use.</summary>
internal sealed class CallLedger(IEnumerable<ModelCall> earlier)
{
    private readonly List<ModelCall> _calls = [.. earlier];

    public IReadOnlyList<ModelCall> Calls => _calls;

    public void Add(string stage, string model, UsageDetails? usage) => _calls.Add(new ModelCall(
        stage,
        _calls.Count(call => call.Stage == stage) + 1,
        model,
        usage?.InputTokenCount,
        usage?.CachedInputTokenCount,
        usage?.OutputTokenCount,
        usage?.ReasoningTokenCount));
}
