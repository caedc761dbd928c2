using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading;

namespace NewsDigest.Facts.Checks;

/// <summary>
/// Holds the English against the source in its own language, paragraph by paragraph. Pure: no model, no I/O. What it cannot see
/// is said in docs/fact-check.md.
/// </summary>
internal static class TranslationVerifier
{
    public static FactReport Verify(BilingualText text)
    {
        List<Finding> findings = [.. SurplusCheck.Check(text)];
        var tally = new VerificationTally();
        if (text is { Language: not LanguageCodes.English, Title.Source.Length: > 0 })
        {
            findings.AddRange(CheckTitle(text, text.Title, tally));
        }

        List<CheckedParagraph> translated = [];
        foreach (var paragraph in text.SourceParagraphs)
        {
            if (paragraph.IsTranslated)
            {
                translated.Add(Texts(paragraph, text.LanguageOf(paragraph)));
                findings.AddRange(CheckText(text, translated[^1], tally));
            }
            else
            {
                findings.AddRange(Hole(paragraph, text.LanguageOf(paragraph)));
            }
        }

        findings.AddRange(OmissionCheck.Check(text));
        findings.AddRange(ShiftCheck.Check(translated));
        findings.AddRange(EntityCheck.Check(text));
        return new FactReport(findings, tally.Sum(findings));
    }

    private static IEnumerable<Finding> CheckTitle(
        BilingualText text,
        BilingualParagraph title,
        VerificationTally tally
    ) =>
        title.English is null
            ? [new Finding("V03", Severity.Soft, title.Id, "The headline has no English text.")]
            : CheckText(text, Texts(title, text.Language), tally);

    private static CheckedParagraph Texts(BilingualParagraph paragraph, string language) =>
        new(
            paragraph.Id,
            new CheckedText(paragraph.Source, language),
            new CheckedText(paragraph.English ?? "", LanguageCodes.English)
        );

    private static IEnumerable<Finding> Hole(BilingualParagraph paragraph, string language) =>
        paragraph switch
        {
            { Status: ParagraphStatus.AlreadyEnglish } => EnglishCheck.CheckOriginal(
                paragraph.Id,
                paragraph.Source,
                language
            ),
            { Status: ParagraphStatus.NotContent or ParagraphStatus.Unreadable } =>
            [
                new Finding(
                    "V03",
                    Severity.Soft,
                    paragraph.Id,
                    $"The engine left this paragraph out as {paragraph.Status switch { ParagraphStatus.NotContent => "no part of the article", _ => "unreadable" }}."
                ),
            ],
            _ =>
            [
                new Finding(
                    "V03",
                    Severity.Hard,
                    paragraph.Id,
                    "The paragraph has no English text."
                ),
            ],
        };

    private static IEnumerable<Finding> CheckText(
        BilingualText text,
        CheckedParagraph paragraph,
        VerificationTally tally
    )
    {
        var (place, source, english) = (paragraph.Id, paragraph.Source, paragraph.English);
        var names = NameCheck.Check(place, source, english, text.Entities);
        var sentences = SentencePair.Of(
            source.Text,
            source.Sentences,
            english.Text,
            english.Sentences
        );
        tally.Add(source.Numbers, english.Numbers, names);
        return
        [
            .. EnglishCheck.Check(place, source.Text, english.Text),
            .. LeakCheck.Check(place, source.Text, english.Text, text.Prompts),
            .. InjectionCheck.Check(place, source, english.Text),
            .. NumberCheck.Check(place, source.Text, source.Numbers, english.Text, english.Numbers),
            .. UnitCheck.Check(place, source, english),
            .. BoundCheck.Check(place, source, english),
            .. SwapCheck.Check(place, source, english, sentences),
            .. DateCheck.Check(place, source, english),
            .. ClockCheck.Check(place, source.Text, english.Text),
            .. names.Findings,
            .. GlossaryCheck.Check(place, source, english, text.Glossary),
            .. NegationCheck.Check(place, source.Language, sentences),
            .. HedgeCheck.Check(place, source.Language, sentences),
            .. DirectionCheck.Check(place, source.Language, sentences),
            .. QuoteCheck.Check(place, source.Text, english.Text),
        ];
    }
}
