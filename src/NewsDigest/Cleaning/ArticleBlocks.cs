using System.Text.RegularExpressions;

namespace NewsDigest.Cleaning;

/// <summary>
/// Which blocks of a page are its article: those in the smallest element that holds most of the prose, without lists of
/// links, and the lead that stands between the headline and them.
/// </summary>
internal static partial class ArticleBlocks
{
    private const double MostOf = 0.7;

    private static readonly HashSet<string> TextTags =
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "dd",
        "dt",
        "td",
        "th",
        "tr",
        "pre",
        "blockquote",
        "caption",
        "summary",
    ];

    public const double MaxLinks = 0.6; // of a block's letters; more is a list of links
    private const int MinLead = 50; // letters
    private const int MaxLead = 8; // blocks
    private const int MinArticle = 200; // letters
    private const int MinQuestion = 10; // letters
    private const int MaxName = 28; // letters
    private const int MinSentence = 50; // letters
    private const int MinStandfirst = 15; // letters, of an element that is called so
    private const int MaxTime = 10; // letters
    private const int FewestPosts = 3;

    /// <param name="title">What the page says its headline is.</param>
    public static List<PageBlock> Find(FlatPage page, string? title)
    {
        if (page.Blocks.Count == 0)
        {
            return [];
        }

        var root = page.Elements[Root(page, title)];
        var body = Range(page, root.FirstBlock, root.EndBlock)
            .Where(block =>
                Boilerplate(page, block) is null
                && (
                    block.LinkShare < MaxLinks
                    || IsLinkedSentence(page, block)
                    || IsAnnouncedList(page, block)
                    || IsLinkedList(page, block)
                    || IsRow(page, block)
                )
            )
            .ToList();
        if (
            body.Sum(block => IsParagraph(page, block) ? block.ProseLetters : 0)
            > MostOf * body.Sum(block => block.ProseLetters)
        )
        {
            var first = body[0];
            body.RemoveAll(block =>
                block.ProseLetters == 0
                && !(block == first && block.HoldsSentence)
                && !IsCutText(page, block)
                && !IsParagraph(page, block)
                && !IsQuestion(page, block)
                && !IsAnswer(page, block)
                && !IsPostTime(page, block)
            );
        }

        return WithoutLooseLabels(page, [.. Lead(page, root, title), .. body]);
    }

    /// <summary>Text that its page marks as text; where most of it is, a few words in a bare box are no part of it.</summary>
    private static bool IsParagraph(FlatPage page, PageBlock block) =>
        TextTags.Contains(page.Elements[block.Element].Tag);

    /// <summary>Sentences in a bare box, the last of them parted from its end by markup that stands wrong.</summary>
    private static bool IsCutText(FlatPage page, PageBlock block) =>
        block is { HoldsSentence: true, LinkShare: < MaxLinks / 2 }
        && page.Blocks.ElementAtOrDefault(block.Index + 1) is { } rest
        && page.Elements[rest.Element].Tag == "p"
        && page.Elements[rest.Element].Parent == page.Elements[block.Element].Parent;

    /// <summary>A question in a box of its own, with its answer under it.</summary>
    private static bool IsQuestion(FlatPage page, PageBlock block) =>
        block.Letters >= MinQuestion
        && block.Text.TrimEnd() is [.., '?' or '？' or '؟' or ';']
        && page.Blocks.ElementAtOrDefault(block.Index + 1) is { LinkShare: < MaxLinks } answer
        && Boilerplate(page, answer) is null;

    /// <summary>What stands right under a question, however short: "Yes, from 12 May."</summary>
    private static bool IsAnswer(FlatPage page, PageBlock block) =>
        block.LinkShare < MaxLinks
        && block.EndsSentence
        && page.Blocks.ElementAtOrDefault(block.Index - 1) is { } question
        && Boilerplate(page, question) is null
        && IsQuestion(page, question);

    public static bool IsEntry(FlatPage page, PageBlock block) =>
        page.Elements[block.Element].Tag is "li" or "dd" or "dt" && block.LinkShare < MaxLinks;

    /// <summary>"14:32" over a post of a live blog, which has several.</summary>
    public static bool IsPostTime(FlatPage page, PageBlock block) =>
        IsTimeOverText(page, block)
        && page.Blocks.Count(other => IsTimeOverText(page, other)) >= FewestPosts;

    private static bool IsTimeOverText(FlatPage page, PageBlock block) =>
        block.Letters <= MaxTime
        && Boilerplate(page, block) is null
        && TimeOfDay().IsMatch(block.Text.Trim())
        && page.Blocks.ElementAtOrDefault(block.Index + 1) is { ProseLetters: > 0 } post
        && Boilerplate(page, post) is null;

    /// <summary>A row of values stays a row where the names in it are links.</summary>
    private static bool IsRow(FlatPage page, PageBlock block) =>
        page.Elements[block.Element].Tag == "tr"
        && block.Text.Contains('·', StringComparison.Ordinal)
        && block.Text.Any(char.IsDigit);

    /// <summary>A paragraph that is a link, of which the article has one here and there; where several follow each other, they lead to other articles.</summary>
    private static bool IsLinkedSentence(FlatPage page, PageBlock block)
    {
        if (
            block is not { EndsSentence: true, Letters: >= 60 }
            || page.Elements[block.Element] is not { Tag: "p", IsInLink: false }
        )
        {
            return false;
        }

        return block.LinkShare < 0.95 || (!IsLinked(block.Index - 1) && !IsLinked(block.Index + 1));

        bool IsLinked(int index) =>
            page.Blocks.ElementAtOrDefault(index) is { LinkShare: >= MaxLinks } other
            && Boilerplate(page, other) is null;
    }

    /// <summary>A list in the text whose entries are links, right under a sentence: names or whole sentences, and no headlines of other articles.</summary>
    private static bool IsLinkedList(FlatPage page, PageBlock block)
    {
        if (page.Elements[block.Element].Tag != "li")
        {
            return false;
        }

        var list = page.Elements[page.Elements[block.Element].Parent];
        var entries = list.EndBlock - list.FirstBlock;
        return entries >= 2
            && list.FirstBlock > 0
            && page.Blocks[list.FirstBlock - 1]
                is { EndsSentence: true, ProseLetters: > 0, LinkShare: < MaxLinks / 2 } before
            && page.Blocks.ElementAtOrDefault(list.EndBlock)
                is { ProseLetters: > 0, LinkShare: < MaxLinks / 2 } after
            && page.Elements[before.Element].Tag == "p"
            && page.Elements[after.Element].Tag == "p"
            && (
                Range(page, list.FirstBlock, list.EndBlock).Average(entry => entry.Letters)
                    <= MaxName
                || Range(page, list.FirstBlock, list.EndBlock)
                    .All(entry => entry is { EndsSentence: true, Letters: >= MinSentence })
            );
    }

    private static int Root(FlatPage page, string? title)
    {
        var sums = new double[page.Blocks.Count + 1];
        for (var index = 0; index < page.Blocks.Count; index++)
        {
            sums[index + 1] =
                sums[index]
                + (
                    Boilerplate(page, page.Blocks[index]) is null
                        ? page.Blocks[index].ProseLetters
                        : 0
                );
        }

        var root = 0;
        for (var index = 1; index < page.Elements.Count && index < page.Elements[root].End; index++)
        {
            // Document order: the first that holds enough is the one to go down into.
            if (
                IsContainer(page.Elements[index], index)
                && (
                    ProseLetters(index) >= MostOf * ProseLetters(root)
                    || (
                        page.Elements[index].Tag == "article"
                        && ProseLetters(index) >= MinArticle
                        && HasTitle(page, page.Elements[index], title)
                    )
                )
            )
            {
                root = index;
            }
        }

        return root;

        double ProseLetters(int element) =>
            sums[page.Elements[element].EndBlock] - sums[page.Elements[element].FirstBlock];
    }

    /// <summary>One long paragraph is not the article.</summary>
    private static bool IsContainer(PageElement element, int index) =>
        element.Container == index
        && element.Tag
            is not ("p" or "li" or "blockquote" or "pre" or "dd" or "h1" or "h2" or "h3");

    /// <summary>Where a page goes on with other articles, this one is the one with its title.</summary>
    private static bool HasTitle(FlatPage page, PageElement article, string? title) =>
        Range(page, article.FirstBlock, Math.Min(article.EndBlock, article.FirstBlock + 12))
            .Any(block =>
                page.Elements[block.Element].Tag is "h1" or "h2" && IsTitle(block, title)
            );

    private static IEnumerable<PageBlock> Lead(FlatPage page, PageElement root, string? title)
    {
        var headline =
            page.Elements.LastOrDefault(element =>
                element.Tag is "h1" or "h2"
                && element.EndBlock <= root.FirstBlock
                && element.EndBlock > element.FirstBlock
                && IsTitle(page.Blocks[element.FirstBlock], title)
            )
            ?? page.Elements.LastOrDefault(element =>
                element.Tag == "h1" && element.EndBlock <= root.FirstBlock
            );
        return headline is null
            ? []
            : Range(page, headline.EndBlock, root.FirstBlock)
                .Where(block =>
                    block is { LinkShare: < MaxLinks / 2 }
                    && (block.Letters >= MinLead || IsStandfirst(page, block))
                    && Boilerplate(page, block) is null or "teaser"
                )
                .Take(MaxLead);
    }

    /// <summary>A few words under the headline, in an element that is called a standfirst.</summary>
    public static bool IsStandfirst(FlatPage page, PageBlock block)
    {
        if (block.Letters < MinStandfirst)
        {
            return false;
        }

        var element = page.Elements[block.Element];
        var around = element.Parent < 0 ? element : page.Elements[element.Parent];
        var isAlone = around.EndBlock - around.FirstBlock == 1;
        return IsCalledStandfirst(element) || (isAlone && IsCalledStandfirst(around));
    }

    private static bool IsCalledStandfirst(PageElement element) =>
        ElementNames.Of(element.Element).Any(BoilerplateNames.OfStandfirsts.Contains);

    private static bool IsTitle(PageBlock block, string? title) =>
        title is not null
        && AlphanumericKey.Of(block.Text).Letters is { Length: > 0 } letters
        && AlphanumericKey.Of(title).Letters is var other
        && (
            other.StartsWith(letters, StringComparison.Ordinal)
            || letters.EndsWith(other, StringComparison.Ordinal)
        );

    /// <summary>A list of links that a colon announces is the article's own.</summary>
    private static bool IsAnnouncedList(FlatPage page, PageBlock block)
    {
        if (page.Elements[block.Element].Tag != "li")
        {
            return false;
        }

        var list = page.Elements[page.Elements[block.Element].Parent];
        return list.FirstBlock > 0
            && page.Blocks[list.FirstBlock - 1] is { Letters: >= 30, LinkShare: < 0.5 } before
            && before.Text.TrimEnd().EndsWith(':');
    }

    /// <summary>Labels of link lists that are gone, and headings with nothing under them.</summary>
    private static List<PageBlock> WithoutLooseLabels(FlatPage page, List<PageBlock> found)
    {
        while (
            found.Count > 1
            && page.Elements[found[^1].Element].Tag is "h1" or "h2" or "h3" or "h4" or "h5" or "h6"
        )
        {
            found.RemoveAt(found.Count - 1);
        }

        found.RemoveAll(block =>
            block.Index + 1 < page.Blocks.Count
            && page.Blocks[block.Index + 1] is { LinkShare: >= MaxLinks } next
            && page.Elements[next.Element].Boilerplate is null
            && !found.Contains(next)
            && new TextLine(block.Text.Trim(), 0, false).IsLabel
        );
        return found;
    }

    [GeneratedRegex(
        @"^\d{1,2}\s?[:.hH]\s?\d{2}(?:\s?(?:Uhr|h|hrs|am|pm|a\.m\.|p\.m\.|CET|GMT|MEZ))?\W*$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex TimeOfDay();

    private static string? Boilerplate(FlatPage page, PageBlock block) =>
        page.Elements[block.Element].Boilerplate;

    private static IEnumerable<PageBlock> Range(FlatPage page, int from, int to) =>
        page.Blocks.Take(Math.Max(from, to)).Skip(from);
}
