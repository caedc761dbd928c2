using System.Text.RegularExpressions;

namespace NewsDigest.Articles;

/// <summary>Cuts a paragraph into sentences, for English and for any language with the same marks. Linear in the text.</summary>
internal static partial class Sentences
{
    // After these a point ends no sentence, and a capital follows.
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "gen", "col", "lt", "sgt", "capt", "rep", "sen", "gov", "pres", "hon", "rev", "vs", "no", "nos", "inc", "ltd", "co", "corp",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "sra", "srta", "dra", "ing", "lic", "av", "avda", "núm", "art", "pág", "mme", "mlle", "hr", "fr", "dott", "sig", "ing", "approx", "fig",
    };

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
            return true;
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
        while (wordStart > start && (char.IsLetter(text[wordStart - 1]) || text[wordStart - 1] == '.'))
        {
            wordStart--;
        }

        var word = text[wordStart..mark];
        var isInitial = word.Length == 1 && char.IsUpper(word[0]);
        var isAcronym = word.Contains('.', StringComparison.Ordinal) && char.IsLetter(first);
        return !isInitial && !isAcronym && !Abbreviations.Contains(word);
    }

    [GeneratedRegex(@"[.!?…][""”’»)\]]*\s+|[。！？।؟][”」』）]*\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Ends();
}
