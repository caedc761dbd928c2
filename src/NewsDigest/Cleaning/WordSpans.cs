using System.Globalization;

namespace NewsDigest.Cleaning;

/// <summary>Runs of letters and their marks.</summary>
internal static class WordSpans
{
    public static IEnumerable<(int Start, int End)> Of(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && IsLetter(text[end]))
            {
                end++;
            }

            if (end > start)
            {
                yield return (start, end);
                start = end;
            }
        }
    }

    /// <summary>Whether the word has exactly one step from a small letter to a capital, and where the capital stands.</summary>
    public static bool IsGlued(string word, out int step)
    {
        step = 0;
        for (var index = 1; index < word.Length; index++)
        {
            if (char.IsUpper(word[index]) && !char.IsUpper(word[index - 1]))
            {
                if (step > 0)
                {
                    return false;
                }

                step = index;
            }
        }

        return step > 0;
    }

    public static bool IsLetter(char letter) =>
        char.IsLetter(letter)
        || char.GetUnicodeCategory(letter)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark;
}
