using System.Globalization;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>What a page says about itself, to machines first and to readers where it tells machines nothing.</summary>
internal static class PageDescription
{
    private static readonly string[] AuthorNames = ["author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "citation_author", "twitter:creator"];
    private static readonly string[] TimeNames = ["article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "parsely-pub-date", "sailthru.date", "publish-date", "pubdate", "article.published", "cxenseparse:recs:publishtime", "citation_publication_date", "last-modified", "article:modified_time"];

    public static string? Title(FlatPage page, JsonLdArticle? data) =>
        new[] { data?.Headline, Meta(page, "og:title"), Headline(page), Said(page, "title")?.TextContent.Trim() }
            .FirstOrDefault(title => !string.IsNullOrWhiteSpace(title)) is { } found ? WithoutSite(found, Meta(page, "og:site_name")) : null;

    public static PageMetadata Metadata(FlatPage page, JsonLdArticle? data, string? language) => new(
        PageAuthors.Find(page, data?.Authors ?? [], [.. AuthorNames.SelectMany(name => Metas(page, name))]),
        Time(data?.Published) ?? TimeNames.Select(name => Time(Meta(page, name))).FirstOrDefault(time => time is not null) ?? ShownTime(page),
        data?.Section ?? Meta(page, "article:section"),
        language is { Length: >= 2 } ? language : null,
        Uri.TryCreate(Said(page, "link", "rel", "canonical")?.GetAttribute("href") ?? Meta(page, "og:url"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null,
        Meta(page, "og:site_name"));

    private static string? Headline(FlatPage page) => page.Elements.Where(element => element.Tag == "h1").Select(page.TextOf).FirstOrDefault(text => text.Any(char.IsLetter));

    private static string WithoutSite(string title, string? site)
    {
        foreach (var separator in (string[])[" | ", " - ", " – ", " — ", " · "])
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && (Squash.Same(title[(at + separator.Length)..], site) || separator == " | "))
            {
                return title[..at];
            }
        }

        return title;
    }

    private static DateTimeOffset? ShownTime(FlatPage page) =>
        page.Elements.Where(element => element.Tag == "time" || element.Element.GetAttribute("itemprop") == "datePublished")
            .Select(element => Time(element.Element.GetAttribute("datetime") ?? element.Element.GetAttribute("content")))
            .FirstOrDefault(time => time is not null);

    private static string? Meta(FlatPage page, string name) => Metas(page, name).FirstOrDefault();

    private static IEnumerable<string> Metas(FlatPage page, string name) => page.Said
        .Where(said => said.LocalName == "meta" && (Is(said.GetAttribute("property"), name) || Is(said.GetAttribute("name"), name) || Is(said.GetAttribute("itemprop"), name)))
        .Select(said => said.GetAttribute("content")?.Trim())
        .OfType<string>()
        .Where(content => content.Length > 0)
        .Distinct();

    private static bool Is(string? attribute, string name) => string.Equals(attribute, name, StringComparison.OrdinalIgnoreCase);

    private static AngleSharp.Dom.IElement? Said(FlatPage page, string tag, string? attribute = null, string? value = null) =>
        page.Said.FirstOrDefault(said => said.LocalName == tag && (attribute is null || Is(said.GetAttribute(attribute), value!)));

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
