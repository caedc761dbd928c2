using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Checks;

/// <summary>Runs a table of checks over a text: paragraph by paragraph in reading order, then over the whole.</summary>
internal static class TranslationVerifier
{
    public static FactReport Verify(BilingualText text) => Verify(text, TranslationChecks.All);

    public static FactReport Verify(BilingualText text, IReadOnlyList<TranslationCheck> checks)
    {
        TranslationCheck[] applied = [.. checks.Where(check => check.Applies(text))];
        List<Finding> findings = [];
        List<CheckedParagraph> translated = [];
        foreach (var paragraph in Places(text))
        {
            if (paragraph.IsTranslated)
            {
                var both = CheckedParagraph.Of(paragraph, text);
                translated.Add(both);
                findings.AddRange(OfParagraph(both, applied));
            }
            else
            {
                var runs = applied.SelectMany(check => check.OfHole).Distinct();
                findings.AddRange(runs.SelectMany(run => run(text, paragraph)));
            }
        }

        findings.AddRange(OfWhole(text, translated, applied));
        string[] ran =
        [
            .. applied
                .Where(check => check.RanOn(text, translated))
                .Select(check => check.Id)
                .Order(),
        ];
        return new FactReport(findings, Extent(ran, translated, findings));
    }

    /// <summary>What is looked at one by one: the headline, unless it is English already, and the paragraphs.</summary>
    private static IEnumerable<BilingualParagraph> Places(BilingualText text) =>
        text is { Language: not LanguageCodes.English, Title: { Source.Length: > 0 } title }
            ? text.SourceParagraphs.Prepend(title)
            : text.SourceParagraphs;

    private static IEnumerable<Finding> OfParagraph(
        CheckedParagraph paragraph,
        TranslationCheck[] checks
    ) =>
        checks
            .Where(check => check.Speaks(paragraph.Source.Language))
            .SelectMany(check => check.OfParagraph)
            .Distinct() // rows may share a function
            .SelectMany(run => run(paragraph));

    private static IEnumerable<Finding> OfWhole(
        BilingualText text,
        IEnumerable<CheckedParagraph> translated,
        TranslationCheck[] checks
    )
    {
        CheckedParagraph[] paragraphs =
        [
            .. translated.Where(paragraph => paragraph.Id != text.Title?.Id),
        ];
        HashSet<Delegate> done = [];
        foreach (var check in checks)
        {
            foreach (var run in check.OfText.Where(done.Add))
            {
                foreach (var finding in run(text))
                {
                    yield return finding;
                }
            }

            foreach (var run in check.OfArticle.Where(done.Add))
            {
                foreach (var finding in run(paragraphs))
                {
                    yield return finding;
                }
            }
        }
    }

    private static CheckedExtent Extent(
        string[] ran,
        List<CheckedParagraph> translated,
        List<Finding> findings
    )
    {
        var numbers = translated.Sum(paragraph =>
            paragraph.Source.Numbers.Count(number => number.MustMatch)
            + paragraph.English.Numbers.Count(number => number.MustMatch)
        );
        var unmatched = findings.Count(finding => finding.Check is "V09" or "V10");
        return new CheckedExtent(
            ran,
            numbers,
            Math.Max(0, numbers - unmatched),
            translated.Sum(paragraph => paragraph.Names.Checked),
            translated.Sum(paragraph => paragraph.Names.Unverifiable)
        );
    }
}
