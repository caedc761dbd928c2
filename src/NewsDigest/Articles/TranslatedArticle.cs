namespace NewsDigest.Articles;

/// <summary>The English version, paragraph by paragraph under the ids of the source.</summary>
/// <param name="Title">Null when the source has no title or the title could not be translated.</param>
/// <param name="Entities">Names as printed in the source, each with the one English form that the translation uses.</param>
/// <param name="Route">The languages that the text went through, where the engine has no direct way: <c>fr-es-en</c>.</param>
internal sealed record TranslatedArticle(
    CleanArticle Source,
    ArticleLanguage Language,
    string? Title,
    IReadOnlyList<TranslatedParagraph> Paragraphs,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<Caveat> Caveats,
    IReadOnlyList<ModelCall> Calls,
    string? Route = null
)
{
    /// <summary>A content filter objects to a part of the paragraph at least: it must not be sent again, not even as context.</summary>
    public bool IsFiltered(string id) =>
        Caveats.Any(caveat => caveat.Paragraph == id && caveat.Kind == "blocked_by_filter");

    /// <summary>A model said why the findings of the paragraph are mistaken: it would say so again.</summary>
    public bool IsContested(string id) =>
        Caveats.Any(caveat => caveat.Paragraph == id && caveat.Kind == Caveat.FindingMistaken);

    /// <summary>English goes on as it is, without a translation call.</summary>
    public static TranslatedArticle AlreadyEnglish(
        CleanArticle article,
        ArticleLanguage language
    ) =>
        new(
            article,
            language,
            article.Title,
            [
                .. article.Paragraphs.Select(paragraph => new TranslatedParagraph(
                    paragraph.Id,
                    paragraph.Text,
                    paragraph.Text,
                    ParagraphStatus.AlreadyEnglish
                )),
            ],
            [],
            [],
            []
        );
}

/// <param name="English">Null exactly when <paramref name="Status"/> says that there is no English text.</param>
internal sealed record TranslatedParagraph(
    string Id,
    string Original,
    string? English,
    ParagraphStatus Status
);

/// <summary>A doubt that the engine itself declared, of a named kind such as <c>ambiguous_number</c>.</summary>
internal sealed record Caveat(string? Paragraph, string Kind, string Note)
{
    /// <summary>The answer <c>unchanged</c> of a repair, with its reason.</summary>
    public const string FindingMistaken = "finding_mistaken";
}
