using NewsDigest.Articles;
using NewsDigest.ChatModels;

namespace NewsDigest.Tests.Matrix;

/// <summary>What an engine handed in, right or damaged.</summary>
internal sealed record Draft(TranslatedArticle Article, Summary Summary)
{
    /// <summary>With the words of our own prompts.</summary>
    public static ArticleFacts Facts { get; } = new(PromptTexts.Words(folder: null));

    public IReadOnlyList<Finding> Findings(MutationTarget target) =>
        target == MutationTarget.Translation
            ? Facts.Check(Article).Findings
            : Facts.Check(Article, Summary);

    public int Count => Article.Paragraphs.Count;

    public string English(int index) => Article.Paragraphs[index].English ?? "";

    /// <summary>For telling whether two damages are the same.</summary>
    public string Text =>
        string.Join(
            '\n',
            [
                .. Article.Paragraphs.Select(paragraph =>
                    $"{paragraph.Status} {paragraph.Original} {paragraph.English}"
                ),
                .. Article.Entities.Select(entity => $"{entity.Source} {entity.English}"),
                .. Summary.Bullets.Select(bullet =>
                    $"{string.Join(' ', bullet.Paragraphs)} {bullet.Text}"
                ),
                Summary.OneSentence,
            ]
        );

    public Draft WithEnglish(
        int index,
        string? english,
        ParagraphStatus status = ParagraphStatus.Translated
    ) => With(index, Article.Paragraphs[index] with { English = english, Status = status });

    public Draft With(int index, TranslatedParagraph paragraph) =>
        this with
        {
            Article = Article with
            {
                Paragraphs =
                [
                    .. Article.Paragraphs.Select(
                        (earlier, at) => at == index ? paragraph : earlier
                    ),
                ],
            },
        };

    public Draft WithAll(Func<string, string> change) =>
        this with
        {
            Article = Article with
            {
                Paragraphs =
                [
                    .. Article.Paragraphs.Select(paragraph =>
                        paragraph with
                        {
                            English = change(paragraph.English ?? ""),
                        }
                    ),
                ],
            },
        };

    public Draft WithEntities(IReadOnlyList<Entity> entities) =>
        this with
        {
            Article = Article with { Entities = entities },
        };

    public Draft WithBullet(int index, SummaryBullet bullet) =>
        WithBullets([.. Summary.Bullets.Select((earlier, at) => at == index ? bullet : earlier)]);

    public Draft WithBullets(IReadOnlyList<SummaryBullet> bullets) =>
        this with
        {
            Summary = Summary with { Bullets = bullets },
        };

    public Draft WithOneSentence(string sentence) =>
        this with
        {
            Summary = Summary with { OneSentence = sentence },
        };
}

internal enum MutationTarget
{
    Translation,
    Summary,
}
