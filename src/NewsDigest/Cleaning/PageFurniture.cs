namespace NewsDigest.Cleaning;

/// <summary>
/// Parts of a page that are not of the article, known by their tag, their role, and the words of their class and id. What holds
/// a large share of the page's text stays, whatever it is called.
/// </summary>
internal static class PageFurniture
{
    private const double MainShare = 0.4;
    private const int MinRest = 300; // letters
    private const int MaxCaption = 300; // letters
    private const double CardShare = 0.15;

    private static readonly HashSet<string> Tags = ["nav", "aside", "footer", "figure", "figcaption", "form", "button", "dialog", "menu", "label", "fieldset", "option", "datalist"];
    private static readonly HashSet<string> Roles = ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "button", "tablist", "tooltip"];

    private static readonly HashSet<string> Words =
    [
        "share", "sharing", "shares", "social", "socials", "sharebar", "addtoany", "sharedaddy", "newsletter", "newsletters", "comment", "comments", "kommentar", "kommentare", "comentarios", "comentario",
        "commentaires", "commentaire", "commenti", "komentarze", "disqus", "respond", "related", "relateds", "verwandte", "recommend", "recommended", "recommendation", "recommendations", "recirc",
        "recirculation", "outbrain", "taboola", "promo", "promos", "promoted", "promotion", "advert", "adverts", "advertisement", "advertisements", "advertising", "ad", "ads",
        "adbox", "adslot", "sponsor", "sponsored", "werbung", "anzeige", "publicidad", "publicite", "reklama", "cookie", "cookies", "consent", "gdpr", "onetrust", "breadcrumb", "breadcrumbs",
        "sidebar", "sidebars", "nav", "navbar", "navigation", "navi", "menu", "menus", "submenu", "footer", "byline", "author", "authors", "autor", "autoren", "auteur", "authorbox", "tags", "taglist",
        "keywords", "caption", "captions", "credit", "credits", "copyright", "login", "signin", "signup", "register", "subscribe", "subscription", "paywall", "popup", "modal", "overlay", "lightbox",
        "pagination", "pager", "toolbar", "skip", "skiplink", "trending", "popular", "whatsapp", "poll", "quiz", "mostread", "rating", "ratings", "vote", "gallery", "carousel", "slider", "slideshow", "tooltip", "dropdown", "meta",
        "timestamp", "noprint", "embed", "player", "factbox", "infobox", "faktabox", "faktaboks",
    ];

    // A teaser without a link leads nowhere: it is the lead of this article.
    private static readonly HashSet<string> WordsWithLinks = ["teaser", "teasers"];

    private static readonly HashSet<string> Pictures = ["image", "images", "img", "photo", "picture", "foto", "bild", "contentimage", "media", "mediainfo", "thumbnail", "video", "infotext"];

    private static readonly string[] Unseen = ["hidden", "is-hidden", "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader"];

    // Where one of these holds more than the article, it holds what readers said of it.
    private static readonly HashSet<string> NeverArticle = ["comment", "comments", "kommentare", "comentarios", "commentaires", "commenti", "komentarze", "disqus", "outbrain", "taboola", "recirculation"];

    public static void Mark(FlatPage page)
    {
        var told = new int[page.Blocks.Count + 1];
        for (var index = 0; index < page.Blocks.Count; index++)
        {
            told[index + 1] = told[index] + page.Blocks[index].Told;
        }

        var signs = page.Elements.Select((element, index) => element.Parent < 0 ? null : Sign(page, index)).ToArray();
        var shares = Shares(page, signs, told);
        for (var index = 0; index < page.Elements.Count; index++)
        {
            var element = page.Elements[index];
            var around = element.Parent < 0 ? null : page.Elements[element.Parent].Furniture;
            element.Furniture = around ?? (signs[index] is { } sign && IsSmall(sign, index) ? sign : null);
        }

        // A word of a class counts for all its elements together: a page may mark every paragraph with it.
        bool IsSmall(string sign, int index)
        {
            var held = Told(page.Elements[index]);
            return Math.Max(held, Words.Contains(sign) ? shares.GetValueOrDefault(sign) : 0) <= MainShare * told[^1] || (NeverArticle.Contains(sign) && told[^1] - held >= MinRest);
        }

        int Told(PageElement element) => told[element.EndBlock] - told[element.FirstBlock];
    }

    private static Dictionary<string, int> Shares(FlatPage page, string?[] signs, int[] told)
    {
        Dictionary<string, int> shares = [];
        Dictionary<string, int> ends = [];
        for (var index = 0; index < signs.Length; index++)
        {
            var held = told[page.Elements[index].EndBlock] - told[page.Elements[index].FirstBlock];
            if (signs[index] is { } sign && held <= MainShare * told[^1] && ends.GetValueOrDefault(sign) <= index)
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
            return element.LocalName == "figure" && Inside(page, at).Any(inner => inner.Tag is "table" or "blockquote") ? null : element.LocalName;
        }

        if (element.GetAttribute("role") is { } role && Roles.Contains(role))
        {
            return $"role={role}";
        }

        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || Unseen.Any(element.ClassList.Contains))
        {
            return "hidden";
        }

        if (element.GetAttribute("style") is { } style && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase))
        {
            return "display:none";
        }

        var names = ElementNames.Of(element).ToArray();
        if (page.Elements[at].Breaks && names.Any(Pictures.Contains) && IsCaption(page, at))
        {
            return "caption";
        }

        return names.FirstOrDefault(Words.Contains) ?? (names.FirstOrDefault(WordsWithLinks.Contains) is { } word && (page.Elements[at].IsInLink || Inside(page, at).Any(inner => inner.IsLink)) ? word : null);
    }

    private static bool IsCaption(FlatPage page, int at)
    {
        var element = page.Elements[at];
        return element.EndBlock - element.FirstBlock is > 0 and <= 2 && page.Blocks.Take(element.EndBlock).Skip(element.FirstBlock).Sum(block => block.Letters) <= MaxCaption;
    }

    private static IEnumerable<PageElement> Inside(FlatPage page, int element) => page.Elements.Take(page.Elements[element].End).Skip(element + 1);
}
