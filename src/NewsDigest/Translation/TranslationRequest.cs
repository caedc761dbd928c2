using System.Globalization;
using NewsDigest.ChatModels;

namespace NewsDigest.Translation;

/// <summary>Fills in prompts/translate.prompt.</summary>
internal static class TranslationRequest
{
    private const int ContextParagraphs = 2;
    private const int ContextEntities = 40;
    private const int MaxContextTokens = 1000; // two paragraphs, names and the lines before the article, taken generously
    private const int MarkTokens = 10;
    private const int ParagraphTokens = 250;

    public static IReadOnlyDictionary<string, string> Values(
        TranslationWork work,
        IReadOnlyList<SourceItem> items,
        string request,
        PromptDelimiter delimiter
    )
    {
        var text = string.Join('\n', items.Select(item => item.Text));
        return new Dictionary<string, string>
        {
            ["nonce"] = delimiter.Nonce,
            ["language"] = delimiter.Clean(
                work.Language.Main.IsUnknown ? "unknown" : work.Language.Main.Code
            ),
            ["published"] =
                work.Article.Raw.PublishedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                ?? "unknown",
            ["request"] = request,
            ["glossary"] = GlossaryLines.For(
                work.Article.Raw.Glossary,
                work.Language.Main,
                text,
                delimiter
            ),
            ["context"] = Context(work, items, delimiter),
            ["ids"] = string.Join(", ", items.Select(item => item.Id)),
            ["article"] = delimiter.Close(
                items.Select(item => delimiter.Block(item.Id, item.Text))
            ),
        };
    }

    /// <summary>A room for the answer that fits it: an oversized one uses up the quota before a token is written.</summary>
    public static int MaxAnswerTokens(IReadOnlyList<SourceItem> items)
    {
        var source = items.Sum(item => TokenCounter.Count(item.Text));
        return (int)Math.Ceiling(1.25 * source)
            + (14 * items.Count)
            + (int)(20 * Math.Min(40, source / 40.0))
            + 200;
    }

    /// <summary>Whether a paragraph of usual length can be asked for at all.</summary>
    public static bool Fits(Prompt prompt, ModelFamily family) =>
        Fits(prompt.MostPrefixTokens, family) || Fits(prompt.PrefixTokens, family);

    private static bool Fits(int prefixTokens, ModelFamily family) =>
        family.Holds(prefixTokens + MaxContextTokens + ParagraphTokens, 2 * ParagraphTokens);

    /// <summary>The article whole, or cut so that each part and its answer fit the model.</summary>
    public static IReadOnlyList<IReadOnlyList<SourceItem>> Chunks(
        IReadOnlyList<SourceItem> items,
        Prompt prompt,
        ModelFamily family
    ) =>
        ArticleChunks.Of(
            items,
            chunk =>
                family.Holds(
                    prompt.PrefixTokens
                        + MaxContextTokens
                        + (MarkTokens * chunk.Count)
                        + chunk.Sum(item => TokenCounter.Count(item.Text)),
                    MaxAnswerTokens(chunk)
                )
        );

    /// <summary>
    /// What the model needs to know of the rest when it is asked for a part: title, what came just before, names. Nothing that a
    /// content filter objects to: it would have this part refused too.
    /// </summary>
    private static string Context(
        TranslationWork work,
        IReadOnlyList<SourceItem> items,
        PromptDelimiter delimiter
    )
    {
        if (items.Count == work.Items.Count)
        {
            return "none";
        }

        List<string> blocks = [];
        if (items[0].Id != SourceItem.TitleId)
        {
            if (work.Article.Title is { } title && !work.IsFiltered(SourceItem.TitleId))
            {
                blocks.Add(
                    delimiter.Block(
                        "context title",
                        $"{title}\n{work.EnglishOf(SourceItem.TitleId)}"
                    )
                );
            }

            blocks.AddRange(
                work.JustBefore(items[0].ParagraphId, ContextParagraphs)
                    .Where(paragraph => !work.IsFiltered(paragraph.Id))
                    .Select(paragraph =>
                        delimiter.Block(
                            $"context {paragraph.Id}",
                            $"{paragraph.Text}\n{work.EnglishOf(paragraph.Id)}"
                        )
                    )
            );
        }

        if (work.Entities is not [])
        {
            blocks.Add(
                delimiter.Block(
                    "context names",
                    string.Join(
                        '\n',
                        work.Entities.Take(ContextEntities)
                            .Select(entity => $"{entity.Source} => {entity.English}")
                    )
                )
            );
        }

        return blocks is [] ? "none" : delimiter.Close(blocks);
    }
}
