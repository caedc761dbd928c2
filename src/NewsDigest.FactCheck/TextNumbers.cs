using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Facts;

/// <summary>Finds the amounts of a text in its own language, by the tables that the checks read numbers with.</summary>
public static class TextNumbers
{
    /// <summary>Amounts in digits and number words, in the order of the text and none inside another; no dates, times, codes and names.</summary>
    /// <param name="language">As in BCP 47: es, pt, sr.</param>
    public static IReadOnlyList<NumberInText> Of(string text, string language)
    {
        List<NumberInText> numbers = [];
        var end = 0;
        foreach (
            var mention in NumberReader
                .Read(text, language)
                .Where(mention => mention.Kind is NumberKind.Digits or NumberKind.Word)
                .OrderBy(mention => mention.Span.Start)
                .ThenByDescending(mention => mention.Span.Length)
        )
        {
            if (mention.Span.Start >= end)
            {
                numbers.Add(
                    new NumberInText(
                        mention.Values[0],
                        mention.Span,
                        IsCertain: mention.Values.Count == 1
                    )
                );
                end = mention.Span.Start + mention.Span.Length;
            }
        }

        return numbers;
    }
}
