namespace NewsDigest.Articles;

/// <summary>What a page is when it is no article: nothing of it is translated.</summary>
/// <param name="Evidence">What says so, for a person: a sentence of the page, cut, or what was counted.</param>
internal sealed record NotArticle(NotArticleKind Kind, string Evidence)
{
    public const string Check = "not_an_article";

    /// <summary>The reason of a result that has no English because there was no article.</summary>
    public Finding ToFinding() =>
        new(
            Check,
            Severity.Hard,
            null,
            $"This is {Kind.Words()}, not an article: {Evidence}. Nothing was translated. {Kind.Cure()}",
            Found: Kind.Name()
        );
}

internal enum NotArticleKind
{
    ScriptWall,
    HumanCheck,
    Login,
    NotFound,
    CookieWall,
    PaywallOnly,
    IndexPage,
    Feed,
    EmptyShell,
}

internal static class NotArticleKinds
{
    /// <summary>As it stands in the result: <c>script_wall</c>.</summary>
    public static string Name(this NotArticleKind kind) =>
        kind switch
        {
            NotArticleKind.ScriptWall => "script_wall",
            NotArticleKind.HumanCheck => "human_check",
            NotArticleKind.Login => "login",
            NotArticleKind.NotFound => "not_found",
            NotArticleKind.CookieWall => "cookie_wall",
            NotArticleKind.PaywallOnly => "paywall_only",
            NotArticleKind.IndexPage => "index_page",
            NotArticleKind.Feed => "feed",
            NotArticleKind.EmptyShell => "empty_shell",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    public static string Words(this NotArticleKind kind) =>
        kind switch
        {
            NotArticleKind.ScriptWall => "a notice about scripts, ad blockers or the browser",
            NotArticleKind.HumanCheck => "a check for robots",
            NotArticleKind.Login => "a login page",
            NotArticleKind.NotFound => "an error page",
            NotArticleKind.CookieWall => "a cookie notice",
            NotArticleKind.PaywallOnly => "a subscription offer",
            NotArticleKind.IndexPage => "a list of other articles",
            NotArticleKind.Feed => "a feed",
            NotArticleKind.EmptyShell => "a page without text",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    public static string Cure(this NotArticleKind kind) =>
        kind switch
        {
            NotArticleKind.IndexPage => "Fetch the articles that it links to.",
            NotArticleKind.Feed =>
                "Give the feed to 'newsdigest submit', which sends each of its items as an article.",
            NotArticleKind.ScriptWall or NotArticleKind.EmptyShell =>
                "Fetch the page with a browser that runs its scripts.",
            _ => "Look at what the scraper fetched.",
        };
}
