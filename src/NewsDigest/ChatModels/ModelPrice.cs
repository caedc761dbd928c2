using NewsDigest.Articles;

namespace NewsDigest.ChatModels;

/// <summary>What a model costs, as the operator's contract has it. None is shipped: prices change, and an old one is a wrong one.</summary>
/// <param name="Input">For a million tokens of input.</param>
/// <param name="Cached">For a million tokens of input that the service had in its cache.</param>
/// <param name="Output">For a million tokens of output, thinking included.</param>
/// <param name="AsOf">Said beside every cost, for example <c>2026-11-01</c>.</param>
internal sealed record ModelPrice(decimal Input, decimal Cached, decimal Output, string AsOf)
{
    public decimal Cost(long input, long cached, long output) =>
        (((input - cached) * Input) + (cached * Cached) + (output * Output)) / 1_000_000;

    /// <summary>Null when the service did not say all that the price depends on.</summary>
    public decimal? CostOf(ModelCall call) =>
        call is { InputTokens: { } input, CachedTokens: { } cached, OutputTokens: { } output }
            ? Cost(input, cached, output)
            : null;
}
