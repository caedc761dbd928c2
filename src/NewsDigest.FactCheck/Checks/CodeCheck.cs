using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Facts.Checks;

/// <summary>Names that have digits demand nothing, but one that has other digits than the source's is another name: F-16 and F-18.</summary>
internal static class CodeCheck
{
    /// <summary>Codes of the English whose letters the source has with other digits only, each with the source's.</summary>
    public static IEnumerable<(NumberMention English, NumberMention Source)> Changed(
        IReadOnlyList<NumberMention> source,
        IReadOnlyList<NumberMention> english
    ) =>
        from code in english
        where
            code.Kind == NumberKind.Code
            && Letters(code).Length > 0
            && !code.Values.Any(value => source.Any(mention => mention.Values.Contains(value)))
        let written = source.FirstOrDefault(mention =>
            mention.Kind == NumberKind.Code
            && string.Equals(Letters(mention), Letters(code), StringComparison.OrdinalIgnoreCase)
        )
        where
            written is not null
            && !written.Values.Any(value => english.Any(mention => mention.Values.Contains(value)))
        select (code, written);

    private static string Letters(NumberMention code) =>
        string.Concat(code.Text.Where(char.IsLetter));
}
