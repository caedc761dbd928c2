using System.Text.RegularExpressions;

namespace NewsDigest.Cleaning;

/// <param name="Number">Line of the input, counted from 1.</param>
/// <param name="AfterGap">An empty line stands before this one.</param>
internal sealed record TextLine(string Text, int Number, bool AfterGap)
{
    private const int ShortWords = 8;
    private const int ShortLength = 70;

    public int Words => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Too short for a paragraph of an article; a menu entry, a label, a caption or a subheading.</summary>
    public bool IsShort => Text.Length <= ShortLength && Words <= ShortWords;

    public bool EndsSentence => Text.TrimEnd('"', '”', '’', '»', ')', ']', '」', '』', ' ') is [.., '.' or '!' or '?' or '…' or '。' or '！' or '？' or '।' or '؟' or '۔' or '։'];

    public bool IsLabel => IsShort && !EndsSentence;
}

internal static partial class TextLines
{
    public static IReadOnlyList<TextLine> Split(string text)
    {
        List<TextLine> lines = [];
        var gap = false;
        foreach (var (number, line) in LineEnd().Split(text).Index())
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                gap = true;
                continue;
            }

            lines.Add(new TextLine(line, number + 1, gap));
            gap = false;
        }

        return lines;
    }

    [GeneratedRegex(@"\r\n|[\n\r\u0085\u2028\u2029]", RegexOptions.NonBacktracking)]
    private static partial Regex LineEnd();
}
