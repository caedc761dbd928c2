using NewsDigest.Articles;

namespace NewsDigest;

/// <summary>The fact check as the product asks it: of an article, and with the words of the prompts in use.</summary>
internal sealed class ArticleFacts(PromptWords prompts)
{
    public const string TitleId = "title";

    public FactReport Check(TranslatedArticle article) => FactCheck.Run(TextOf(article));

    public IReadOnlyList<Finding> Check(TranslatedArticle article, Summary summary) =>
        FactCheck.Run(
            TextOf(article),
            new SummaryText(summary.Kind, summary.OneSentence, summary.Bullets)
            {
                MaxWords = SummaryLimits.For(article).WordsInAll,
            }
        );

    private BilingualText TextOf(TranslatedArticle article) =>
        new(
            article.Language.Main.Code,
            [.. article.Paragraphs.Select(paragraph => ParagraphOf(paragraph, article.Language))]
        )
        {
            Title = new BilingualParagraph(TitleId, article.Source.Title ?? "", article.Title),
            Entities = article.Entities,
            Glossary = article.Source.Raw.Glossary,
            Prompts = prompts,
        };

    private static BilingualParagraph ParagraphOf(
        TranslatedParagraph paragraph,
        ArticleLanguage language
    ) =>
        new(paragraph.Id, paragraph.Original, paragraph.English)
        {
            Status = paragraph.Status,
            Language = language.Of(paragraph.Id).Code,
        };
}
