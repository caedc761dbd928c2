using System.Buffers;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <param name="Number">Line of the input, counted from 1.</param>
/// <param name="AfterGap">An empty line stands before this one.</param>
internal sealed record TextLine(string Text, int Number, bool AfterGap)
{
    private const char FirstWide = '\u0e00';

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?…。！？।؟۔։");
    private static readonly SearchValues<char> EndsBeforeSpace = SearchValues.Create(".!?…।؟");
    private static readonly SearchValues<char> WideEnds = SearchValues.Create("。！？");

    private static readonly SearchValues<char> Wide = CharRanges.Of(
        ('\u0e00', '\u0e7f'),
        ('\u2e80', '\u9fff'),
        ('\uac00', '\ud7af'),
        ('\uf900', '\ufaff'),
        ('\uff00', '\uffef')
    );

    /// <summary>The page says that it is an entry of a list or a paragraph of the article, however short.</summary>
    public bool IsOfArticle { get; init; }

    /// <summary>The page says that it is an entry of a list.</summary>
    public bool IsEntry { get; init; }

    /// <summary>A time of day over a post of a live blog.</summary>
    public bool IsPostTime { get; init; }

    /// <summary>The page calls it the standfirst.</summary>
    public bool IsStandfirst { get; init; }

    private const int ShortWords = 8;
    private const int ShortLength = 70;
    private const int ProseSize = 45;
    private const int LongSize = 250;

    private static readonly SearchValues<char> Closers = SearchValues.Create(
        "\"”“’‘'»«›‹)]」』）* "
    );

    public int Words
    {
        get
        {
            var count = 0;
            foreach (var word in Text.AsSpan().Split(' '))
            {
                count += word.End.Value > word.Start.Value ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Length in Latin letters: a letter of a script that writes words with one or two of them counts more.</summary>
    public double Size => Text.Length + (1.5 * Text.Count(IsWide));

    /// <summary>A paragraph rather than a label, a teaser or a caption.</summary>
    public bool IsProse =>
        (
            EndsSentence || Text[^1] is ':' or '：'
                ? Size >= ProseSize
                : Size >= LongSize && SentenceEnds >= Size / LongSize
        );

    /// <summary>Too short for a paragraph of an article; a menu entry, a label, a caption or a subheading.</summary>
    public bool IsShort => Text.Length <= ShortLength && Words <= ShortWords;

    public bool EndsSentence
    {
        get
        {
            var last = Text.AsSpan().LastIndexOfAnyExcept(Closers);
            return last >= 0 && Ends.Contains(Text[last]);
        }
    }

    public bool IsLabel => IsShort && !EndsSentence;

    private int SentenceEnds
    {
        get
        {
            var count = 0;
            for (var index = 1; index < Text.Length; index++)
            {
                var before = Text[index - 1];
                var isEndBeforeSpace = Text[index] == ' ' && EndsBeforeSpace.Contains(before);
                if (isEndBeforeSpace || WideEnds.Contains(before))
                {
                    count++;
                }
            }

            return count;
        }
    }

    /// <summary>Han, Kana, Hangul and Thai.</summary>
    public static bool IsWide(char letter) => letter >= FirstWide && Wide.Contains(letter);
}

internal static partial class TextLines
{
    private const char SoftHyphen = '\u00ad';
    private const char NextLine = '\u0085';

    public static IReadOnlyList<TextLine> Split(string text)
    {
        List<TextLine> lines = [];
        var gap = false;
        foreach (var (number, line) in LineEnd().Split(Joined(text)).Index())
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

    /// <summary>Words that a soft hyphen parts at the end of a line are whole, and a line end of old mainframes is none within a letter that was read by the wrong code.</summary>
    private static string Joined(string text)
    {
        text = text.Contains(SoftHyphen, StringComparison.Ordinal)
            ? PartedWord().Replace(text, "")
            : text;
        return text.Contains(NextLine, StringComparison.Ordinal)
            ? LoneNextLine().Replace(text, match => match.Length > 1 ? match.Value : "\n")
            : text;
    }

    // Behind a byte of UTF-8 it is the next byte, of "х" for example.
    [GeneratedRegex(
        @"[\u0080-\u00f4]+\u0085|\u0085",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex LoneNextLine();

    [GeneratedRegex(
        @"\u00ad[ \t]*(?:\r\n|[\n\r])[ \t]*(?=\p{L})",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex PartedWord();

    [GeneratedRegex(@"\r\n|[\n\r\u2028\u2029]", RegexOptions.NonBacktracking)]
    private static partial Regex LineEnd();
}
