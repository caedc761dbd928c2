using System.Text.RegularExpressions;

namespace NewsDigest.Cleaning.NoArticle;

/// <summary>A feed that somebody saved as if it were a page.</summary>
internal static partial class FeedBody
{
    /// <summary>Characters in which a feed says that it is one.</summary>
    public const int Head = 2000;

    public static bool IsOne(string body)
    {
        var head = body.AsSpan(0, Math.Min(body.Length, Head));
        return Xml().IsMatch(head) || Json().IsMatch(head);
    }

    [GeneratedRegex(
        @"\A[\uFEFF\s]*(?:<\?[^>]*>\s*|<!--[^>]*-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:rss\b|feed\b|rdf:RDF\b)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase
    )]
    private static partial Regex Xml();

    [GeneratedRegex(
        @"\A[\uFEFF\s]*\{[^{\[]*""version""\s*:\s*""https://jsonfeed\.org/",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Json();
}
