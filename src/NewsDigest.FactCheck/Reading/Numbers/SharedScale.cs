using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>One scale for two numbers.</summary>
internal static class SharedScale
{
    private const int MaxGap = 9; // characters between the two, where the second has it
    private const int MaxElision = 60; // where the first has it

    /// <summary>12 to 14 million: the scale of the second may hold for the first. Null where it does not.</summary>
    public static NumberMention? WithFollowing(
        NumberMention before,
        NumberMention mention,
        decimal scale
    ) =>
        scale == 1
        || mention.Span.Start - before.Span.Start - before.Span.Length is < 1 or > MaxGap
        || before.Values[0] >= 1_000_000_000
            ? null
            : before with
            {
                Values =
                [
                    .. before.Values,
                    .. before.Values.Take(2).Select(value => value * scale),
                ],
            };

    /// <summary>3.005,2 miliardi, 23,9 in più: a fraction without a unit of its own may go on in the scale that was said before it. English says it again.</summary>
    /// <param name="end">Where the number with the scale ends.</param>
    public static NumberMention WithElided(
        NumberMention mention,
        decimal scale,
        int end,
        string text,
        string lower
    )
    {
        var (value, start) = (mention.Values[0], mention.Span.Start);
        if (
            scale == 1
            || mention.Kind != NumberKind.Digits
            || value == decimal.Truncate(value)
            || value >= 1000
            || start - end is < 1 or > MaxElision
            || text.AsSpan(end, start - end).Contains(". ", StringComparison.Ordinal)
        )
        {
            return mention;
        }

        var after = start + mention.Span.Length;
        after += after < text.Length && char.IsWhiteSpace(text[after]) ? 1 : 0;
        return UnitWords.At(lower, after).Count > 0
            ? mention
            : mention with
            {
                Values = [.. mention.Values, value * scale],
            };
    }
}
