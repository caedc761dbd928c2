using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>Who wrote the article, by name: as machines are told, else as readers see it.</summary>
internal static partial class PageAuthors
{
    private const int MaxName = 60; // characters
    private const int MaxLine = 120;
    private static readonly HashSet<string> AuthorWords =
    [
        "author",
        "authors",
        "byline",
        "autor",
        "autoren",
        "auteur",
        "autore",
        "redaktor",
    ];
    private static readonly HashSet<string> NotAuthors =
    [
        "box",
        "bio",
        "image",
        "img",
        "avatar",
        "social",
        "links",
        "date",
        "comment",
        "comments",
        "description",
        "job",
        "role",
        "title",
    ];

    public static IReadOnlyList<string> Find(
        FlatPage page,
        IReadOnlyList<string> structured,
        IReadOnlyList<string> metas
    ) =>
        Names(structured) is [_, ..] first ? first
        : Names(metas) is [_, ..] second ? second
        : Names(Shown(page).Take(1));

    private static IEnumerable<string> Shown(FlatPage page) =>
        page
            .Elements.Where(element =>
                element.Element.GetAttribute("rel") == "author"
                || element.Element.GetAttribute("itemprop") == "author"
            )
            .Concat(
                page.Elements.Where(element =>
                    element.EndBlock - element.FirstBlock <= 2
                    && ElementNames.Of(element.Element).ToArray() is var names
                    && names.Any(AuthorWords.Contains)
                    && !names.Any(NotAuthors.Contains)
                )
            )
            .Where(element => !IsInComments(page, element))
            .Select(element => OfElement(page, element))
            .Where(text => text.Length is > 1 and < MaxLine && text.Any(char.IsUpper));

    /// <summary>An inline element is part of a block; its own text is what counts.</summary>
    private static string OfElement(FlatPage page, PageElement element) =>
        (element.Breaks ? page.TextOf(element) : element.Element.TextContent).Trim();

    private static bool IsInComments(FlatPage page, PageElement element) =>
        element.Boilerplate is "comment" or "comments"
        || (
            element.Parent >= 0
            && page.Elements[element.Parent].Boilerplate is "comment" or "comments"
        );

    private static List<string> Names(IEnumerable<string> texts) =>
        [
            .. texts
                .SelectMany(text => Separators().Split(IncomingText.Clean(text)))
                .Select(Name)
                .Where(IsName)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    private static string Name(string text) =>
        Brackets()
            .Replace(Prefix().Replace(text.Split('@')[0].Trim(), ""), "")
            .Trim(' ', ',', ';', ':', '-', '–', '|', '•', '.');

    private static bool IsName(string text) =>
        text.Length is > 1 and <= MaxName
        && text.Any(char.IsLetter)
        && !text.Contains("://", StringComparison.Ordinal)
        && text[0] is not '@' and not '('
        && !text.Any(char.IsDigit);

    [GeneratedRegex(
        @"\s*[;|\n&]\s*|\s+(?:and|und|et|og|och)\s+|,\s+|\s{2,}",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Separators();

    [GeneratedRegex(
        @"^(?:view all posts by|posted by|posted on|written by|by|auteure?|autore|von|par|por|di|da|av|af|door|autor(?:in)?|author|texto?|foto)\s*:?(?:\s+|$)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\s*\([^)]{1,20}\)$", RegexOptions.NonBacktracking)]
    private static partial Regex Brackets();
}
