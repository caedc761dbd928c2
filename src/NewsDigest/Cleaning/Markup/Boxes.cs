using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsDigest.Cleaning.Markup;

/// <summary>
/// Elements of a line that a browser may show apart though no space stands between them: the names and figures of a score. Two
/// pieces of one word or number stay one.
/// </summary>
internal static partial class Boxes
{
    private static readonly HashSet<string> Formatting =
    [
        "b",
        "i",
        "em",
        "strong",
        "u",
        "nobr",
        "mark",
        "font",
        "small",
        "big",
        "a",
        "wbr",
        "sup",
        "sub",
        "code",
        "tt",
        "abbr",
        "cite",
        "ins",
        "q",
        "bdi",
        "bdo",
        "ruby",
        "rb",
    ];

    // Each figure in a box of its own: a number that rolls into view.
    private static readonly HashSet<string> Rolling =
    [
        "digit",
        "digits",
        "odometer",
        "counter",
        "flip",
        "roll",
        "ticker",
    ];

    /// <summary>Whether the line is cut before this element, if a number or a word would join there.</summary>
    public static bool MayBeApart(IElement element) =>
        element.PreviousSibling is IElement before && AreBoxes(before, element);

    /// <summary>An element that says itself that it is a box, whatever stands before it.</summary>
    public static bool IsApart(IElement element) =>
        IsBoxByStyle(element)
        || (
            element.ParentElement is { } parent
            && parent.GetAttribute("style") is { Length: > 0 } style
            && RowByStyle().IsMatch(style)
        );

    /// <summary>A box that fills a line of its own.</summary>
    public static bool IsLineByStyle(IElement element) =>
        element.GetAttribute("style") is { Length: > 0 } style && LineByStyle().IsMatch(style);

    /// <param name="word">How many letters stand before, three at most.</param>
    public static bool Joins(char last, char next, int word, bool areNamed)
    {
        if (char.IsDigit(last) && char.IsDigit(next))
        {
            return true;
        }

        var isName = areNamed || word >= 3;
        return (char.IsDigit(last) && char.IsLetter(next) && areNamed)
            || (char.IsLetter(last) && char.IsDigit(next) && isName)
            || (char.IsLower(last) && char.IsUpper(next) && areNamed);
    }

    public static bool AreNamed(IElement element) =>
        IsNamed(element) && element.PreviousSibling is IElement before && IsNamed(before);

    private static bool AreBoxes(IElement before, IElement element)
    {
        if ((IsRolling(before) && IsRolling(element)) || GoesOn(before))
        {
            return false;
        }

        var areNamed = IsNamed(before) && IsNamed(element);
        var areFormatting =
            Formatting.Contains(before.LocalName) || Formatting.Contains(element.LocalName);
        var areStyled = before.HasAttribute("style") && element.HasAttribute("style");
        return areNamed || (!areFormatting && !areStyled);
    }

    /// <summary>The 5 of 19&lt;span&gt;5&lt;/span&gt;: a number that the line's own text began.</summary>
    private static bool GoesOn(IElement element) =>
        element.PreviousSibling is IText { Data: [.., var last] }
        && char.IsDigit(last)
        && element.TextContent is [var first, ..]
        && char.IsDigit(first);

    private static bool IsNamed(IElement element) =>
        element.ClassName is { Length: > 0 }
        || element.Attributes.Any(attribute =>
            attribute.Name.StartsWith("data-", StringComparison.Ordinal)
        );

    private static bool IsRolling(IElement element) =>
        ElementNames.Of(element).Any(Rolling.Contains)
        || (element.ParentElement is { } parent && ElementNames.Of(parent).Any(Rolling.Contains));

    private static bool IsBoxByStyle(IElement element) =>
        element.GetAttribute("style") is { Length: > 0 } style && BoxByStyle().IsMatch(style);

    [GeneratedRegex(
        @"display\s*:\s*(?:inline-block|inline-flex|inline-grid|table-cell)|float\s*:\s*(?:left|right)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex BoxByStyle();

    [GeneratedRegex(
        @"display\s*:\s*(?:inline-)?(?:flex|grid)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex RowByStyle();

    [GeneratedRegex(
        @"display\s*:\s*(?:block|flex|grid|table|list-item|table-row)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex LineByStyle();
}
