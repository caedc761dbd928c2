namespace NewsDigest.Cleaning;

/// <summary>Words that the sites of many languages give, in classes and ids, to what is not of the article. Never a name of a site.</summary>
internal static class FurnitureWords
{
    public static HashSet<string> All { get; } =
    [
        "comment", "comments", "kommentar", "kommentare", "kommentarer", "comentario", "comentarios", "comentariu", "comentarii", "commentaire", "commentaires", "commento",
        "commenti", "komentarz", "komentarze", "komentare", "komentari", "reacties", "yorum", "yorumlar", "disqus", "outbrain", "taboola", "recirculation", "respond", "related",
        "relateds", "verwandte", "aehnliche", "relacionada", "relacionadas", "relacionados", "correlati", "correlate", "powiazane", "podobne", "gerelateerd", "relatert",
        "relaterade", "souvisejici", "ilgili", "recommend", "recommended", "recommendation", "recommendations", "recirc", "promo", "promos", "promoted", "promotion", "sponsor",
        "sponsored", "advert", "adverts", "advertisement", "advertisements", "share", "sharing", "shares", "sharebar", "social", "socials", "addtoany", "sharedaddy", "teilen",
        "partager", "compartir", "compartilhar", "condividi", "udostepnij", "newsletter", "newsletters", "advertising", "ad", "ads", "adbox", "adslot", "werbung", "anzeige",
        "anzeigen", "publicidad", "publicidade", "publicite", "pubblicita", "reklama", "reklame", "annonce", "annons", "advertentie", "cookie", "cookies", "consent", "gdpr",
        "onetrust", "breadcrumb", "breadcrumbs", "sidebar", "sidebars", "nav", "navbar", "navigation", "navi", "menu", "menus", "submenu", "footer", "byline", "author", "authors",
        "authorbox", "autor", "autoren", "autores", "autora", "auteur", "auteurs", "autore", "autori", "forfatter", "yazar", "tags", "taglist", "keywords", "caption", "captions",
        "bildunterschrift", "bildtext", "didascalia", "credit", "credits", "copyright", "login", "signin", "signup", "register", "subscribe", "subscription", "paywall", "popup",
        "modal", "overlay", "lightbox", "pagination", "pager", "toolbar", "skip", "skiplink", "trending", "popular", "mostread", "meistgelesen", "leidas", "whatsapp", "poll",
        "quiz", "rating", "ratings", "vote", "gallery", "carousel", "slider", "slideshow", "tooltip", "dropdown", "meta", "timestamp", "noprint", "embed", "player", "factbox",
        "infobox", "faktabox", "faktaboks",
    ];

    /// <summary>What readers and ad networks add; it may be longer than the article.</summary>
    public static HashSet<string> OfReaders { get; } =
    [
        "comment", "comments", "kommentar", "kommentare", "kommentarer", "comentario", "comentarios", "comentariu", "comentarii", "commentaire", "commentaires", "commento",
        "commenti", "komentarz", "komentarze", "komentare", "komentari", "reacties", "yorum", "yorumlar", "disqus", "outbrain", "taboola", "recirculation", "respond",
    ];

    /// <summary>An article so called is another one.</summary>
    public static HashSet<string> OfOtherArticles { get; } =
    [
        "comment", "comments", "related", "relateds", "verwandte", "aehnliche", "relacionada", "relacionadas", "relacionados", "correlati", "correlate", "powiazane", "podobne",
        "gerelateerd", "relatert", "relaterade", "souvisejici", "ilgili", "recommend", "recommended", "recommendation", "recommendations", "recirc", "recirculation", "outbrain",
        "taboola", "promo", "promos", "promoted", "promotion", "sponsor", "sponsored", "advert", "adverts", "advertisement", "advertisements", "teaser", "teasers",
    ];

    /// <summary>A teaser without a link leads nowhere: it is the lead of this article.</summary>
    public static HashSet<string> WithLinks { get; } = ["teaser", "teasers"];

    /// <summary>A few words in one of these are the caption of a picture.</summary>
    public static HashSet<string> Pictures { get; } =
    [
        "image", "images", "img", "photo", "picture", "foto", "bild", "contentimage", "media", "mediainfo", "thumbnail", "video", "infotext",
    ];

    /// <summary>What stands under the headline.</summary>
    public static HashSet<string> OfStandfirsts { get; } =
    [
        "standfirst", "subtitle", "subheadline", "subheading", "subtitulo", "entradilla", "bajada", "dek", "deck", "lead", "lede", "chapo", "chapeau", "vorspann", "unterzeile", "ingress", "sommario",
        "occhiello", "perex", "intro", "manchet", "antetitulo", "sottotitolo", "lid", "spot",
    ];
}
