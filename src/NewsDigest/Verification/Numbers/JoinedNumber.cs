using static NewsDigest.Verification.Numbers.NumberPatterns;

namespace NewsDigest.Verification.Numbers;

/// <summary>What a number makes with the one before it: "drei Fünftel", "3 euros y 45 céntimos", "six feet two". It satisfies, and demands nothing.</summary>
internal static class JoinedNumber
{
    private const int MaxMoneyGap = 24; // characters between euros and cents
    private const int MaxOver = 15; // characters between the parts of a fraction

    /// <summary>Null when the two make nothing together.</summary>
    public static NumberMention? Of(NumberMention? before, NumberMention mention, string text)
    {
        var value = mention.Values[0];
        var (start, end) = (mention.Span.Start, mention.Span.Start + mention.Span.Length);
        var gap = before is null || start <= before.Span.Start + before.Span.Length ? "" : text[(before.Span.Start + before.Span.Length)..start];
        decimal[] values = [];
        if (value is > 0 and < 100 && MinorUnit().Match(text, end, Math.Min(12, text.Length - end)).Success)
        {
            var whole = gap.Length is > 0 and <= MaxMoneyGap ? before!.Values[0] : 0; // a gap is between two
            values = [whole + (value / 100), value / 100];
        }
        else if (gap.Length is > 4 and <= MaxMoneyGap && value is > 0 and < 100 && (MoneyGap().IsMatch(gap) ? 100 : FeetGap().IsMatch(gap) ? 12 : 0) is > 0 and var units)
        {
            values = [before!.Values[0] + (value / units)]; // a gap is between two
        }
        else if (value > 1)
        {
            values = Parts(before, gap, mention);
        }

        return values.Length > 0 ? new NumberMention(values, NumberKind.Support, mention.Text, mention.Span) : null;
    }

    /// <summary>Three fifths, twenty and three fifths, one over three, five and a quarter, a hundredth.</summary>
    private static decimal[] Parts(NumberMention? before, string gap, NumberMention mention)
    {
        var (value, isWord) = (mention.Values[0], mention.Kind == NumberKind.Word);
        decimal[] one = isWord && PartEnding().IsMatch(mention.Text) ? [1 / value] : [];
        if (before is null || gap.Length is 0 or > MaxOver)
        {
            return one;
        }

        var (number, units) = (before.Values[0], before.Values[0] % 10);
        return isWord && before.Kind == NumberKind.Word && FractionGap().IsMatch(gap) ? [number / value, number - units + (units / value), .. one]
            : OverGap().IsMatch(gap) ? [number / value]
            : one.Length > 0 && MixedGap().IsMatch(gap) ? [number + one[0], .. one]
            : one;
    }
}
