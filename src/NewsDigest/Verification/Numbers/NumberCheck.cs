using System.Globalization;
using NewsDigest.Articles;

namespace NewsDigest.Verification.Numbers;

/// <summary>
/// V09 and V10. Digits demand, words only satisfy: every number in digits must be somewhere on the other side, in digits or in
/// words. Asking words for a match as well would block good translations.
/// </summary>
internal static class NumberCheck
{
    public static IEnumerable<Finding> Check(string place, string source, string language, string english)
    {
        var (theirs, ours) = (NumberReader.Read(source, language), NumberReader.Read(english, DetectedLanguage.English));
        foreach (var missing in Unmatched(theirs, ours))
        {
            yield return new Finding(
                "V09", Of(missing), place, $"The source has {Said(missing, source)}; no number of the translation is equal to it.", Value(missing), null, missing.Span, null);
        }

        foreach (var added in Unmatched(ours, theirs).Where(added => added.Values[0] != 1))
        {
            yield return new Finding(
                "V10", Of(added), place, $"The translation has {Said(added, english)}; no number of the source is equal to it.", null, Value(added), null, added.Span);
        }
    }

    private static IEnumerable<NumberMention> Unmatched(IReadOnlyList<NumberMention> demanding, IReadOnlyList<NumberMention> offering)
    {
        var values = offering.SelectMany(mention => mention.Values).ToHashSet();
        return demanding.Where(mention => mention.Demands && !mention.Values.Any(values.Contains));
    }

    private static Severity Of(NumberMention mention) => mention.IsWeighty ? Severity.Hard : Severity.Soft;

    private static string Said(NumberMention mention, string text)
    {
        var written = text.Substring(mention.Span.Start, mention.Span.Length);
        return written == Value(mention) ? $"'{written}'" : $"'{written}' ({Value(mention)})";
    }

    private static string Value(NumberMention mention) => mention.Values[0].ToString("#,##0.############", CultureInfo.InvariantCulture);
}
