namespace NewsDigest.Facts.Checks;

/// <summary>V16: where the source has a term of the glossary, the English has its translation.</summary>
internal static class GlossaryCheck
{
    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var source = paragraph.Source;
        var english = paragraph.English;
        foreach (
            var term in paragraph
                .Text.Glossary.Where(term =>
                    term.Source.Length > 0
                    && (term.Language is null || term.Language == source.Language)
                )
                .DistinctBy(term => term.Source)
        )
        {
            var comparison = Has(term, "case")
                ? StringComparison.Ordinal
                : StringComparison.OrdinalIgnoreCase;
            var target = Has(term, "dnt") ? term.Source : term.Target;
            if (
                WholeWord(source.Text, term.Source, comparison) is >= 0 and var index
                && english.Text.IndexOf(target, comparison) < 0
            )
            {
                yield return new Finding(
                    "V16",
                    Has(term, "exact") || Has(term, "dnt") ? Severity.Hard : Severity.Soft,
                    paragraph.Id,
                    $"The source has '{term.Source}'; the glossary asks for '{target}', which the translation has not.",
                    target,
                    null,
                    new TextSpan(index, term.Source.Length)
                );
            }
        }
    }

    private static bool Has(GlossaryTerm term, string flag) => term.Flags?.Contains(flag) == true;

    /// <summary>Where the term begins, not in the middle of a word; -1 when it does not stand there.</summary>
    private static int WholeWord(string text, string term, StringComparison comparison)
    {
        for (
            var index = text.IndexOf(term, comparison);
            index >= 0;
            index = index + 1 < text.Length ? text.IndexOf(term, index + 1, comparison) : -1
        )
        {
            if (
                index == 0
                || !char.IsLetterOrDigit(text[index - 1])
                || !char.IsLetterOrDigit(term[0])
                || text[index - 1] >= '\u2E80'
            )
            {
                return index;
            }
        }

        return -1;
    }
}
