using System.Globalization;
using NewsDigest.Articles;

namespace NewsDigest.Verification.Numbers;

/// <summary>
/// V09 and V10. Digits demand, words only satisfy: every number in digits must be somewhere on the other side, in digits or in
/// words. Asking words for a match as well would block good translations.
/// </summary>
internal static class NumberCheck
{
    // Dozens, tens and hundreds are said for "many", and languages differ in which they say.
    private static readonly decimal[] RoughCounts = [10, 12, 100];

    public static IEnumerable<Finding> Check(string place, string source, string language, string english)
    {
        var (theirs, ours) = (NumberReader.Read(source, language), NumberReader.Read(english, DetectedLanguage.English));
        var missing = Unmatched(theirs, ours).ToArray();
        var added = Unmatched(ours, theirs).Where(mention => mention.Values[0] != 1).ToArray();

        // One alone may be written out, folded in or left out with reason. One gone and another come is a changed number.
        var isChange = missing.Length > 0 && added.Length > 0;
        foreach (var mention in missing)
        {
            yield return new Finding(
                "V09", Of(mention, isChange), place, $"The source has {Said(mention, source)}; no number of the translation is equal to it.", Value(mention), null, mention.Span, null);
        }

        foreach (var mention in added)
        {
            yield return new Finding(
                "V10", Of(mention, isChange), place, $"The translation has {Said(mention, english)}; no number of the source is equal to it.", null, Value(mention), null, mention.Span);
        }

        if (ChangedWord(theirs, ours) is var (word, other))
        {
            yield return new Finding(
                "V10", Severity.Hard, place, $"The source has {Said(word, source)} and the translation has {Said(other, english)}, in words.", Value(word), Value(other), word.Span, other.Span);
        }
    }

    /// <summary>Number words demand nothing alone. One without a partner on each side is a hint that it was changed.</summary>
    private static (NumberMention Source, NumberMention English)? ChangedWord(IReadOnlyList<NumberMention> theirs, IReadOnlyList<NumberMention> ours) =>
        Lonely(theirs, ours) is { } source && Lonely(ours, theirs) is { } english ? (source, english) : null;

    private static NumberMention? Lonely(IReadOnlyList<NumberMention> mentions, IReadOnlyList<NumberMention> others)
    {
        var values = Offered(others);
        return mentions.FirstOrDefault(mention => mention.Kind == NumberKind.Word && mention.Values[0] is > 2 and < 1000 && !RoughCounts.Contains(mention.Values[0]) && !mention.Values.Any(values.Contains));
    }

    private static IEnumerable<NumberMention> Unmatched(IReadOnlyList<NumberMention> demanding, IReadOnlyList<NumberMention> offering)
    {
        var values = Offered(offering);
        return demanding.Where(mention => mention.Demands && !IsMet(mention, values));
    }

    private static HashSet<decimal> Offered(IReadOnlyList<NumberMention> mentions) => [.. mentions.SelectMany(mention => mention.Values.Concat(mention.Parts.SelectMany(part => part.Values)))];

    private static bool IsMet(NumberMention mention, HashSet<decimal> values) =>
        mention.Values.Any(values.Contains)
        || (mention.Parts.Count > 0 && mention.Parts.All(part => part.Values.Any(values.Contains)))
        || (mention.Years is var (from, to) && values.Any(value => value >= from && value <= to));

    private static Severity Of(NumberMention mention, bool isChange) => mention.IsWeighty || isChange ? Severity.Hard : Severity.Soft;

    private static string Said(NumberMention mention, string text)
    {
        var written = text.Substring(mention.Span.Start, mention.Span.Length);
        return written == Value(mention) ? $"'{written}'" : $"'{written}' ({Value(mention)})";
    }

    private static string Value(NumberMention mention) => mention.Values[0].ToString("#,##0.############", CultureInfo.InvariantCulture);
}
