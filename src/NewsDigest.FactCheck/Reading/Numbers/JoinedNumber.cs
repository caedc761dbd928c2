using static NewsDigest.Facts.Reading.Numbers.NumberPatterns;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>What a number makes with the one before it: "drei Fünftel", "3 euros y 45 céntimos", "six feet two". It satisfies, and demands nothing.</summary>
internal static class JoinedNumber
{
    private const int MaxMoneyGap = 24; // characters between euros and cents
    private const int MaxOver = 15; // characters between the parts of a fraction

    /// <summary>Null when the two make nothing together.</summary>
    /// <param name="whole">The number before the one before: twenty | and three | fifths.</param>
    public static NumberMention? Of(
        NumberMention? whole,
        NumberMention? before,
        NumberMention mention,
        string text
    )
    {
        var value = mention.Values[0];
        var end = mention.Span.Start + mention.Span.Length;
        var gap = Gap(before, mention, text);
        decimal[] values = [];
        if (
            value is > 0 and < 100
            && MinorUnit().Match(text, end, Math.Min(12, text.Length - end)).Success
        )
        {
            var units = gap.Length is > 0 and <= MaxMoneyGap ? before!.Values[0] : 0; // a gap is between two
            values = [units + (value / 100), value / 100];
        }
        else if (
            gap.Length is > 4 and <= MaxMoneyGap
            && value is > 0 and < 100
            && (
                MoneyGap().IsMatch(gap) ? 100
                : FeetGap().IsMatch(gap) ? 12
                : 0
            )
                is > 0
                    and var parts
        )
        {
            values = [before!.Values[0] + (value / parts)]; // a gap is between two
        }
        else if (value > 0)
        {
            values = Parts(
                before,
                gap,
                mention,
                text.AsSpan(0, mention.Span.Start).EndsWith("جزء من ")
            );
            if (
                values.Length > 0
                && before is { Kind: NumberKind.Word } over
                && over.Values[0] < value
                && whole is not null
                && IsAnd(Gap(whole, over, text), over)
            )
            {
                values = [whole.Values[0] + values[0], .. values];
            }
        }

        return values.Length > 0
            ? new NumberMention(values, NumberKind.Support, mention.Text, mention.Span)
            : null;
    }

    /// <summary>Three fifths, twenty and three fifths, one over three, five and a quarter, a hundredth.</summary>
    /// <param name="isPartOf">Whether "a part of" stands before it.</param>
    private static decimal[] Parts(
        NumberMention? before,
        string gap,
        NumberMention mention,
        bool isPartOf
    )
    {
        var (value, isWord) = (mention.Values[0], mention.Kind == NumberKind.Word);
        decimal[] one =
            !isWord ? []
            : value < 1 ? [value]
            : value > 1 && (isPartOf || PartEnding().IsMatch(mention.Text)) ? [1 / value]
            : [];
        if (before is null || gap.Length is 0 or > MaxOver)
        {
            return one;
        }

        var (number, units) = (before.Values[0], before.Values[0] % 10);
        return one.Length > 0 && IsAnd(gap, mention) ? [number + one[0], .. one]
            : value <= 1 ? []
            : isWord && before.Kind == NumberKind.Word && FractionGap().IsMatch(gap)
                ? [number / value, number - units + (units / value), .. one]
            : OverGap().IsMatch(gap) ? [number / value]
            : one;
    }

    private static string Gap(NumberMention? before, NumberMention mention, string text) =>
        before is null || mention.Span.Start <= before.Span.Start + before.Span.Length
            ? ""
            : text[(before.Span.Start + before.Span.Length)..mention.Span.Start];

    /// <summary>Five | and a | quarter; Arabic writes its "and" onto the word.</summary>
    private static bool IsAnd(string gap, NumberMention mention) =>
        MixedGap().IsMatch(gap)
        || (gap == " " && mention.Text[0] == 'و' && mention.Text.Length > 1);
}
