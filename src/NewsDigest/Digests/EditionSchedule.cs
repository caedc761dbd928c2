using Cronos;

namespace NewsDigest.Digests;

/// <summary>The times of a digest. Windows go from one to the next, so that they touch without gap or overlap whatever the clocks do.</summary>
internal sealed class EditionSchedule(EditionDefinition definition)
{
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromDays(1),
        TimeSpan.FromDays(8),
        TimeSpan.FromDays(63),
        TimeSpan.FromDays(400),
        TimeSpan.FromDays(3000),
    ];

    private readonly CronExpression _cron = CronExpression.Parse(definition.Schedule);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(definition.Zone);

    /// <summary>Null when there is none: a thirtieth of February.</summary>
    public DateTimeOffset? After(DateTimeOffset time) => _cron.GetNextOccurrence(time, _zone);

    /// <summary>All times after one, up to another that counts.</summary>
    public IEnumerable<DateTimeOffset> Between(DateTimeOffset after, DateTimeOffset upTo)
    {
        for (var time = After(after); time is { } known && known <= upTo; time = After(known))
        {
            yield return known;
        }
    }

    /// <summary>The last time before one; null when there is none in years.</summary>
    public DateTimeOffset? Before(DateTimeOffset time)
    {
        foreach (var step in Steps)
        {
            if (
                Between(time - step, time - TimeSpan.FromTicks(1)).LastOrDefault() is
                { Ticks: > 0 } last
            )
            {
                return last;
            }
        }

        return null;
    }

    /// <summary>The window that ends at one of its times.</summary>
    public EditionWindow WindowOf(DateTimeOffset at)
    {
        var to = TimeZoneInfo.ConvertTime(at, _zone);
        var from = Before(at) ?? to.AddDays(-1);
        return new EditionWindow(TimeZoneInfo.ConvertTime(from, _zone), to, definition.Zone);
    }
}
