using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>Times of day: 20:40 is 8:40 pm.</summary>
internal static class ClockReading
{
    private const int MaxLength = 6; // hours; later ones are times of day

    /// <summary>Hour and minute, each with its other readings; empty for what is no time of day.</summary>
    /// <param name="isLength">Whether it may be how long something takes: 1h30 is an hour and a half.</param>
    public static NumberMention[] Time(Group hours, Group minutes, Group seconds, bool isLength)
    {
        var (hour, minute) = (Value(hours.ValueSpan), Value(minutes.ValueSpan));
        if (hour > 24 || minute > 59)
        {
            return [];
        }

        decimal[] length = isLength && minute == 30 && hour < MaxLength ? [hour + 0.5m] : [];
        var first = new NumberMention(
            [hour, Other(hour), hour + (minute / 100), Other(hour) + (minute / 100), .. length],
            NumberKind.Time,
            hours.Value,
            new TextSpan(hours.Index, hours.Length)
        );
        var second = new NumberMention(
            [minute, hour + (minute / 100), Other(hour) + (minute / 100), .. length],
            NumberKind.Time,
            minutes.Value,
            new TextSpan(minutes.Index, minutes.Length)
        );
        return seconds.Success
                ?
                [
                    first,
                    second with
                    {
                        Values = [.. second.Values, minute + (Value(seconds.ValueSpan) / 100)],
                    },
                    new NumberMention(
                        [Value(seconds.ValueSpan)],
                        NumberKind.Time,
                        seconds.Value,
                        new TextSpan(seconds.Index, seconds.Length)
                    ),
                ]
            : minute == 0 ? [first]
            : [first, second];
    }

    /// <summary>The parts of a lap time. Its seconds demand all their digits, and the other side may have them apart.</summary>
    public static IEnumerable<NumberMention> Lap(Match lap)
    {
        var (minutes, seconds, rest) = (
            lap.Groups["minutes"],
            lap.Groups["seconds"],
            lap.Groups["rest"]
        );
        if (minutes.Success)
        {
            yield return new NumberMention(
                [Value(minutes.ValueSpan)],
                NumberKind.Time,
                minutes.Value,
                new TextSpan(minutes.Index, minutes.Length)
            );
        }

        yield return new NumberMention(
            [Value($"{seconds.ValueSpan}.{rest.ValueSpan}")],
            NumberKind.Digits,
            lap.Value[(seconds.Index - lap.Index)..],
            new TextSpan(seconds.Index, rest.Index + rest.Length - seconds.Index)
        );
        foreach (var part in (Group[])[seconds, rest])
        {
            yield return new NumberMention(
                [Value(part.ValueSpan)],
                NumberKind.Support,
                part.Value,
                new TextSpan(part.Index, part.Length)
            );
        }
    }

    /// <summary>The Swahili day begins at six in the morning: saa 2 usiku is eight in the evening.</summary>
    /// <param name="before">What stands in front of it, in lower case.</param>
    public static NumberMention InSwahili(NumberMention mention, ReadOnlySpan<char> before)
    {
        var hour = mention.Values[0];
        return hour is < 1 or > 12 || hour != decimal.Truncate(hour) || !before.EndsWith("saa ")
            ? mention
            : mention with
            {
                Values = [.. mention.Values, ((hour + 5) % 12) + 1, ((hour + 5) % 12) + 13],
            };
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

        NumberMention[] parts =
        [
            mention with
            {
                Values = [hour, Other(hour)],
            },
            .. minute == 0 ? [] : (NumberMention[])[mention with { Values = [minute] }],
        ];
        return mention with
        {
            Values =
            [
                value,
                Other(hour) + (value - hour),
                .. minute == 0 ? [hour, Other(hour)] : (decimal[])[],
            ],
            Parts = parts,
        };
    }

    private static decimal Value(ReadOnlySpan<char> digits) =>
        decimal.Parse(digits, CultureInfo.InvariantCulture);
}
