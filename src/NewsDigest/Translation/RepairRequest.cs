using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.ChatModels;

namespace NewsDigest.Translation;

/// <summary>Fills in prompts/repair.prompt. The findings go in as facts, for a model mends what it is shown and guesses at the rest.</summary>
internal static class RepairRequest
{
    private const int BlocksForOne = 4;
    private const int LinesTokens = 100; // marks and findings of one paragraph

    public static IReadOnlyDictionary<string, string> Values(
        TranslatedArticle article,
        IReadOnlyList<RepairItem> items,
        bool bySentences,
        PromptDelimiter delimiter
    ) =>
        new Dictionary<string, string>
        {
            ["nonce"] = delimiter.Nonce,
            ["language"] = delimiter.Clean(
                article.Language.Main.IsUnknown ? "unknown" : article.Language.Main.Code
            ),
            ["request"] = bySentences ? "sentences" : "paragraphs",
            ["glossary"] = GlossaryLines.For(
                article.Source.Raw.Glossary,
                article.Language.Main,
                string.Join('\n', items.Select(item => item.Original)),
                delimiter
            ),
            ["entities"] = Entities(article, items, delimiter),
            ["ids"] = string.Join(
                ", ",
                items.SelectMany(item => item.Parts).Select(part => part.Id)
            ),
            ["paragraphs"] = delimiter.Close(
                items.SelectMany(item => Blocks(article, items, item, delimiter))
            ),
        };

    public static int MaxAnswerTokens(IReadOnlyList<RepairItem> items) =>
        (int)Math.Ceiling(1.6 * items.Sum(item => TokenCounter.Count(item.Original)))
        + (20 * items.Sum(item => item.Parts.Count))
        + 200;

    /// <summary>As for a translation; the source stands in the prompt with its English, its findings and its neighbours.</summary>
    public static IReadOnlyList<IReadOnlyList<SourceItem>> Chunks(
        IReadOnlyList<SourceItem> items,
        Prompt prompt,
        ModelFamily family
    ) =>
        ArticleChunks.Of(
            items,
            chunk =>
            {
                var source = chunk.Sum(item => TokenCounter.Count(item.Text));
                return family.Holds(
                    prompt.PrefixTokens + (BlocksForOne * source) + (LinesTokens * chunk.Count),
                    (2 * source) + (LinesTokens * chunk.Count)
                );
            }
        );

    private static IEnumerable<string> Blocks(
        TranslatedArticle article,
        IReadOnlyList<RepairItem> items,
        RepairItem item,
        PromptDelimiter delimiter
    )
    {
        var index = article.Paragraphs.TakeWhile(paragraph => paragraph.Id != item.Id).Count();
        var isParagraph = index < article.Paragraphs.Count; // or the title
        if (isParagraph && index > 0 && IsContext(article.Paragraphs[index - 1].Id))
        {
            yield return delimiter.Block(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"before {article.Paragraphs[index - 1].Id}"
                ),
                article.Paragraphs[index - 1].Original
            );
        }

        foreach (var part in item.Parts)
        {
            yield return delimiter.Block($"{part.Id} source", part.Text);
        }

        yield return delimiter.Block($"{item.Id} english", item.English ?? "");
        yield return delimiter.Block(
            $"{item.Id} findings",
            string.Join('\n', item.Findings.Select(finding => $"- {finding.Message}"))
        );
        if (
            isParagraph
            && index < article.Paragraphs.Count - 1
            && IsContext(article.Paragraphs[index + 1].Id)
        )
        {
            yield return delimiter.Block(
                $"after {article.Paragraphs[index + 1].Id}",
                article.Paragraphs[index + 1].Original
            );
        }

        // A filter would refuse it again; what is to be mended too stands there already.
        bool IsContext(string id) => !article.IsFiltered(id) && !items.Any(other => other.Id == id);
    }

    private static string Entities(
        TranslatedArticle article,
        IReadOnlyList<RepairItem> items,
        PromptDelimiter delimiter
    )
    {
        var rows = article
            .Entities.Where(entity =>
                items.Any(item => item.Original.Contains(entity.Source, StringComparison.Ordinal))
            )
            .Select(entity => $"{entity.Source} => {entity.English}");
        return string.Join('\n', rows) is { Length: > 0 } found ? delimiter.Clean(found) : "none";
    }
}

/// <param name="Parts">The paragraph itself, or its sentences under ids such as <c>p3s1</c>.</param>
internal sealed record RepairItem(
    string Id,
    string Original,
    string? English,
    IReadOnlyList<SourceItem> Parts,
    IReadOnlyList<Finding> Findings
);
