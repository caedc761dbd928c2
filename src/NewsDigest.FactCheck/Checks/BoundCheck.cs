using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading;
using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Facts.Checks;

/// <summary>
/// V24: a number that both sides have and bound from different sides: "more than 16,000" for "menos de 16.000". Only where both
/// sides bound it; a bound that one of them leaves out is no error.
/// </summary>
internal static class BoundCheck
{
    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var place = paragraph.Id;
        var source = paragraph.Source;
        var english = paragraph.English;
        if (
            BoundWords.For(source.Language) is not { } words
            || BoundWords.For(english.Language) is not { } ourWords
        )
        {
            yield break;
        }

        ILookup<decimal, Bounded>? theirs = null;
        foreach (var ours in Read(english, ourWords))
        {
            theirs ??= source
                .Numbers.Select(number => new Bounded(number, words.Of(source.Lower, number.Span)))
                .ToLookupByValue(bounded => bounded.Number);
            Bounded[] partners = [.. ours.Number.Values.SelectMany(value => theirs[value])];
            if (
                partners.Length > 0
                && partners.All(other => other.Bound is { } bound && bound != ours.Bound)
            )
            {
                var other = partners[0].Number;
                yield return new Finding(
                    "V24",
                    Severity.Soft,
                    place,
                    $"The source says {Said(partners[0].Bound)} '{other.Text}'; the translation says {Said(ours.Bound)} '{ours.Number.Text}'.",
                    Said(partners[0].Bound),
                    Said(ours.Bound),
                    other.Span,
                    ours.Number.Span
                );
            }
        }
    }

    private static IEnumerable<Bounded> Read(CheckedText text, BoundWords words) =>
        text
            .Numbers.Select(number => new Bounded(number, words.Of(text.Lower, number.Span)))
            .Where(bounded => bounded.Bound is not null);

    private static string Said(Bound? bound) =>
        bound == Bound.Least ? "more than, or at least" : "less than, or at most";

    private sealed record Bounded(NumberMention Number, Bound? Bound);
}
