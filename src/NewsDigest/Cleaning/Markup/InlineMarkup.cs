using System.Text;
using AngleSharp.Dom;

namespace NewsDigest.Cleaning.Markup;

/// <summary>What an element inside a line means for the words and values of the line; null where it is read as it stands.</summary>
internal static class InlineMarkup
{
    private static readonly HashSet<string> Readings = ["rt", "rp", "rtc"];
    public static readonly HashSet<string> Struck = ["del", "s", "strike"];

    /// <param name="from">Where the line, or the cell of a table, begins.</param>
    public static InlineText? Of(
        IElement element,
        StringBuilder line,
        int from,
        NoteMarks notes,
        bool keepsStruck
    )
    {
        if (Readings.Contains(element.LocalName))
        {
            return new InlineText("", "ruby_reading");
        }

        if (element.LocalName == "math")
        {
            return new InlineText(MathText.Of(element));
        }

        var style = element.GetAttribute("style");
        if (
            !keepsStruck
            && (
                Struck.Contains(element.LocalName)
                || (style?.Contains("line-through", StringComparison.OrdinalIgnoreCase) ?? false)
            )
            && !Surroundings.HoldsLines(element)
        )
        {
            return new InlineText("", "struck_text");
        }

        if (
            (HiddenText.Is(element) || IsOnlyDrawn(element, line))
            && !Surroundings.HoldsLines(element)
        )
        {
            return new InlineText("", "hidden_text");
        }

        if (IsRaised(element, style))
        {
            return Surroundings.HoldsLines(element) || IsWholeLine(element, line, from)
                ? null
                : RaisedText.Of(element, Surroundings.Before(line, from), notes);
        }

        var isNote =
            NoteReferences.IsInternalLink(element)
            && element.TextContent.Trim() is { Length: > 0 and <= NoteReferences.MaxMark } mark
            && IsNoteLink(mark, line, from);
        return isNote ? new InlineText("", "note_mark") : null;
    }

    private static bool IsRaised(IElement element, string? style)
    {
        if (element.LocalName is "sup" or "sub")
        {
            return true;
        }

        var isRaisedByStyle =
            style is not null
            && style
                .Replace(" ", "", StringComparison.Ordinal)
                .Contains("vertical-align:super", StringComparison.OrdinalIgnoreCase);
        return isRaisedByStyle
            || (
                element.LocalName is "span" or "a" or "small"
                && RaisedClasses.Have(element.ClassName)
            );
    }

    /// <summary>A line that is set small as a whole is a line.</summary>
    private static bool IsWholeLine(IElement element, StringBuilder line, int from) =>
        element.TextContent.Length > NoteReferences.MaxMark
        && Surroundings.Before(line, from).Trim().Length == 0
        && Surroundings.After(element, 8).Trim().Length == 0;

    /// <summary>A link to a place of this page, with a bare number after a word or a number: 45³ without the raising.</summary>
    private static bool IsNoteLink(string mark, StringBuilder line, int from)
    {
        var before = Surroundings.Before(line, from);
        var isInLine = before.Length > 0 && !char.IsWhiteSpace(before[^1]);
        return NoteReferences.IsPlainMark(mark)
            || mark is "↩" or "↑" or "^"
            || (isInLine && NoteReferences.IsMark(mark));
    }

    /// <summary>
    /// Hidden from those who listen: an icon, a formula drawn a second time. It is read where it is a part of a word, a number, or
    /// what others see in place of a text for listeners.
    /// </summary>
    private static bool IsOnlyDrawn(IElement element, StringBuilder line)
    {
        if (element.GetAttribute("aria-hidden") != "true")
        {
            return false;
        }

        if (
            element.ParentElement?.Children.Any(sibling =>
                sibling.LocalName == "math" || sibling.ClassName == "katex-mathml"
            ) == true
        )
        {
            return true;
        }

        var text = element.TextContent;
        var joins =
            line.Length > 0
            && char.IsLetterOrDigit(line[^1])
            && text is [var first, ..]
            && char.IsLetterOrDigit(first);
        var isJoined =
            text is [.., var last]
            && char.IsLetterOrDigit(last)
            && Surroundings.After(element, 1) is [var next, ..]
            && char.IsLetterOrDigit(next);
        var isNumber = text.Any(char.IsDigit) && !text.Any(char.IsLetter);
        var isSpoken =
            Beside(element).Any(HiddenText.IsForScreenReaders)
            || element.ParentElement?.HasAttribute("aria-label") == true;
        return !joins && !isJoined && !isNumber && !isSpoken;
    }

    private static IEnumerable<IElement> Beside(IElement element)
    {
        if (element.PreviousElementSibling is { } before)
        {
            yield return before;
        }

        if (element.NextElementSibling is { } after)
        {
            yield return after;
        }
    }
}
