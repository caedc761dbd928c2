using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Verification.Numbers;

/// <summary>Times of day: 20:40 is 8:40 pm.</summary>
internal static class ClockReading
{
    /// <summary>Hour and minute, each with its other readings; empty for what is no time of day.</summary>
    public static NumberMention[] Time(Group hours, Group minutes, bool hasSeconds)
    {
        var (hour, minute) = (decimal.Parse(hours.ValueSpan, CultureInfo.InvariantCulture), decimal.Parse(minutes.ValueSpan, CultureInfo.InvariantCulture));
        if (hour > 24 || minute > 59)
        {
            return [];
        }

        var first = new NumberMention([hour, Other(hour), hour + (minute / 100), Other(hour) + (minute / 100)], NumberKind.Time, hours.Value, new TextSpan(hours.Index, hours.Length));
        return minute == 0 && !hasSeconds ? [first]
            : [first, new NumberMention([minute, hour + (minute / 100), Other(hour) + (minute / 100)], NumberKind.Time, minutes.Value, new TextSpan(minutes.Index, minutes.Length))];
    }

    /// <summary>The same hour on the other half of the day.</summary>
    public static decimal Other(decimal hour) => hour > 12 ? hour - 12 : hour + 12;

    /// <summary>4.30 as a time: the hour and the minute apart, on either half of the day.</summary>
    public static IEnumerable<decimal> OfDecimal(decimal value)
    {
        var hour = decimal.Truncate(value);
        var minute = (value - hour) * 100;
        return hour <= 24 && minute < 60 ? [Other(hour) + (value - hour), hour, Other(hour), minute] : [];
    }
}
