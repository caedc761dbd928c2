using System.Runtime.CompilerServices;
using System.Text.Json;
using NewsDigest.Articles;

namespace NewsDigest.Tests.Matrix;

/// <summary>An article that was written for this project, with a right translation and a right summary.</summary>
/// <param name="Language">Of the source; a region where its way of writing numbers differs: <c>es-MX</c>.</param>
internal sealed record ArticleFixture(
    string Language,
    FixtureText Title,
    IReadOnlyList<FixtureText> Paragraphs,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<FixtureText> Glossary,
    IReadOnlyList<SummaryBullet> Bullets,
    string OneSentence
)
{
    public string Name { get; private init; } = "";

    public static IReadOnlyList<ArticleFixture> All { get; } =
    [.. Directory.GetFiles(Folder(), "*.json").Order(StringComparer.Ordinal).Select(Read)];

    public CleanArticle Source()
    {
        var paragraphs = Paragraph.Number(Paragraphs.Select(paragraph => paragraph.Source));
        GlossaryTerm[] glossary =
        [
            .. Glossary.Select(term => new GlossaryTerm(term.Source, term.English)),
        ];
        var raw = new RawArticle(
            new ArticleId(Name),
            Title.Source,
            string.Join("\n\n", Paragraphs.Select(paragraph => paragraph.Source)),
            ArticleFormat.Text,
            null,
            ArticleSource.Unknown,
            null,
            ArticlePriority.Normal,
            glossary,
            null
        );
        return new CleanArticle(raw, Title.Source, paragraphs, [], PageMetadata.None);
    }

    public ArticleLanguage DetectedLanguage() =>
        new(new DetectedLanguage(Language[..2], 1), new Dictionary<string, DetectedLanguage>());

    public Draft Draft()
    {
        var source = Source();
        return new Draft(
            new TranslatedArticle(
                source,
                DetectedLanguage(),
                Title.English,
                [
                    .. source.Paragraphs.Zip(
                        Paragraphs,
                        (paragraph, pair) =>
                            new TranslatedParagraph(
                                paragraph.Id,
                                paragraph.Text,
                                pair.English,
                                ParagraphStatus.Translated
                            )
                    ),
                ],
                Entities,
                [],
                []
            ),
            new Summary(SummaryKind.Model, OneSentence, Bullets, [], [], [])
        );
    }

    private static ArticleFixture Read(string file) =>
        (
            JsonSerializer.Deserialize<ArticleFixture>(File.ReadAllText(file), ArticleJson.Options)
            ?? throw new InvalidOperationException($"{file} is empty.")
        ) with
        {
            Name = Path.GetFileNameWithoutExtension(file),
        };

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../fixtures/articles")); // a source file lies in a folder
}

internal sealed record FixtureText(string Source, string English);
