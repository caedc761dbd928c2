using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.Verification;

namespace NewsDigest.Worker.Commands;

/// <summary>Two texts as paragraphs that belong together, and what the checks say of them.</summary>
internal sealed partial record CheckedPair(
    TranslatedArticle Article,
    DetectedLanguage Language,
    IReadOnlyList<Finding> Findings,
    ResultVerification Extent
)
{
    /// <param name="source">The whole text.</param>
    public static CheckedPair Of(string source, string english, DetectedLanguage language)
    {
        string[] theirs = Paragraphs(source),
            ours = Paragraphs(english);
        List<TranslatedParagraph> paragraphs = [];
        List<Finding> findings = [];
        foreach (var (from, to) in ParagraphAlignment.Align(theirs, language.Code, ours))
        {
            string[] original = theirs[from],
                translation = ours[to];
            if (original.Length == 0)
            {
                findings.Add(
                    new Finding(
                        "V02",
                        Severity.Hard,
                        null,
                        $"Paragraph {to.Start.Value + 1} of the English belongs to no paragraph of the source: '{Start(translation[0])}'."
                    )
                );
                continue;
            }

            paragraphs.Add(
                new TranslatedParagraph(
                    $"p{from.Start.Value + 1}",
                    string.Join('\n', original),
                    translation.Length == 0 ? null : string.Join('\n', translation),
                    translation.Length == 0 ? ParagraphStatus.Missing : ParagraphStatus.Translated
                )
            );
        }

        var article = ArticleOf(paragraphs, language);
        var report = TranslationVerifier.Verify(article);
        return new CheckedPair(article, language, [.. findings, .. report.Findings], report.Extent);
    }

    private static TranslatedArticle ArticleOf(
        IReadOnlyList<TranslatedParagraph> paragraphs,
        DetectedLanguage language
    ) =>
        new(
            new CleanArticle(
                new RawArticle(
                    new ArticleId("check"),
                    null,
                    string.Join("\n\n", paragraphs.Select(paragraph => paragraph.Original)),
                    ArticleFormat.Text,
                    language.Code,
                    ArticleSource.Unknown,
                    null,
                    ArticlePriority.Normal,
                    [],
                    null
                ),
                null,
                [
                    .. paragraphs.Select(paragraph => new Paragraph(
                        paragraph.Id,
                        paragraph.Original
                    )),
                ],
                [],
                PageMetadata.None
            ),
            new ArticleLanguage(language, new Dictionary<string, DetectedLanguage>()),
            null,
            paragraphs,
            [],
            [],
            []
        );

    /// <summary>Apart by empty lines; in a text without any, every line is one.</summary>
    private static string[] Paragraphs(string text)
    {
        var whole = text.Trim();
        return
        [
            .. (Gap().IsMatch(whole) ? Gap().Split(whole) : whole.Split('\n'))
                .Select(paragraph => paragraph.Trim())
                .Where(paragraph => paragraph.Length > 0),
        ];
    }

    private static string Start(string text) => text.Length <= 60 ? text : $"{text[..60]}…";

    [GeneratedRegex(@"\r?\n[ \t]*\r?\n", RegexOptions.NonBacktracking)]
    private static partial Regex Gap();
}
