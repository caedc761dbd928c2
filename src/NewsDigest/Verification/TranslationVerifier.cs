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

    public static IReadOnlyList<Finding> Check(TranslatedArticle article)
    {
        var paragraphs = article.Paragraphs.SelectMany(paragraph => Check(paragraph, article.Language.Of(paragraph.Id).Code));
        var title = article.Language.Main.IsEnglish || article.Source.Title is not { } source ? []
            : article.Title is { } english ? CheckText(Title, source, article.Language.Main.Code, english)
            : [new Finding("V03", Severity.Soft, Title, "The headline has no English text.")];
        return [.. title, .. paragraphs, .. OmissionCheck.Check(article)];
    }

    private static IEnumerable<Finding> Check(TranslatedParagraph paragraph, string language) => paragraph switch
    {
        { Status: ParagraphStatus.AlreadyEnglish } => [],
        { Status: ParagraphStatus.NotContent or ParagraphStatus.Unreadable } => [new Finding("V03", Severity.Soft, paragraph.Id, $"The engine left this paragraph out as {paragraph.Status switch { ParagraphStatus.NotContent => "no part of the article", _ => "unreadable" }}.")],
        { English: not { Length: > 0 } } => [new Finding("V03", Severity.Hard, paragraph.Id, "The paragraph has no English text.")],
        _ => CheckText(paragraph.Id, paragraph.Original, language, paragraph.English),
    };

    private static IEnumerable<Finding> CheckText(string place, string source, string language, string english) =>
    [
        .. EnglishCheck.Check(place, source, english),
        .. LeakCheck.Check(place, source, english),
        .. NumberCheck.Check(place, source, language, english),
        .. NameCheck.Check(place, source, language, english),
        .. NegationCheck.Check(place, source, language, english),
        .. QuoteCheck.Check(place, source, english),
    ];
}
