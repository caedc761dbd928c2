using System.Globalization;
using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Languages;

/// <summary>Languages that their script alone names, by the share of letters in each script.</summary>
internal static class Scripts
{
    private const double Most = 0.5;
    private const double FewStrange = 0.03;
    private const int FewLetters = 4;

    private static readonly (string Name, int First, int Last)[] Ranges =
    [
        ("hy", 0x0530, 0x058F),
        ("el", 0x0370, 0x03FF),
        ("ka", 0x10A0, 0x10FF),
        ("th", 0x0E00, 0x0E7F),
        ("lo", 0x0E80, 0x0EFF),
        ("my", 0x1000, 0x104F),
        ("shn", 0x1050, 0x109F),
        ("km", 0x1780, 0x17FF),
        ("pa", 0x0A00, 0x0A7F),
        ("gu", 0x0A80, 0x0AFF),
        ("or", 0x0B00, 0x0B7F),
        ("ta", 0x0B80, 0x0BFF),
        ("te", 0x0C00, 0x0C7F),
        ("kn", 0x0C80, 0x0CFF),
        ("ml", 0x0D00, 0x0D7F),
        ("si", 0x0D80, 0x0DFF),
        ("bo", 0x0F00, 0x0FFF),
        ("ko", 0xAC00, 0xD7AF),
        ("kana", 0x3040, 0x30FF),
        ("han", 0x4E00, 0x9FFF),
        ("han", 0x3400, 0x4DBF),
    ];

    /// <summary>Letters, and the signs that Indian and other scripts write vowels with.</summary>
    public static int CountLetters(string text)
    {
        var count = 0;
        foreach (var letter in text)
        {
            count +=
                char.IsLetter(letter)
                || char.GetUnicodeCategory(letter)
                    is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark
                    ? 1
                    : 0;
        }

        return count;
    }

    /// <summary>Scripts that say much with few letters.</summary>
    public static bool IsDense(string text) =>
        text.Count(c => c >= '\u2E80' && char.IsLetter(c)) >= FewLetters;

    /// <summary>Null where several languages share the script.</summary>
    public static DetectedLanguage? Detect(string text)
    {
        Dictionary<string, int> counts = [];
        var letters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                letters++;
                if (NameOf(rune.Value) is { } name)
                {
                    counts[name] = counts.GetValueOrDefault(name) + 1;
                }
            }
        }

        var (kana, han) = (counts.GetValueOrDefault("kana"), counts.GetValueOrDefault("han"));
        if (kana + han > Most * letters)
        {
            // Japanese is never without kana for long; Chinese has none.
            return kana > 0.1 * (kana + han)
                ? Found("ja", kana + han, letters)
                : Found("zh", han, letters);
        }

        // Shan and others add letters to the Burmese ones, which Burmese has no use for.
        if (counts.GetValueOrDefault("shn") > FewStrange * letters)
        {
            return DetectedLanguage.Unknown;
        }

        return counts
            .Where(count =>
                count.Key is not ("kana" or "han" or "shn") && count.Value > Most * letters
            )
            .Select(count => Found(count.Key, count.Value, letters))
            .FirstOrDefault();
    }

    /// <summary>The words in the script that most letters are in: names in another say nothing of the language.</summary>
    public static IEnumerable<string> WordsOfMain(string text)
    {
        var words = Words(text).ToArray();
        var main = words
            .GroupBy(word => Block(word[0]))
            .MaxBy(block => block.Sum(word => word.Length))
            ?.Key;
        return words.Where(word => Block(word[0]) == main);
    }

    private static IEnumerable<string> Words(string text)
    {
        for (var (first, next) = (0, 0); next <= text.Length; next++)
        {
            if (next == text.Length || !char.IsLetter(text[next]))
            {
                if (next > first)
                {
                    yield return text[first..next];
                }

                first = next + 1;
            }
        }
    }

    // A loop, because a lambda for each letter would be the most that reading a text allocates.
    private static string? NameOf(int letter)
    {
        foreach (var (name, first, last) in Ranges)
        {
            if (letter >= first && letter <= last)
            {
                return name;
            }
        }

        return null;
    }

    // Latin is spread over several blocks; the others that share languages have 256 characters each.
    private static int Block(char letter) =>
        letter is < '\u0370' or (>= '\u1E00' and <= '\u1EFF') ? 0 : letter >> 8;

    private static DetectedLanguage? Found(string code, int count, int letters) =>
        new DetectedLanguage(code, Math.Round((double)count / letters, 2));
}
