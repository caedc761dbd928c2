using System.Globalization;
using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Facts.Checks;

/// <summary>
/// V09 and V10. Digits demand, words only satisfy: every number in digits must be somewhere on the other side, in digits or in
/// words. Asking words for a match as well would block good translations.
/// </summary>
internal static class NumberCheck
{
    private const decimal MinPrecise = 2;

    // Dozens, tens and hundreds are said for "many", and languages differ in which they say.
    private static readonly decimal[] RoughCounts =
    [
        10,
        12,
        100,
        1000,
        1_000_000,
        1_000_000_000,
        1_000_000_000_000,
    ];

    // Said of two without counting.
    private static readonly HashSet<string> Pairs =
    [
        "both",
        "second",
        "pair",
        "secondo",
        "twice",
        "double",
        "couple",
    ];

    /// <summary>Without a right conversion to another unit, and without dates in another calendar.</summary>
    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var findings = Check(
            paragraph.Id,
            paragraph.Source.Text,
            paragraph.Source.Numbers,
            paragraph.English.Text,
            paragraph.English.Numbers
        );
        return UnitCheck.WithoutConversions(
            [.. OtherCalendars.Without(findings, paragraph.Source.Text)],
            paragraph.Source,
            paragraph.English
        );
    }

    public static IEnumerable<Finding> Check(
        string place,
        string source,
        string language,
        string english
    ) =>
        Check(
            place,
            source,
            NumberReader.Read(source, language),
            english,
            NumberReader.Read(english, LanguageCodes.English)
        );

    public static IEnumerable<Finding> Check(
        string place,
        string source,
        IReadOnlyList<NumberMention> theirs,
        string english,
        IReadOnlyList<NumberMention> ours
    )
    {
        var missing = Unmatched(theirs, ours).ToArray();
        var added = Unmatched(ours, theirs).Where(mention => mention.Text != "1").ToArray();
        var changed = ChangedWord(theirs, ours, missing, added);

        // One alone may be written out, folded in or left out with reason. One gone and another come is a changed number.
        var isChange = (missing.Length > 0 && added.Length > 0) || changed is not null;
        foreach (var mention in missing)
        {
            yield return new Finding(
                "V09",
                Of(mention.IsWeighty || isChange),
                place,
                $"The source has {Said(mention, source)}; no number of the translation is equal to it.",
                Value(mention),
                null,
                mention.Span,
                null
            );
        }

        foreach (var mention in added)
        {
            yield return new Finding(
                "V10",
                Of(mention.IsWeighty || mention.Kind == NumberKind.Time || isChange),
                place,
                $"The translation has {Said(mention, english)}; no number of the source is equal to it.",
                null,
                Value(mention),
                null,
                mention.Span
            );
        }

        if (changed is var (word, other))
        {
            yield return new Finding(
                "V10",
                Severity.Hard,
                place,
                $"The source has {Said(word, source)} and the translation has {Said(other, english)}, in words.",
                Value(word),
                Value(other),
                word.Span,
                other.Span
            );
        }

        foreach (var (code, written) in CodeCheck.Changed(theirs, ours))
        {
            yield return new Finding(
                "V10",
                Severity.Hard,
                place,
                $"The source has '{written.Text}' and the translation has '{code.Text}'.",
                written.Text,
                code.Text,
                written.Span,
                code.Span
            );
        }
    }

    /// <summary>Number words demand nothing alone. One without a partner on each side, or beside digits without a partner, is a hint that it was changed.</summary>
    private static (NumberMention Source, NumberMention English)? ChangedWord(
        IReadOnlyList<NumberMention> theirs,
        IReadOnlyList<NumberMention> ours,
        IReadOnlyList<NumberMention> missing,
        IReadOnlyList<NumberMention> added
    )
    {
        var (source, english) = (
            Lonely(theirs, ours, MinPrecise),
            Lonely(ours, theirs, MinPrecise)
        );
        return
            (source ?? missing.FirstOrDefault(IsLight), english ?? added.FirstOrDefault(IsLight))
                is ({ } theirOne, { } ourOne)
            && (source ?? english) is not null
            && Math.Max(theirOne.Values[0], ourOne.Values[0]) > MinPrecise
            ? (theirOne, ourOne)
            : null;
    }

    private static bool IsLight(NumberMention mention) =>
        !mention.IsWeighty && mention.Kind == NumberKind.Digits;

    private static NumberMention? Lonely(
        IReadOnlyList<NumberMention> mentions,
        IReadOnlyList<NumberMention> others,
        decimal min
    )
    {
        var values = Offered(others);
        return mentions.FirstOrDefault(mention =>
            mention.Kind == NumberKind.Word
            && (
                mention.Values[0] > min
                || (mention.Values[0] == min && !Pairs.Contains(mention.Text.ToLowerInvariant()))
            )
            && !RoughCounts.Contains(mention.Values[0])
            && !IsMet(mention, values)
        );
    }

    private static IEnumerable<NumberMention> Unmatched(
        IReadOnlyList<NumberMention> required,
        IReadOnlyList<NumberMention> offering
    )
    {
        var values = Offered(offering);
        return required.Where(mention => mention.MustMatch && !IsMet(mention, values));
    }

    private static HashSet<decimal> Offered(IReadOnlyList<NumberMention> mentions) =>
        [
            .. mentions.SelectMany(mention =>
                mention.Values.Concat(mention.Parts.SelectMany(part => part.Values))
            ),
        ];

    private static bool IsMet(NumberMention mention, HashSet<decimal> values) =>
        mention.Values.Any(values.Contains)
        || (mention.Parts.Count > 0 && mention.Parts.All(part => part.Values.Any(values.Contains)))
        || (mention.Years is var (from, to) && values.Any(value => value >= from && value <= to));

    private static Severity Of(bool isHard) => isHard ? Severity.Hard : Severity.Soft;

    private static string Said(NumberMention mention, string text)
    {
        var written = text.Substring(mention.Span.Start, mention.Span.Length);
        return written == Value(mention) ? $"'{written}'" : $"'{written}' ({Value(mention)})";
    }

    private static string Value(NumberMention mention) =>
        mention.Values[0].ToString("#,##0.############", CultureInfo.InvariantCulture);
}
