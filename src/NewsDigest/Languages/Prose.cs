using System.Globalization;

namespace NewsDigest.Languages;

/// <summary>Sentences, as against code and tables of numbers.</summary>
internal static class Prose
{
    private const double FewestLetters = 0.75; // shares of what is not space
    private const double MostSigns = 0.06;
    private const string Signs = @"(){}[]=<>_*|\/+&#;$^~`@";

    public static bool Is(string text)
    {
        var visible = text.Count(character => !char.IsWhiteSpace(character));
        return text.Count(IsOfWord) >= FewestLetters * visible
            && text.Count(character => Signs.Contains(character, StringComparison.Ordinal))
                <= MostSigns * visible;
    }

    private static bool IsOfWord(char character) =>
        char.IsLetter(character)
        || char.GetUnicodeCategory(character)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark;
}
