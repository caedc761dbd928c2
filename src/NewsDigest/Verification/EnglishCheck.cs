using System.Text;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Verification;

/// <summary>V03, V04, V05, V22: the text is there, it is English, and it does not run in circles.</summary>
internal static partial class EnglishCheck
{
    private const double MaxForeignLetters = 0.05;
    private const int CopiedRun = 6; // words
    private const int LoopRun = 10;
    private const int MinWords = 4;

    public static IEnumerable<Finding> Check(string place, string source, string english)
    {
        string[] sourceWords = [.. Words(source)], words = [.. Words(english)];
        if (sourceWords.Length >= MinWords && words.Length < 2)
        {
            yield return new Finding("V03", Severity.Hard, place, $"The source has {sourceWords.Length} words; the translation has {words.Length}.");
        }

        var letters = english.EnumerateRunes().Where(Rune.IsLetter).ToArray();
        var foreign = letters.Count(rune => !IsLatin(rune));
        if (foreign > 0)
        {
            var share = (double)foreign / letters.Length;
            yield return new Finding("V04", share > MaxForeignLetters ? Severity.Hard : Severity.Soft, place, $"{foreign} of {letters.Length} letters of the translation are not Latin letters.");
        }

        if (sourceWords.Length >= MinWords && words.SequenceEqual(sourceWords))
        {
            yield return new Finding("V05", Severity.Hard, place, "The translation is the source, word for word.");
        }
        else if (CommonRun(sourceWords, words) is { } run)
        {
            yield return new Finding("V05", Severity.Hard, place, $"{CopiedRun} words or more stand in the translation as in the source: '{run}'.");
        }

        if (Loop(words) is { } loop && Loop(sourceWords) is null)
        {
            yield return new Finding("V22", Severity.Hard, place, $"The translation says the same {LoopRun} words twice: '{loop}'.");
        }
    }

    /// <summary>Names and titles are copied with reason; a run with two words in lower case is text that was left in its language.</summary>
    private static string? CommonRun(string[] source, string[] english)
    {
        var runs = Runs(source, CopiedRun).ToHashSet(StringComparer.Ordinal);
        return Runs(english, CopiedRun).FirstOrDefault(run => runs.Contains(run) && run.Split(' ').Count(word => word.Length > 1 && word.All(char.IsLower)) >= 2);
    }

    private static string? Loop(string[] words)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        return Runs(words, LoopRun).FirstOrDefault(run => !seen.Add(run));
    }

    private static IEnumerable<string> Runs(string[] words, int length) =>
        Enumerable.Range(0, Math.Max(0, words.Length - length + 1)).Select(start => string.Join(' ', words.Skip(start).Take(length)));

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    private static bool IsLatin(Rune rune) => rune.Value is < 0x250 or (>= 0x1E00 and <= 0x1EFF) or (>= 0x2C60 and <= 0x2C7F) or (>= 0xA720 and <= 0xA7FF) or (>= 0xFB00 and <= 0xFB06) or 0x2071 or 0x207F or (>= 0x2090 and <= 0x209C) or 0x2126 or 0x00B5 or 0x212A or 0x212B;

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
