using System.Buffers;

namespace NewsDigest.Facts.Checks;

/// <summary>V03: a paragraph without English. One that was English already is looked at as it stands: V04 and V05.</summary>
internal static class HoleCheck
{
    private const int MuchText = 120;

    private static readonly SearchValues<char> EndsOfSentences = SearchValues.Create(
        ".!?。！？।۔”\"»」"
    );

    public static IEnumerable<Finding> Check(BilingualText text, BilingualParagraph paragraph) =>
        paragraph.Status switch
        {
            ParagraphStatus.AlreadyEnglish => EnglishCheck.CheckOriginal(
                paragraph.Id,
                paragraph.Source,
                text.LanguageOf(paragraph)
            ),
            ParagraphStatus.NotContent when !MayBeStory(paragraph.Source) => [],
            ParagraphStatus.NotContent => [LeftOut(paragraph, "no part of the article")],
            ParagraphStatus.Unreadable => [LeftOut(paragraph, "unreadable")],
            _ => [Missing(paragraph, text)],
        };

    /// <summary>A button, a date or a line of links may be left out without a word; a sentence may not, nor much text.</summary>
    private static bool MayBeStory(string source) =>
        source.Length >= MuchText
        || (source.TrimEnd() is [.., var last] && EndsOfSentences.Contains(last));

    private static Finding LeftOut(BilingualParagraph paragraph, string why) =>
        new("V03", Severity.Soft, paragraph.Id, $"The engine left this paragraph out as {why}.");

    private static Finding Missing(BilingualParagraph paragraph, BilingualText text) =>
        paragraph == text.Title
            ? new Finding("V03", Severity.Soft, paragraph.Id, "The headline has no English text.")
            : new Finding("V03", Severity.Hard, paragraph.Id, "The paragraph has no English text.");
}
