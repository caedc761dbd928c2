using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>Looks through articles for lines that cleaning left in several of one host: what <see cref="HostLines"/> may remove.</summary>
internal sealed class RepeatedLines
{
    private const int MinArticles = 3;
    private const int MaxLines = 200_000; // different ones that are remembered

    private readonly Dictionary<
        (string Host, string Letters),
        (string Text, HashSet<string> Articles)
    > _seen = [];

    public void Add(CleanArticle article)
    {
        var host = HostLines.HostOf(article.Raw.Source.Url ?? article.Page.CanonicalUrl);
        foreach (var paragraph in article.Paragraphs)
        {
            if (AlphanumericKey.Of(paragraph.Text).Letters is not { Length: > 0 } letters)
            {
                continue;
            }

            if (!_seen.TryGetValue((host, letters), out var line) && _seen.Count < MaxLines)
            {
                _seen[(host, letters)] = line = (paragraph.Text, []);
            }

            if (line.Articles is { Count: < MinArticles } articles)
            {
                articles.Add(article.ContentHash);
            }
        }
    }

    /// <summary>By host and line.</summary>
    public IEnumerable<HostLine> Lines() =>
        _seen
            .Where(line => line.Value.Articles.Count >= MinArticles)
            .Select(line => new HostLine(line.Key.Host, line.Value.Text))
            .OrderBy(line => line.Host, StringComparer.Ordinal)
            .ThenBy(line => line.Text, StringComparer.Ordinal);
}

/// <summary>A line that is no part of any article of a host.</summary>
internal sealed record HostLine(string Host, string Text);
