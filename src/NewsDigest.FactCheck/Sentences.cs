using System.Buffers;
using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts;

/// <summary>Cuts a paragraph into sentences, for English and for any language with the same marks. Linear in the text.</summary>
public static partial class Sentences
{
    // After these a point ends no sentence, and a capital follows.
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "jr",
        "sr",
        "gen",
        "col",
        "lt",
        "sgt",
        "capt",
        "rep",
        "sen",
        "gov",
        "pres",
        "hon",
        "rev",
        "vs",
        "no",
        "nos",
        "inc",
        "ltd",
        "co",
        "corp",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "sra",
        "srta",
        "dra",
        "ing",
        "lic",
        "av",
        "avda",
        "núm",
        "art",
        "pág",
        "mme",
        "mlle",
        "hr",
        "fr",
        "dott",
        "sig",
        "ing",
        "approx",
        "fig",
        "mt",
        "dept",
        "univ",
        "maj",
    };

    private static readonly SearchValues<char> ClosingMarks = SearchValues.Create("”’」』）");

    /// <summary>In order, without the space between them.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        List<string> sentences = [];
        var start = 0;
        foreach (var end in Ends().EnumerateMatches(text))
        {
            var next = end.Index + end.Length;
            if (IsEnd(text, start, end.Index, next))
            {
                Add(sentences, text[start..next]);
                start = next;
            }
        }

        Add(sentences, text[start..]);
        return sentences;
    }

    private static void Add(List<string> sentences, string sentence)
    {
        if (sentence.Trim() is { Length: > 0 } trimmed)
        {
            sentences.Add(trimmed);
        }
    }

    /// <param name="mark">Where the closing mark stands.</param>
    /// <param name="next">Where the next sentence would begin.</param>
    private static bool IsEnd(string text, int start, int mark, int next)
    {
        if (text[mark] is '。' or '！' or '？' or '।' or '؟')
        {
            return !text.AsSpan(mark + 1, next - mark - 1).ContainsAny(ClosingMarks)
                || !GoesOn().IsMatch(text.AsSpan(next));
        }

        if (next >= text.Length)
        {
            return true;
        }

        var first = text[next];
        if (char.IsLower(first))
        {
            return false;
        }

        if (text[mark] != '.')
        {
            return true;
        }

        var wordStart = mark;
        while (
            wordStart > start && (char.IsLetter(text[wordStart - 1]) || text[wordStart - 1] == '.')
        )
        {
            wordStart--;
        }

        var word = text[wordStart..mark];
        if (IsHour(word))
        {
            return char.IsUpper(first) && !WeekdayOrZone().IsMatch(text.AsSpan(next));
        }

        var isInitial =
            word.Length == 1
            && char.IsUpper(word[0])
            && (wordStart == 0 || text[wordStart - 1] != '°');
        var isAcronym = word.Contains('.', StringComparison.Ordinal) && char.IsLetter(first);
        return !isInitial
            && !isAcronym
            && !Abbreviations.Contains(word)
            && !(word.Length == 0 && IsOrdinal(text, mark, next));
    }

    private static bool IsHour(string word) =>
        word.Equals("a.m", StringComparison.OrdinalIgnoreCase)
        || word.Equals("p.m", StringComparison.OrdinalIgnoreCase);

    /// <summary>German "3. Oktober"; other languages with such ordinals write the month small.</summary>
    private static bool IsOrdinal(string text, int mark, int next) =>
        mark > 0
        && char.IsAsciiDigit(text[mark - 1])
        && (mark < 3 || !char.IsAsciiDigit(text[mark - 2]) || !char.IsAsciiDigit(text[mark - 3]))
        && GermanOrdinal().IsMatch(text.AsSpan(next));

    [GeneratedRegex(
        @"[.!?…][""”’»)\]]*\s+|[。！？।؟](?:\s*[”’」』）])*\s*",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Ends();

    // 「…。」と述べた and “……。”他说: the quotation is closed, the sentence is not.
    [GeneratedRegex(
        @"\A(?:と|って|など|を|[^，。！？“”「」]{1,14}?(?:说|說|表示|称|稱|道|指出|强调|强調|认为|認為|介绍|介紹)[，。！？：])",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex GoesOn();

    [GeneratedRegex(
        @"\A(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\p{Lu}{2,4}\b)",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex WeekdayOrZone();

    [GeneratedRegex(
        @"\A(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhunderts?)\b",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex GermanOrdinal();
}
