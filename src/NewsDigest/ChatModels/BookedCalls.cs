using Microsoft.Extensions.AI;

namespace NewsDigest.ChatModels;

/// <summary>The calls of one day that have source, engine, deployment and language in common, added up.</summary>
/// <param name="Untold">Calls whose usage the service did not tell: the tokens are without them.</param>
/// <param name="Unpriced">Calls whose cost is unknown, because the price or the usage is: the cost is without them.</param>
internal sealed record BookedCalls(
    string Source,
    string Engine,
    string Deployment,
    string Language,
    long Calls,
    long Untold,
    long InputTokens,
    long CachedTokens,
    long OutputTokens,
    long ReasoningTokens,
    decimal Cost,
    long Unpriced
)
{
    public const string NoSource = "(no source)";

    public static BookedCalls None(Key key) =>
        new(key.Source, key.Engine, key.Deployment, key.Language, 0, 0, 0, 0, 0, 0, 0, 0);

    public BookedCalls With(UsageDetails? usage, decimal? cost)
    {
        var isTold = usage is { InputTokenCount: not null, OutputTokenCount: not null };
        return this with
        {
            Calls = Calls + 1,
            Untold = isTold ? Untold : Untold + 1,
            InputTokens = InputTokens + (usage?.InputTokenCount ?? 0),
            CachedTokens = CachedTokens + (usage?.CachedInputTokenCount ?? 0),
            OutputTokens = OutputTokens + (usage?.OutputTokenCount ?? 0),
            ReasoningTokens = ReasoningTokens + (usage?.ReasoningTokenCount ?? 0),
            Cost = Cost + (cost ?? 0),
            Unpriced = cost is null ? Unpriced + 1 : Unpriced,
        };
    }

    public BookedCalls Plus(BookedCalls other) =>
        this with
        {
            Calls = Calls + other.Calls,
            Untold = Untold + other.Untold,
            InputTokens = InputTokens + other.InputTokens,
            CachedTokens = CachedTokens + other.CachedTokens,
            OutputTokens = OutputTokens + other.OutputTokens,
            ReasoningTokens = ReasoningTokens + other.ReasoningTokens,
            Cost = Cost + other.Cost,
            Unpriced = Unpriced + other.Unpriced,
        };

    internal readonly record struct Key(
        string Source,
        string Engine,
        string Deployment,
        string Language
    );
}
