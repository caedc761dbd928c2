using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsDigest.Cleaning.Markup;

/// <summary>Marks that lead to a note: by their link, their role, the words of their class, or their brackets and signs.</summary>
internal static partial class NoteReferences
{
    public const int MaxMark = 14; // characters

    private static readonly HashSet<string> Words =
    [
        "footnote",
        "footnotes",
        "footnoteref",
        "fn",
        "fnref",
        "ref",
        "reference",
        "references",
        "noteref",
        "note",
        "notes",
        "cite",
        "citation",
        "endnote",
        "endnotes",
        "fussnote",
        "fußnote",
        "nota",
        "notas",
        "anmerkung",
        "sidenote",
        "marginnote",
        "apostille",
        "przypis",
        "voetnoot",
        "fotnot",
        "fotnote",
        "poznamka",
        "annotation",
    ];

    /// <summary>A link to a place of this page, or the words for it, around or inside the element.</summary>
    public static bool IsMarked(IElement element) =>
        IsMarkedItself(element)
        || HasMarkedLink(element)
        || (
            element.ParentElement is { } parent && IsSame(parent, element) && IsMarkedItself(parent)
        );

    public static bool IsInternalLink(IElement element) =>
        element.LocalName == "a"
        && element.GetAttribute("href") is { } address
        && LeadsToNote(address);

    /// <summary>Numbers, letters or signs, alone or listed: 3 · 1,2 · [4] · * · (a).</summary>
    public static bool IsMark(string text) => text.Length <= MaxMark && Mark().IsMatch(text);

    /// <summary>Nothing else is written so: [4], 4), *, †.</summary>
    public static bool IsPlainMark(string text) =>
        text.Length <= MaxMark && (Bracketed().IsMatch(text) || Signs().IsMatch(text));

    private static bool IsMarkedItself(IElement element) =>
        IsInternalLink(element)
        || element.GetAttribute("role") is "doc-noteref" or "doc-biblioref"
        || element.GetAttribute("epub:type") is "noteref"
        || element.HasAttribute("data-footnote-ref")
        || ElementNames.Of(element).Any(Words.Contains);

    private static bool HasMarkedLink(IElement element) =>
        element.QuerySelector("a") is { } link && IsMarkedItself(link);

    private static bool IsSame(IElement parent, IElement element) =>
        parent.LocalName is "a" or "span" or "sup"
        && parent.TextContent.Trim() == element.TextContent.Trim();

    private static bool LeadsToNote(string address) =>
        address.StartsWith('#') && address.Length > 1;

    [GeneratedRegex(
        @"^[\[(]?\s*(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5}|[*†‡§¶]{1,4})(?:\s*[,;–\-\s]\s*(?:\d{1,3}|[a-z]|[*†‡§¶]))*\s*[\])]?(?:\s*\[\s*\d{1,3}\s*\])*$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"^(?:[\[(]\s*(?:\d{1,3}|[a-z]|[ivx]{1,5}|\p{L}{1,5}\.? \d{1,3})(?:\s*[,;–-]\s*\d{1,3})*\s*[\])]\s*)+$|^\d{1,3}\)$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^[*†‡§¶※]{1,4}$", RegexOptions.NonBacktracking)]
    private static partial Regex Signs();
}
