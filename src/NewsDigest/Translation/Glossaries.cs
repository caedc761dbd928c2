using NewsDigest.Articles;

namespace NewsDigest.Translation;

/// <summary>The terms of a worker and of single sources. A message's own terms come before those of its source, and these before the worker's.</summary>
/// <param name="BySource">By the name of the source or by the host of its address.</param>
internal sealed record Glossaries(
    GlossaryFile? ForAll,
    IReadOnlyDictionary<string, GlossaryFile> BySource
)
{
    public static Glossaries None { get; } = new(null, new Dictionary<string, GlossaryFile>());

    /// <summary>Stand among the prompts of every result: other terms are another way of working.</summary>
    public IReadOnlyList<string> Ids =>
        [
            .. ForAll is null ? Array.Empty<string>() : [ForAll.Id],
            .. BySource.Values.Select(file => file.Id).Distinct().Order(StringComparer.Ordinal),
        ];

    public CleanArticle AddTo(CleanArticle article)
    {
        GlossaryTerm[] terms = [.. OfSource(article), .. ForAll?.Terms ?? []];
        return terms is []
            ? article
            : article with
            {
                Raw = article.Raw with { Glossary = [.. article.Raw.Glossary, .. terms] },
            };
    }

    private IEnumerable<GlossaryTerm> OfSource(CleanArticle article)
    {
        string?[] names =
        [
            article.Raw.Source.Name ?? article.Page.SiteName,
            Host(article.Raw.Source.Url ?? article.Page.CanonicalUrl),
        ];
        return BySource
            .Where(file => names.Contains(file.Key, StringComparer.OrdinalIgnoreCase))
            .SelectMany(file => file.Value.Terms);
    }

    private static string? Host(Uri? address) =>
        address is not { IsAbsoluteUri: true, Host: var host } ? null
        : host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..]
        : host;
}
