using Microsoft.Extensions.AI;
using NewsDigest.Articles;

namespace NewsDigest.ChatModels;

/// <summary>What one article cost so far, and what it may cost. Every call is entered, also one whose answer was of no use.</summary>
/// <param name="stage">Under which new calls are entered: <c>translate</c>, <c>repair</c>, <c>summarize</c> or <c>repair_summary</c>.</param>
/// <param name="article">Also says since when answers count, see <see cref="RawArticle.Rerun"/>.</param>
/// <param name="earlier">Calls that <see cref="Calls"/> goes on from.</param>
/// <param name="elsewhere">Calls of the same article that are written down elsewhere and count only against what it may cost.</param>
internal sealed class CallLedger(
    string stage,
    RawArticle article,
    ArticleBudget.Limits limits,
    IEnumerable<ModelCall> earlier,
    IReadOnlyList<ModelCall> elsewhere
)
{
    private readonly List<ModelCall> _calls = [.. earlier];

    public ArticleId Article => article.Id;

    public RawArticle Raw => article;

    /// <summary>As it was detected.</summary>
    public string Language { get; init; } = "und";

    /// <summary>Answers from before are not used: the article is to be done anew.</summary>
    public DateTimeOffset? AnswersSince => article.Rerun;

    public IReadOnlyList<ModelCall> Calls => _calls;

    /// <summary>
    /// The search for what a content filter objects to has begun. Its calls have a budget of their own, because each is small, and
    /// because without them most of the article would be missing for one sentence of it.
    /// </summary>
    public bool IsSearching { get; set; }

    /// <summary>Null when the article may cost one more call of this size; else what stands against it.</summary>
    public string? Objection(long input)
    {
        ModelCall[] all =
        [
            .. _calls.Concat(elsewhere).Where(call => call.Search == true == IsSearching),
        ];
        if (IsSearching)
        {
            return all.Length < limits.SearchCalls
                ? null
                : $"The search for what the content filter objects to has cost {all.Length} calls, as many as {ModelOptions.Section}:{nameof(ModelOptions.MaxCallsPerArticle)} and the number of paragraphs allow.";
        }

        if (all.Length >= limits.Calls)
        {
            return $"The article has cost {all.Length} calls, as many as {ModelOptions.Section}:{nameof(ModelOptions.MaxCallsPerArticle)} allows.";
        }

        var tokens = all.Sum(Tokens);
        return tokens + input > limits.Tokens
            ? $"The article has cost {tokens} tokens and the next call takes {input} more. It may cost {limits.Tokens}, which is {ModelOptions.Section}:{nameof(ModelOptions.TokenCapFactor)} times what was expected."
            : null;
    }

    /// <param name="counted">Tokens of the prompt, counted before it was sent.</param>
    public ModelCall Add(
        string model,
        long counted,
        UsageDetails? usage,
        ModelPrice? price,
        bool unfiltered = false
    )
    {
        var call = new ModelCall(
            stage,
            Attempt: 0,
            model,
            usage?.InputTokenCount is > 0 and var input ? input : null, // no prompt has none
            Known(usage?.CachedInputTokenCount),
            Known(usage?.OutputTokenCount),
            Known(usage?.ReasoningTokenCount),
            counted,
            Unfiltered: unfiltered ? true : null
        );
        return Enter(call with { Cost = price?.CostOf(call), PricesAsOf = price?.AsOf });
    }

    /// <summary>Says of the last call what became of its answer.</summary>
    /// <returns>The call as it now stands.</returns>
    public ModelCall Note(string? forgiven, string? outcome) =>
        _calls[^1] = _calls[^1] with { Forgiven = forgiven, Outcome = outcome };

    /// <summary>An answer that was paid for before. It counts as then, so that the same content takes the same way to its end.</summary>
    public void Reuse(CachedResponse answer) =>
        Enter(
            answer.Call with
            {
                Stage = stage,
                PaidFor = answer.PaidFor == Article ? null : answer.PaidFor.Value,
            }
        );

    private ModelCall Enter(ModelCall call)
    {
        var entered = call with
        {
            Attempt = _calls.Count(other => other.Stage == stage) + 1,
            Search = IsSearching ? true : null,
        };
        _calls.Add(entered);
        return entered;
    }

    /// <summary>A service that cannot say its usage reports what is none.</summary>
    private static long? Known(long? tokens) => tokens >= 0 ? tokens : null;

    /// <summary>What the service refused before it read it cost nothing.</summary>
    private static long Tokens(ModelCall call) =>
        call.Outcome is CallOutcomes.PromptRefused
            ? 0
            : (call.InputTokens ?? call.CountedTokens ?? 0) + (call.OutputTokens ?? 0);
}
