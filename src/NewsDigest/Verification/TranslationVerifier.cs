using NewsDigest.Articles;
using NewsDigest.Verification.Names;
using NewsDigest.Verification.Numbers;

namespace NewsDigest.Verification;

/// <summary>
/// Holds the English against the source in its own language, paragraph by paragraph. Pure: no model, no I/O. What it cannot see
/// is said in docs/fact-check.md.
/// </summary>
internal static class TranslationVerifier
{
    private const string Title = "title";

    public static IReadOnlyList<Finding> Check(TranslatedArticle article) =>
        Verify(article).Findings;

    /// <summary>The findings, and how much there was to look at.</summary>
    public static VerificationReport Verify(TranslatedArticle article)
    {
        List<Finding> findings = [];
        var tally = new VerificationTally();
        if (!article.Language.Main.IsEnglish && article.Source.Title is { } title)
        {
            findings.AddRange(
                article.Title is { } english
                    ? CheckText(
                        article,
                        Texts(Title, title, article.Language.Main.Code, english),
                        tally
                    )
                    :
                    [
                        new Finding(
                            "V03",
                            Severity.Soft,
                            Title,
                            "The headline has no English text."
                        ),
                    ]
            );
        }

        List<CheckedParagraph> paragraphs = [];
        foreach (var paragraph in article.Paragraphs)
        {
            if (
                paragraph is
                { Status: ParagraphStatus.Translated, English: { Length: > 0 } english }
            )
            {
                paragraphs.Add(
                    Texts(
                        paragraph.Id,
                        paragraph.Original,
                        article.Language.Of(paragraph.Id).Code,
                        english
                    )
                );
                findings.AddRange(CheckText(article, paragraphs[^1], tally));
            }
            else
            {
                findings.AddRange(Hole(paragraph, article.Language.Of(paragraph.Id)));
            }
        }

        findings.AddRange(OmissionCheck.Check(article));
        findings.AddRange(ShiftCheck.Check(paragraphs));
        findings.AddRange(EntityCheck.Check(article));
        return new VerificationReport(findings, tally.Sum(findings));
    }

    private static CheckedParagraph Texts(
        string id,
        string source,
        string language,
        string english
    ) =>
        new(
            id,
            new CheckedText(source, language),
            new CheckedText(english, DetectedLanguage.English)
        );

    private static IEnumerable<Finding> Hole(
        TranslatedParagraph paragraph,
        DetectedLanguage language
    ) =>
        paragraph switch
        {
            { Status: ParagraphStatus.AlreadyEnglish } => EnglishCheck.CheckOriginal(
                paragraph.Id,
                paragraph.Original,
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
        TranslatedArticle article,
        CheckedParagraph paragraph,
        VerificationTally tally
    )
    {
        var (place, source, english) = (paragraph.Id, paragraph.Source, paragraph.English);
        var names = NameCheck.Check(place, source, english, article.Entities);
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
            .. LeakCheck.Check(place, source.Text, english.Text),
            .. InjectionCheck.Check(place, source, english.Text),
            .. NumberCheck.Check(place, source.Text, source.Numbers, english.Text, english.Numbers),
            .. UnitCheck.Check(place, source, english),
            .. BoundCheck.Check(place, source, english),
            .. SwapCheck.Check(place, source, english, sentences),
            .. DateCheck.Check(place, source, english),
            .. ClockCheck.Check(place, source.Text, english.Text),
            .. names.Findings,
            .. GlossaryCheck.Check(place, source, english, article.Source.Raw.Glossary),
            .. NegationCheck.Check(place, source.Language, sentences),
            .. HedgeCheck.Check(place, source.Language, sentences),
            .. DirectionCheck.Check(place, source.Language, sentences),
            .. QuoteCheck.Check(place, source.Text, english.Text),
        ];
    }
}
