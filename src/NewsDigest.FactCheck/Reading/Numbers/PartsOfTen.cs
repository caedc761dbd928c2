namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>A decimal as Arabic says it: ثلاثة وخمسة من عشرة is three and five of ten. Which "and" parts the two is not written, so each is a reading.</summary>
internal static class PartsOfTen
{
    private const int MaxTokens = 16;

    /// <summary>Null where no such number begins at the token.</summary>
    public static NumberMention? Read(NumberText text, int first)
    {
        if (
            text.Language != "ar"
            || (first > 0 && text.Word(first - 1) is not null && text.Follows(first))
        )
        {
            return null;
        }

        var of = first;
        while (
            of - first < MaxTokens && text.Word(of) is not null && (of == first || text.Follows(of))
        )
        {
            of++;
        }

        var last = of;
        of +=
            text.Follows(of) && text.Form(text[of]) is "جزء" or "جزءا" or "أجزاء" or "اجزاء"
                ? 1
                : 0;
        if (
            last == first
            || !text.Follows(of)
            || !text.Form(text[of]).SequenceEqual("من")
            || Power(text, of + 1) is not var (power, next)
        )
        {
            return null;
        }

        List<decimal> values = [];
        for (var split = first + 1; split < last; split++)
        {
            if (
                IsAnd(text, split)
                && Sum(text, first, split) is { } whole
                && Sum(text, split, last) is { } part
                && part > 0
                && part < power
            )
            {
                values.Add(whole + (part / power));
            }
        }

        var start = text[first].Start;
        return values.Count == 0
            ? null
            : new NumberMention(
                values,
                NumberKind.Support,
                text.Text[start..text[next - 1].End],
                new TextSpan(start, text[next - 1].End - start)
            );
    }

    /// <summary>Ten, a hundred, ten thousand.</summary>
    private static (decimal Value, int Next)? Power(NumberText text, int index)
    {
        for (var next = index + 2; next > index; next--)
        {
            if (
                text.Follows(next - 1)
                && Sum(text, index, next) is 10 or 100 or 1000 or 10_000 or 100_000 or 1_000_000
            )
            {
                return (Sum(text, index, next)!.Value, next);
            }
        }

        return null;
    }

    private static decimal? Sum(NumberText text, int from, int to)
    {
        var sum = new NumberSum();
        for (var index = from; index < to; index++)
        {
            if (
                text.Word(index) is not { } word
                || (
                    word.Kind != NumberWordKind.And
                    && !sum.TryAdd(
                        word,
                        IsAnd(text, index) ? NumberJoin.UnitsFirst : NumberJoin.None
                    )
                )
            )
            {
                return null;
            }
        }

        return sum.IsEmpty ? null : sum.Value;
    }

    private static bool IsAnd(NumberText text, int index) =>
        text.HasAndWrittenOn(index) || text.Word(index - 1) is { Kind: NumberWordKind.And };
}
