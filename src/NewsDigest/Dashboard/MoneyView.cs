using NewsDigest.ChatModels;

namespace NewsDigest.Dashboard;

/// <summary>What model calls cost, as it was booked with each call, in the currency of the prices in the settings.</summary>
/// <param name="Month">From the first of the month to today, in UTC.</param>
/// <param name="MonthForecast">The whole month, if it went on as it did so far; null on its first day.</param>
/// <param name="Unpriced">Calls of this month whose cost is unknown: the sums are without them.</param>
/// <param name="Sources">The dearest of this month.</param>
internal sealed record MoneyView(
    decimal Today,
    decimal Month,
    decimal? MonthForecast,
    long Calls,
    long Unpriced,
    IReadOnlyList<(string Source, decimal Cost)> Sources
)
{
    private const int MostSources = 20;

    public static async Task<MoneyView> ReadAsync(
        BookedCosts costs,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        var (ofToday, ofMonth, calls, unpriced) = (0m, 0m, 0L, 0L);
        Dictionary<string, decimal> sources = new(StringComparer.Ordinal);
        await foreach (
            var (day, booked) in costs.ReadAsync(first, today, _ => { }, cancellationToken)
        )
        {
            ofMonth += booked.Cost;
            ofToday += day == today ? booked.Cost : 0;
            calls += booked.Calls;
            unpriced += booked.Unpriced;
            sources[booked.Source] = sources.GetValueOrDefault(booked.Source) + booked.Cost;
        }

        var wholeDays = today.Day - 1;
        var days = DateTime.DaysInMonth(today.Year, today.Month);
        return new MoneyView(
            ofToday,
            ofMonth,
            wholeDays == 0 ? null : (ofMonth - ofToday) / wholeDays * days,
            calls,
            unpriced,
            [
                .. sources
                    .OrderByDescending(source => source.Value)
                    .Take(MostSources)
                    .Select(source => (source.Key, source.Value)),
            ]
        );
    }
}
