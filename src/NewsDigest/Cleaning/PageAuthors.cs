using System.Text.RegularExpressions;

namespace NewsDigest.Cleaning;

/// <summary>Who wrote the article, by name.</summary>
internal static partial class PageAuthors
{
    private const int MaxName = 60; // characters
    private static readonly string[] AuthorClasses = ["author", "author-name", "authorname", "author__name", "byline", "byline-name", "byline__name", "autor", "article-author", "post-author", "entry-author", "article__author"];

    public static IReadOnlyList<string> Find(FlatPage page, IReadOnlyList<string> structured, IReadOnlyList<string> metas) =>
        Names(structured) is [_, ..] first ? first
        : Names(metas) is [_, ..] second ? second
        : Names(Shown(page));

    private static IEnumerable<string> Shown(FlatPage page)
    {
        var marked = page.Elements.Where(element => element.Element.GetAttribute("rel") == "author" || element.Element.GetAttribute("itemprop") is "author" or "author name"
            || element.Element.ClassList.Any(name => AuthorClasses.Contains(name.ToLowerInvariant()))).Select(page.TextOf).Where(text => text.Length is > 1 and < MaxName);
        return marked.Take(1);
    }

    private static List<string> Names(IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => Separators().Split(text)).Select(name => Prefix().Replace(name.Trim(), "").Trim(' ', ',', ';', ':', '-', '|')).Where(IsName).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static bool IsName(string text) => text.Length is > 1 and <= MaxName && text.Any(char.IsLetter) && !text.Contains("://", StringComparison.Ordinal) && text[0] != '@';

    [GeneratedRegex(@"\s*[;|\n]\s*|\s+(?:and|und|et|y|e|og|och|en|ja|i)\s+|\s*,\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(?:by|von|par|por|di|da|av|af|door|autor(?:in)?|author|texto?|foto|redacci[oó]n)\s*:?\s+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Prefix();
}
