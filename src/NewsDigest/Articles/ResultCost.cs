using System.Globalization;

namespace NewsDigest.Articles;

/// <summary>What a result cost, in the currency of the operator's price table.</summary>
/// <param name="PricesAsOf">The date of that table; null where nothing was paid.</param>
internal sealed record ResultCost(decimal Amount, string? PricesAsOf)
{
    /// <summary>Null when the cost of a single call is unknown. What another article paid for costs nothing.</summary>
    public static ResultCost? Of(IReadOnlyList<ModelCall> calls)
    {
        ModelCall[] paid = [.. calls.Where(call => call.PaidFor is null)];
        return paid.All(call => call.Cost is not null)
            ? new ResultCost(
                paid.Sum(call => call.Cost!.Value),
                paid.Length == 0
                    ? null
                    : string.Join(", ", paid.Select(call => call.PricesAsOf).Distinct())
            ) // just checked
            : null;
    }

    /// <summary>In one line, for people.</summary>
    public static string Words(ResultCost? cost, IReadOnlyList<ModelCall> calls)
    {
        if (calls is [])
        {
            return "no model call";
        }

        ModelCall[] paid = [.. calls.Where(call => call.PaidFor is null)];
        var reused = calls.Count - paid.Length;
        var amount = cost switch
        {
            null => "unknown",
            { PricesAsOf: null } => "none",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{cost.Amount:0.0000##} by the prices of {cost.PricesAsOf}"
            ),
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{amount}; {paid.Length} {(paid.Length == 1 ? "call" : "calls")} paid{(reused > 0 ? $", {reused} answered before for another article" : "")}; tokens in {Sum(paid, call => call.InputTokens)} (cached {Sum(paid, call => call.CachedTokens)}), out {Sum(paid, call => call.OutputTokens)}"
        );
    }

    private static string Sum(ModelCall[] calls, Func<ModelCall, long?> tokens) =>
        calls.All(call => tokens(call) is not null)
            ? calls.Sum(tokens)!.Value.ToString(CultureInfo.InvariantCulture)
            : "unknown"; // all have one
}
