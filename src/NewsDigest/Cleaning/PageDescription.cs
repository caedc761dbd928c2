using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>What a page says about itself, to machines first and to readers where it tells machines nothing.</summary>
internal static class PageDescription
{
    private static readonly string[] AuthorNames =
    [
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
        "sailthru.author",
        "byl",
        "citation_author",
        "twitter:creator",
    ];
    private static readonly string[] TimeNames =
    [
        "article:published_time",
        "og:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.created",
        "parsely-pub-date",
        "sailthru.date",
        "publish-date",
        "pubdate",
        "article.published",
        "cxenseparse:recs:publishtime",
        "citation_publication_date",
        "article:modified_time",
    ];

    public static string? Title(FlatPage page, JsonLdArticle? data)
    {
        var site = Meta(page, "og:site_name");
        var headlines = Headlines(page).Distinct().Take(2).ToArray();
        var social = Meta(page, "og:title");
        if (
            headlines is [var above]
            && social is not null
            && AlphanumericKey.Same(WithoutSite(social, site), above)
            && IsSameButForKicker(above, data?.Headline)
        )
        {
            return WithoutSite(social, site);
        }

        var found = new[]
        {
            data?.Headline,
            social,
            headlines.FirstOrDefault(),
            Said(page, "title")?.TextContent,
        }
            .Select(title => title?.Trim())
            .FirstOrDefault(title => !string.IsNullOrEmpty(title));
        return found is null ? null
            : headlines is [var shown]
            && found.Length > shown.Length
            && found.StartsWith(shown, StringComparison.OrdinalIgnoreCase)
                ? shown
            : WithoutSite(found, site);
    }

    /// <summary>One for machines has a kicker that readers do not see, or lacks one that they see.</summary>
    private static bool IsSameButForKicker(string shown, string? data)
    {
        if (data is null)
        {
            return false;
        }

        var (letters, other) = (
            AlphanumericKey.Of(shown).Letters,
            AlphanumericKey.Of(data).Letters
        );
        return letters.EndsWith(other, StringComparison.Ordinal)
            || other.EndsWith(letters, StringComparison.Ordinal);
    }

    public static PageMetadata Metadata(FlatPage page, JsonLdArticle? data, string? language) =>
        new(
            PageAuthors.Find(
                page,
                data?.Authors ?? [],
                [.. AuthorNames.SelectMany(name => Metas(page, name))]
            ),
            PageTime.Find(
                page,
                [data?.Published, .. TimeNames.SelectMany(name => Metas(page, name))],
                Canonical(page)
            ),
            IncomingText.CleanLine(data?.Section ?? Meta(page, "article:section")),
            language is { Length: >= 2 } ? language : null,
            Canonical(page),
            IncomingText.CleanLine(Meta(page, "og:site_name"))
        );

    private static IEnumerable<string> Headlines(FlatPage page) =>
        page
            .Elements.Where(element => element is { Tag: "h1", Boilerplate: null })
            .Select(page.TextOf)
            .Where(text => text.Any(char.IsLetter));

    private static string WithoutSite(string title, string? site)
    {
        foreach (var separator in (string[])[" | ", " - ", " – ", " — ", " · "])
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (
                at > 0
                && (
                    AlphanumericKey.Same(title[(at + separator.Length)..], site)
                    || separator == " | "
                )
            )
            {
                return title[..at];
            }
        }

        return title;
    }

    private static Uri? Canonical(FlatPage page) =>
        new[] { Said(page, "link", "rel", "canonical")?.GetAttribute("href"), Meta(page, "og:url") }
            .Select(address =>
                Uri.TryCreate(address, UriKind.Absolute, out var url)
                && url.Scheme is "http" or "https"
                    ? url
                    : null
            )
            .FirstOrDefault(url => url is not null);

    private static string? Meta(FlatPage page, string name) => Metas(page, name).FirstOrDefault();

    private static IEnumerable<string> Metas(FlatPage page, string name) =>
        page
            .Said.Where(said =>
                said.LocalName == "meta"
                && (
                    Is(said.GetAttribute("property"), name)
                    || Is(said.GetAttribute("name"), name)
                    || Is(said.GetAttribute("itemprop"), name)
                )
            )
            .Select(said => said.GetAttribute("content")?.Trim())
            .OfType<string>()
            .Where(content => content.Length > 0)
            .Distinct();

    private static bool Is(string? attribute, string name) =>
        string.Equals(attribute, name, StringComparison.OrdinalIgnoreCase);

    private static AngleSharp.Dom.IElement? Said(
        FlatPage page,
        string tag,
        string? attribute = null,
        string? value = null
    ) =>
        page.Said.FirstOrDefault(said =>
            said.LocalName == tag && (attribute is null || Is(said.GetAttribute(attribute), value!))
        );
}
