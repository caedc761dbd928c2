using NewsDigest.Publishing;

namespace NewsDigest.Digests.Pages;

/// <summary>Where the links of an edition lead, seen from one of the places where it is shown.</summary>
/// <param name="root">How the root of the store is reached from there, with a slash at its end; null where nobody knows, and then there are no links to our own pages.</param>
internal sealed class EditionLinks(string? root)
{
    /// <summary>In the folder of an edition.</summary>
    public static EditionLinks BesideEdition { get; } = new("../../../");

    /// <summary>In the folder of a later revision.</summary>
    public static EditionLinks InRevision { get; } = new("../../../../");

    /// <summary>In the folder of all editions.</summary>
    public static EditionLinks AmongEditions { get; } = new("../");

    public string? Index => root is null ? null : $"{root}index.html";

    public string? Archive => root is null ? null : $"{root}editions/index.html";

    public static string Anchor(string story) => $"s-{story}";

    /// <summary>What readers see of an edition is always at the same place, whatever its revision.</summary>
    public string? Edition(string id) =>
        root is null || EditionKey.OfId(id) is not { } key ? null : root + key.Html.Value;

    public string? Story(string edition, string story) =>
        Edition(edition) is { } page ? $"{page}#{Anchor(story)}" : null;

    /// <summary>Our page of an article, with the original beside the English.</summary>
    public string? Article(StoryArticle article) =>
        root is not null && ResultPlace(article) is { } page ? root + page : null;

    /// <summary>The paragraph that a citation names.</summary>
    public string? Citation(Story story, Citation citation) =>
        story.Articles.FirstOrDefault(article => article.Ref == citation.Article) is { } article
        && Article(article) is { } page
            ? $"{page}{(citation.Paragraph == "title" ? "" : $"#{citation.Paragraph}")}"
            : null;

    /// <summary>The article at its source; null where it has no address that a browser may follow.</summary>
    public static string? Source(StoryArticle article) =>
        article.Url is { IsAbsoluteUri: true, Scheme: "http" or "https" } url
            ? url.AbsoluteUri
            : null;

    private static string? ResultPlace(StoryArticle article) =>
        Storage.StorePath.TryParse(article.Result) is { } path
        && ResultKey.OfPublished(path) is { } key
            ? key.Html.Value
            : null;
}
