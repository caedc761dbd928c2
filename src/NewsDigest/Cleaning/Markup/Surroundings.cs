using System.Text;
using AngleSharp.Dom;

namespace NewsDigest.Cleaning.Markup;

/// <summary>What stands around an element in its line.</summary>
internal static class Surroundings
{
    private const int MaxNodes = 24;
    private const int MaxBefore = 48; // characters

    public static string Before(StringBuilder line, int from)
    {
        var start = Math.Max(from, line.Length - MaxBefore);
        return line.ToString(start, line.Length - start);
    }

    /// <summary>The first letters after it, up to where a new line begins.</summary>
    public static string After(INode node, int length)
    {
        var text = new StringBuilder();
        var at = Next(node, inside: false);
        for (var count = 0; count < MaxNodes && at is not null && text.Length < length; count++)
        {
            if (at is IElement element && (Breaks(element) || element.LocalName == "br"))
            {
                break;
            }

            if (at is IText words)
            {
                text.Append(words.Data, 0, Math.Min(words.Data.Length, length));
            }

            at = Next(at, inside: true);
        }

        return text.ToString();
    }

    public static bool Breaks(IElement element) => FlatPage.IsBreaking(element);

    /// <summary>Whether lines begin inside it: then it is no word of a line.</summary>
    public static bool HoldsLines(IElement element)
    {
        INode? at = element.FirstChild;
        for (var count = 0; count < MaxNodes && at is not null; count++)
        {
            if (at is IElement inner && Breaks(inner))
            {
                return true;
            }

            at = Next(at, inside: true, element);
        }

        return at is not null
            && element.QuerySelector("p, div, h1, h2, h3, h4, li, table") is not null;
    }

    private static INode? Next(INode node, bool inside, INode? root = null)
    {
        if (inside && node.FirstChild is { } child)
        {
            return child;
        }

        for (var at = node; at is not null && at != root; at = at.Parent)
        {
            if (at.NextSibling is { } sibling)
            {
                return sibling;
            }

            if (at.Parent is not IElement parent || Breaks(parent))
            {
                return null;
            }
        }

        return null;
    }
}
