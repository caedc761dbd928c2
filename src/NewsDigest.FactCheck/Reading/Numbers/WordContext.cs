using System.Collections.Frozen;
using NewsDigest.Facts.Languages;
using static NewsDigest.Facts.Reading.Numbers.NumberPatterns;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>Readings of a number in words that the words around it allow: nine o'clock, the nineties, octavos de final.</summary>
internal static class WordContext
{
    private const int Reach = 14;

    // Where half two is half past one.
    private static readonly FrozenSet<string> HalfBefore = LanguageProfile.With("half_before_hour");

    // What a half is said for: one of two, half past, half of a hundred.
    private static readonly decimal[] Half = [0.5m, 50, 2, 30];

    public static NumberMention Read(NumberMention mention, string lower, string language)
    {
        var value = mention.Values[0];
        if (value == 0.5m)
        {
            return mention with { Values = Half, Kind = NumberKind.Support };
        }

        var end = mention.Span.Start + mention.Span.Length;
        var after = lower.AsSpan(end, Math.Min(Reach, lower.Length - end));
        var before = lower.AsSpan(
            Math.Max(0, mention.Span.Start - Reach),
            Math.Min(Reach, mention.Span.Start)
        );
        List<decimal> values = [.. mention.Values];
        if (
            value is >= 20 and <= 90
            && value % 10 == 0
            && (
                language == "en"
                    ? mention.Text.EndsWith("ies", StringComparison.OrdinalIgnoreCase)
                    : DecadeWordAfter().IsMatch(after) || DecadeBefore().IsMatch(before)
            )
        )
        {
            values.AddRange([1900 + value, 1800 + value]);
        }

        if (value is > 0 and <= 12 && (ClockAfter().IsMatch(after) || HourAfter().IsMatch(after)))
        {
            values.Add(ClockReading.Other(value));
        }

        if (value is > 0 and < 40 && CenturyAfter().IsMatch(after))
        {
            values.Add((value - 1) * 100);
        }

        if (value is 4 or 8 or 16 && FinalAfter().IsMatch(after))
        {
            values.Add(value * 2);
        }

        // Said for one week or two, today counted twice: quinze jours, ocho días.
        if (value is 8 or 15 && DaysAfter().IsMatch(after))
        {
            values.AddRange(value == 8 ? [1, 7] : [2, 14]);
        }

        return values.Count == mention.Values.Count ? mention : mention with { Values = values };
    }

    /// <summary>The hour that a half stands before: v půl druhé is half past one.</summary>
    public static NumberMention HalfHour(
        NumberMention? half,
        NumberMention mention,
        string text,
        string language
    )
    {
        var value = mention.Values[0];
        return
            half?.Values[0] == 0.5m
            && value is >= 1 and <= 12
            && value == decimal.Truncate(value)
            && HalfBefore.Contains(language)
            && mention.Span.Start - half.Span.Start - half.Span.Length is > 0 and <= 4
            && HalfGap()
                .IsMatch(
                    text.AsSpan(
                        half.Span.Start + half.Span.Length,
                        mention.Span.Start - half.Span.Start - half.Span.Length
                    )
                )
            ? mention with
            {
                Values = [.. mention.Values, value - 1, value + 11],
            }
            : mention;
    }
}
