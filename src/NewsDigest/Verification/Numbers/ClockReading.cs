using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Verification.Numbers;

/// <summary>Times of day: 20:40 is 8:40 pm.</summary>
internal static class ClockReading
{
    /// <summary>Hour and minute, each with its other readings; empty for what is no time of day.</summary>
    public static NumberMention[] Time(Group hours, Group minutes, Group seconds)
    {
        var (hour, minute) = (decimal.Parse(hours.ValueSpan, CultureInfo.InvariantCulture), decimal.Parse(minutes.ValueSpan, CultureInfo.InvariantCulture));
        if (hour > 24 || minute > 59)
        {
            return [];
        }

        var first = new NumberMention([hour, Other(hour), hour + (minute / 100), Other(hour) + (minute / 100)], NumberKind.Time, hours.Value, new TextSpan(hours.Index, hours.Length));
        var second = new NumberMention([minute, hour + (minute / 100), Other(hour) + (minute / 100)], NumberKind.Time, minutes.Value, new TextSpan(minutes.Index, minutes.Length));
        return seconds.Success ? [first, second, new NumberMention([decimal.Parse(seconds.ValueSpan, CultureInfo.InvariantCulture)], NumberKind.Time, seconds.Value, new TextSpan(seconds.Index, seconds.Length))]
            : minute == 0 ? [first] : [first, second];
    }

    /// <summary>The same hour on the other half of the day.</summary>
    public static decimal Other(decimal hour) => hour > 12 ? hour - 12 : hour + 12;

    /// <summary>4.30 as a time: on either half of the day, or the hour and the minute apart; null for what is no time of day.</summary>
    public static NumberMention? OfDecimal(NumberMention mention, decimal value)
    {
        var hour = decimal.Truncate(value);
        var minute = (value - hour) * 100;
        if (hour > 24 || minute >= 60)
        {
            return null;
        }

        NumberMention[] parts = [mention with { Values = [hour, Other(hour)] }, .. minute == 0 ? [] : (NumberMention[])[mention with { Values = [minute] }]];
        return mention with { Values = [value, Other(hour) + (value - hour), .. minute == 0 ? [hour, Other(hour)] : (decimal[])[]], Parts = parts };
    }
}
