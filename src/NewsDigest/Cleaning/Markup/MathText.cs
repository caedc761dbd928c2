using System.Text;
using AngleSharp.Dom;

namespace NewsDigest.Cleaning.Markup;

/// <summary>A formula as one writes it in a line: 3/4, 10⁸, √2, x₁.</summary>
internal static class MathText
{
    private static readonly HashSet<string> Spaced =
    [
        "=",
        "≈",
        "<",
        ">",
        "≤",
        "≥",
        "≠",
        "×",
        "⋅",
        "·",
    ];

    /// <summary>Times, function and comma that are meant and not drawn.</summary>
    private static readonly HashSet<string> Unseen = ["\u2062", "\u2061", "\u2063"];

    // What an editor keeps of the formula's source, and what draws empty room.
    private static readonly HashSet<string> Unread =
    [
        "annotation",
        "annotation-xml",
        "mspace",
        "mphantom",
        "none",
        "mprescripts",
        "maligngroup",
        "malignmark",
    ];

    public static string Of(IElement math)
    {
        var text = Read(math).Trim();
        return text.Length > 0 ? text : math.GetAttribute("alttext") ?? "";
    }

    // As deep as the page itself at most, which DeepPage bounds.
    private static string Read(INode node)
    {
        if (node is IText words)
        {
            return string.Join(
                ' ',
                words.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            );
        }

        if (node is not IElement element || Unread.Contains(element.LocalName))
        {
            return "";
        }

        var parts = element.Children.Where(child => !Unread.Contains(child.LocalName)).ToArray();
        return (element.LocalName, parts) switch
        {
            ("mfrac", [var over, var under]) => $"{Grouped(over)}/{Grouped(under)}",
            ("msup", [var main, var raised]) => Read(main) + Raised(raised),
            ("msub", [var main, var lowered]) => Read(main) + Lowered(lowered),
            ("msubsup", [var main, var lowered, var raised]) => Read(main)
                + Lowered(lowered)
                + Raised(raised),
            ("msqrt", _) => $"√{Group(Inside(element))}",
            ("mroot", [var main, var degree]) =>
                $"{Scripts.Raise(Read(degree)) ?? Read(degree)}√{Grouped(main)}",
            ("mover" or "munder" or "munderover", [var main, ..]) => Read(main),
            ("mtr" or "mlabeledtr", _) => string.Join(' ', parts.Select(Read)),
            ("mtable", _) => string.Join("; ", parts.Select(Read)),
            ("mo", _) => Operator(Inside(element)),
            _ => Inside(element),
        };
    }

    private static string Inside(IElement element)
    {
        var text = new StringBuilder();
        foreach (var child in element.ChildNodes)
        {
            var part = Read(child);

            // "2 1/2" is no 21/2.
            var joins =
                text.Length > 0
                && part.Length > 0
                && char.IsDigit(text[^1])
                && char.IsDigit(part[0]);
            text.Append(joins ? " " : "").Append(part);
        }

        return text.ToString();
    }

    private static string Operator(string sign)
    {
        if (Spaced.Contains(sign))
        {
            return $" {sign} ";
        }

        return Unseen.Contains(sign) ? "" : sign;
    }

    private static string Raised(IElement element)
    {
        var text = Read(element).Trim();
        if (Scripts.Raise(text) is { } raised)
        {
            return raised;
        }

        return text is "′" or "″" or "∘" or "*" ? text : $"^{Group(text)}";
    }

    private static string Lowered(IElement element) =>
        Read(element).Trim() is var text && Scripts.Lower(text) is { } lowered
            ? lowered
            : $"_{Group(text)}";

    private static string Grouped(IElement element) => Group(Read(element).Trim());

    private static string Group(string text) =>
        text.Length > 1 && text.IndexOfAny(['+', '-', '−', '/', ' ', '=']) >= 0
            ? $"({text})"
            : text;
}
