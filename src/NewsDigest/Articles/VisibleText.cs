using System.Globalization;
using System.Text;

namespace NewsDigest.Articles;

/// <summary>
/// Text of others as people may see it, in logs, on terminals and in result.md: what cannot be seen, or would steer a terminal,
/// is written as its number, and no line is longer than a screen can bear.
/// </summary>
internal static class VisibleText
{
    /// <summary>Characters of the longest line that is shown.</summary>
    public const int MaxLine = 500;

    private const int Tolerance = 50; // nothing is gained by a cut of less

    /// <summary>On one line, whole.</summary>
    public static string Of(string text) => Rewrite(text, Shown);

    /// <summary>On one line, and cut in its middle where it is longer, so that its end is seen too.</summary>
    public static string Line(string text, int max = MaxLine)
    {
        var line = Of(text);
        if (line.Length <= max)
        {
            return line;
        }

        var gone = $" […{line.Length - max} letters…] ";
        var kept = Math.Max(0, max - gone.Length);
        var (head, tail) = (Edge(line, kept * 2 / 3), Edge(line, line.Length - (kept / 3)));
        return $"{line[..head]}{gone}{line[tail..]}";
    }

    /// <summary>As <see cref="Line"/>, but a text that is hardly longer stays whole.</summary>
    public static string Excerpt(string text, int max) =>
        Of(text) is var line && line.Length <= max + Tolerance ? line : Line(text, max);

    /// <summary>For receipts, which tell of letters: marks and joiners are written as their numbers too.</summary>
    public static string Exact(string text) =>
        Rewrite(text, rune => IsMark(rune) ? Number(rune) : Shown(rune));

    /// <summary>The same text in lines that are not too long, broken at spaces where it has any. Line ends stay.</summary>
    public static IEnumerable<string> Wrap(string text, int max = MaxLine)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var visible = Of(line);
            var start = 0;
            while (visible.Length - start > max)
            {
                var end = Break(visible, start, max);
                yield return visible[start..end].TrimEnd(' ');
                start = end;
            }

            yield return visible[start..];
        }
    }

    /// <summary>Where a line ends that begins at <paramref name="start"/>: behind the last space that fits, or behind the last letter.</summary>
    private static int Break(string text, int start, int max)
    {
        var space = text.LastIndexOf(' ', start + max - 1, max);
        if (space > start)
        {
            return space + 1;
        }

        var end = Edge(text, start + max);
        return text[end - 1] == '\\' && end - 1 > start ? end - 1 : end; // an escape of Markdown or JSON stays whole
    }

    /// <summary>The next place below that is not inside a surrogate pair.</summary>
    private static int Edge(string text, int at) =>
        at > 0
        && at < text.Length
        && char.IsLowSurrogate(text[at])
        && char.IsHighSurrogate(text[at - 1])
            ? at - 1
            : at;

    private static string Rewrite(string text, Func<Rune, string?> write)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            visible.Append(write(rune) ?? rune.ToString());
        }

        return visible.ToString();
    }

    /// <summary>Null for what is seen as it is.</summary>
    private static string? Shown(Rune rune) =>
        rune.Value switch
        {
            '\n' => " · ",
            '\t' => " ",
            0x200C or 0x200D => null, // letters change shape by them
            _ => IsHidden(rune) ? Number(rune) : null,
        };

    private static bool IsHidden(Rune rune) =>
        IncomingText.IsUnseen(rune)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Format
                or UnicodeCategory.Control
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;

    private static bool IsMark(Rune rune) =>
        rune.Value is 0x200C or 0x200D or (>= 0x300 and <= 0x36F);

    private static string Number(Rune rune) => $"U+{rune.Value:X4}";
}
