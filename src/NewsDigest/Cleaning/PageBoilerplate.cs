using NewsDigest.Cleaning.Markup;

namespace NewsDigest.Cleaning;

/// <summary>
/// Parts of a page that are not of the article, known by their tag, their role, and the words of their class and id. What holds
/// a large share of the page's text stays, whatever it is called.
/// </summary>
internal static class PageBoilerplate
{
    private const double MainShare = 0.4;
    private const int MinRest = 300; // letters
    private const int MaxCaption = 300; // letters

    private static readonly HashSet<string> Tags =
    [
        "nav",
        "aside",
        "footer",
        "figure",
        "figcaption",
        "form",
        "button",
        "dialog",
        "menu",
        "label",
        "fieldset",
        "option",
        "datalist",
        "del",
        "s",
        "strike",
        "amp-ad",
        "amp-embed",
        "amp-sticky-ad",
        "amp-auto-ads",
        "amp-sidebar",
        "amp-consent",
        "amp-social-share",
        "amp-user-notification",
        "amp-next-page",
        "amp-lightbox",
        "amp-web-push",
    ];

    // However much of a page they hold: a gallery in a box that opens over the page has more captions than an article has sentences.
    private static readonly HashSet<string> NeverTheArticle =
    [
        "amp-lightbox",
        "amp-sidebar",
        "amp-consent",
        "amp-user-notification",
    ];

    private static readonly HashSet<string> Roles =
    [
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "toolbar",
        "button",
        "tablist",
        "tooltip",
    ];

    public static void Mark(FlatPage page)
    {
        page.Answers.UnionWith(
            page.Elements.Where(element =>
                    element.Element.HasAttribute("aria-controls") && IsQuestion(page, element)
                )
                .Select(element => element.Element.GetAttribute("aria-controls")!)
        );
        var signs = page
            .Elements.Select((element, index) => element.Parent < 0 ? null : Sign(page, index))
            .ToArray();
        var all = ProseLetters(page);
        Mark(
            page,
            index =>
                signs[index] is { } sign
                && BoilerplateNames.OfReaders.Contains(sign)
                && all[^1] - Held(page, index, all) >= MinRest
                    ? sign
                    : null
        );

        // What readers wrote is no part of the measure for the rest.
        var prose = ProseLetters(page);
        var shares = Shares(page, signs, prose);
        Mark(
            page,
            index =>
                signs[index] is { } sign
                && (
                    NeverTheArticle.Contains(sign)
                    || Math.Max(Held(page, index, prose), shares.GetValueOrDefault(sign))
                        <= MainShare * prose[^1]
                )
                    ? sign
                    : null
        );
        BoilerplateBoxes.Mark(page);
    }

    /// <summary>A question that opens its answer, or stands above it.</summary>
    private static bool IsQuestion(FlatPage page, PageElement element) =>
        element.EndBlock - element.FirstBlock is 1 or 2
        && page.TextOf(element).TrimEnd() is { Length: >= 10 and <= 300 } text
        && text[^1] is '?' or '？' or '؟';

    private static void Mark(FlatPage page, Func<int, string?> boilerplate)
    {
        for (var index = 0; index < page.Elements.Count; index++)
        {
            var element = page.Elements[index];
            element.Boilerplate ??=
                (element.Parent < 0 ? null : page.Elements[element.Parent].Boilerplate)
                ?? boilerplate(index);
        }
    }

    /// <summary>Letters of prose up to each block, of those that may be of the article.</summary>
    private static int[] ProseLetters(FlatPage page)
    {
        var prose = new int[page.Blocks.Count + 1];
        for (var index = 0; index < page.Blocks.Count; index++)
        {
            prose[index + 1] =
                prose[index]
                + (
                    page.Elements[page.Blocks[index].Element].Boilerplate is null
                        ? page.Blocks[index].ProseLetters
                        : 0
                );
        }

        return prose;
    }

    private static int Held(FlatPage page, int element, int[] prose) =>
        prose[page.Elements[element].EndBlock] - prose[page.Elements[element].FirstBlock];

    /// <summary>A word of a class counts for all its elements together: a page may mark every paragraph with it.</summary>
    private static Dictionary<string, int> Shares(FlatPage page, string?[] signs, int[] prose)
    {
        Dictionary<string, int> shares = [];
        Dictionary<string, int> ends = [];
        for (var index = 0; index < signs.Length; index++)
        {
            var held = Held(page, index, prose);
            if (
                signs[index] is { } sign
                && BoilerplateNames.All.Contains(sign)
                && held <= MainShare * prose[^1]
                && ends.GetValueOrDefault(sign) <= index
            )
            {
                ends[sign] = page.Elements[index].End;
                shares[sign] = shares.GetValueOrDefault(sign) + held;
            }
        }

        return shares;
    }

    private static string? Sign(FlatPage page, int at)
    {
        var element = page.Elements[at].Element;
        if (Tags.Contains(element.LocalName))
        {
            if (element.LocalName == "button" && IsQuestion(page, page.Elements[at]))
            {
                return null;
            }

            return
                element.LocalName == "figure"
                && Inside(page, at).Any(inner => inner.Tag is "table" or "blockquote")
                ? null
                : element.LocalName;
        }

        if (element.GetAttribute("role") is { } role && Roles.Contains(role))
        {
            return $"role={role}";
        }

        var isAnswer = element.Id is { } id && page.Answers.Contains(id);
        if (!isAnswer && (element.GetAttribute("aria-hidden") == "true" || HiddenText.Is(element)))
        {
            return "hidden";
        }

        var names = ElementNames.Of(element).ToArray();
        if (element.LocalName is "article" or "main")
        {
            // Sites name an article after its author, its tags, its gallery.
            return names.FirstOrDefault(BoilerplateNames.OfOtherArticles.Contains);
        }

        if (
            page.Elements[at].Breaks
            && names.Any(BoilerplateNames.Pictures.Contains)
            && IsCaption(page, at)
        )
        {
            return "caption";
        }

        return names.FirstOrDefault(BoilerplateNames.All.Contains)
            ?? (
                names.FirstOrDefault(BoilerplateNames.WithLinks.Contains) is { } word
                && (page.Elements[at].IsInLink || Inside(page, at).Any(inner => inner.IsLink))
                    ? word
                    : null
            );
    }

    private static bool IsCaption(FlatPage page, int at)
    {
        var element = page.Elements[at];
        return element.EndBlock - element.FirstBlock is > 0 and <= 2
            && page.Blocks.Take(element.EndBlock)
                .Skip(element.FirstBlock)
                .Sum(block => block.Letters) <= MaxCaption;
    }

    private static IEnumerable<PageElement> Inside(FlatPage page, int element) =>
        page.Elements.Take(page.Elements[element].End).Skip(element + 1);
}
