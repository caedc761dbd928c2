using Microsoft.Extensions.AI;

namespace NewsDigest.ChatModels;

/// <summary>Counts the answers that models gave since the start of the program, for people who watch a run.</summary>
internal sealed class CallMeter
{
    private readonly Lock _lock = new();

    public CallTotals Totals { get; private set; } = new(0, 0, 0, 0, 0);

    /// <param name="cost">Null when the price, or the usage that it depends on, is unknown.</param>
    public void Add(UsageDetails? usage, decimal? cost)
    {
        lock (_lock)
        {
            Totals = new CallTotals(
                Totals.Calls + 1,
                Totals.Untold
                    + (usage is { InputTokenCount: not null, OutputTokenCount: not null } ? 0 : 1),
                Totals.InputTokens + (usage?.InputTokenCount ?? 0),
                Totals.OutputTokens + (usage?.OutputTokenCount ?? 0),
                Totals.Cost + cost
            );
        }
    }
}

/// <param name="Untold">Calls whose usage the service did not tell: the sums are without them.</param>
/// <param name="Cost">Null as soon as the cost of one call is unknown.</param>
internal sealed record CallTotals(
    int Calls,
    int Untold,
    long InputTokens,
    long OutputTokens,
    decimal? Cost
);
