using Microsoft.Extensions.AI;
using NewsDigest.Articles;

namespace NewsDigest.Models;

/// <summary>What one article cost so far, and what it may cost. Every call is entered, also one whose answer was of no use.</summary>
/// <param name="stage">Under which new calls are entered: <c>translate</c>, <c>repair</c>, <c>summarize</c> or <c>repair_summary</c>.</param>
/// <param name="earlier">Calls that <see cref="Calls"/> goes on from.</param>
/// <param name="elsewhere">Calls of the same article that are written down elsewhere and count only against what it may cost.</param>
internal sealed class CallLedger(string stage, ArticleId article, ArticleBudget.Limits limits, IEnumerable<ModelCall> earlier, IReadOnlyList<ModelCall> elsewhere)
{
    private readonly List<ModelCall> _calls = [.. earlier];

    public ArticleId Article => article;

    public IReadOnlyList<ModelCall> Calls => _calls;

    /// <summary>Null when the article may cost one more call of this size; else what stands against it.</summary>
    public string? Objection(long input)
    {
        var calls = _calls.Count + elsewhere.Count;
        var tokens = _calls.Concat(elsewhere).Sum(call => (call.InputTokens ?? call.CountedTokens ?? 0) + (call.OutputTokens ?? 0));
        if (calls >= limits.Calls)
        {
            return $"The article has cost {calls} calls, as many as {ModelOptions.Section}:{nameof(ModelOptions.MaxCallsPerArticle)} allows.";
        }

        return tokens + input > limits.Tokens
            ? $"The article has cost {tokens} tokens and the next call takes {input} more. It may cost {limits.Tokens}, which is {ModelOptions.Section}:{nameof(ModelOptions.TokenCapFactor)} times what was expected."
            : null;
    }

    /// <param name="counted">Tokens of the prompt, counted before it was sent.</param>
    public ModelCall Add(string model, long counted, UsageDetails? usage, ModelPrice? price, bool unfiltered = false)
    {
        var call = new ModelCall(
            stage,
            Attempt: 0,
            model,
            usage?.InputTokenCount,
            usage?.CachedInputTokenCount,
            usage?.OutputTokenCount,
            usage?.ReasoningTokenCount,
            counted,
            Unfiltered: unfiltered ? true : null);
        return Enter(call with { Cost = price?.CostOf(call), PricesAsOf = price?.AsOf });
    }

    /// <summary>An answer that was paid for before. It counts as then, so that the same content takes the same way to its end.</summary>
    public void Reuse(PaidAnswer answer) => Enter(answer.Call with { Stage = stage, PaidFor = answer.PaidFor == article ? null : answer.PaidFor.Value });

    private ModelCall Enter(ModelCall call)
    {
        var entered = call with { Attempt = _calls.Count(other => other.Stage == stage) + 1 };
        _calls.Add(entered);
        return entered;
    }
}
