using System.Collections.Frozen;

namespace NewsDigest.Facts.Languages;

/// <summary>How many characters of English a source becomes.</summary>
internal static class EnglishLength
{
    // What a Chinese character says takes more English than a syllable, a Latin letter, a digit or a mark does. Without this a
    // Japanese paragraph of names in katakana looks half untranslated.
    private const double Hiragana = 0.4;
    private const double Katakana = 0.3;
    private const double Latin = 0.2;
    private const double Mark = 0.35;

    private static readonly FrozenSet<string> Mixed = LanguageProfile.With("characters_weigh");

    /// <summary>0 when nobody knows how long English is for the language.</summary>
    public static double Expected(string source, string language) =>
        LanguageProfile.Of(language).EnglishPerCharacter * Weight(source, language);

    /// <summary>The length of the source as far as English depends on it; at least 1.</summary>
    public static double Weight(string source, string language) =>
        Math.Max(1, Mixed.Contains(language) ? source.Sum(Weight) : source.Length);

    private static double Weight(char c) =>
        c switch
        {
            (>= '\u3400' and < '\uA000') or (>= '\uF900' and < '\uFB00') or '々' => 1,
            >= '\u3041' and < '\u30A0' => Hiragana,
            (>= '\u30A1' and < '\u3100') or (>= '\uFF66' and < '\uFFA0') => Katakana,
            _ when char.IsWhiteSpace(c) => 0,
            _ when char.IsLetter(c) => Latin,
            _ when char.IsSurrogate(c) => 0.5, // two make a rare Chinese character
            _ => Mark,
        };
}
