using System.Buffers;
using System.Globalization;

namespace NewsDigest.Cleaning;

/// <summary>
/// How many places of a text are as no writer writes them: control characters, letters that no news uses, a sign or another
/// script in the middle of a word, a capital with a mark behind a small letter.
/// </summary>
internal static class MojibakeScore
{
    /// <summary>Control characters, letters of no language that news is written in, and boxes.</summary>
    private static readonly SearchValues<char> Never = CharRanges.Of(
        ('\u0080', '\u009f'),
        ('\u0180', '\u0217'),
        ('\u021c', '\u02b8'),
        ('\u2500', '\u259f'),
        ('\ufffd', '\ufffd')
    );

    private static readonly SearchValues<char> VietnameseHorns = SearchValues.Create("ơƠưƯ");

    /// <summary>First bytes of capitals in UTF-8, as windows-1252 reads them.</summary>
    private static readonly SearchValues<char> FirstHalves = SearchValues.Create("ÃÂÅÄ");

    /// <summary>Second bytes of capitals in UTF-8, as windows-1252 reads them.</summary>
    private static readonly SearchValues<char> SecondHalves = SearchValues.Create(
        "‘“„–—•™›œšžŠŒŽŸ…°"
    );

    /// <summary>Quotation marks, points and dashes do stand right behind a letter, and so do © ™ ° ² ³.</summary>
    private static readonly SearchValues<char> NeverAfterLetter = SearchValues.Create(
        "¡¢£¤¥¦§¨¬¯±´µ¶¸¼½¾¿€‚†‡ˆ‰˜√∫∂∏∑∆≈≠≤≥◊˘˙˚˛˝ˇƒ¹"
    );

    private static readonly SearchValues<char> NeverBeforeLetter = SearchValues.Create(
        "√‚¬¦¤¨¸¯´˜ˆ‡†‰‹"
    );

    public static int Of(string text)
    {
        var badness = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (letter < 0x80)
            {
                continue;
            }

            var (before, after) = (
                index > 0 ? text[index - 1] : ' ',
                index + 1 < text.Length ? text[index + 1] : ' '
            );
            badness +=
                (IsNever(letter) ? 2 : 0)
                + (IsBadPair(before, letter) || IsBrokenCapital(before, letter, after) ? 1 : 0)
                + (after < 0x80 && IsBadPair(letter, after) ? 1 : 0);
        }

        return badness;
    }

    private static bool IsNever(char letter) =>
        Never.Contains(letter) && !VietnameseHorns.Contains(letter);

    /// <summary>"AÃ‘OS", "ÃšLTIMA": capitals of UTF-8 read by windows-1252 are signs and letters that may stand behind a capital by themselves, but not behind these.</summary>
    private static bool IsBrokenCapital(char before, char letter, char after) =>
        FirstHalves.Contains(before)
        && (SecondHalves.Contains(letter) || (letter is '’' or '”' && char.IsLetter(after)));

    private static bool IsBadPair(char first, char second)
    {
        if (char.IsLetter(first))
        {
            return (NeverAfterLetter.Contains(second) && !IsWide(first))
                || AreBadLetters(first, second);
        }

        return NeverBeforeLetter.Contains(first) && second >= 0x80 && char.IsLetter(second);
    }

    private static bool AreBadLetters(char first, char second) =>
        char.IsLetter(second) && (AreMixed(first, second) || IsStep(first, second));

    /// <summary>From a small letter up to a capital that ASCII does not have.</summary>
    private static bool IsStep(char first, char second) =>
        char.IsLower(first) && char.IsUpper(second) && second >= 0x80;

    private static bool AreMixed(char first, char second) =>
        Script(first) is var one
        && Script(second) is var other
        && one != other
        && one != 0
        && other != 0;

    private static int Script(char letter) =>
        letter switch
        {
            < '\u0250' or (>= '\u1e00' and <= '\u1eff') => char.IsLetter(letter)
            && letter is not ('ª' or 'º')
                ? 1
                : 0,
            >= '\u0370' and <= '\u03ff' => 2,
            >= '\u0400' and <= '\u052f' => 3,
            >= '\u0590' and <= '\u08ff' => 4,
            _ => IsWide(letter) ? 5
            : char.GetUnicodeCategory(letter) == UnicodeCategory.OtherLetter ? 6
            : 0,
        };

    private static bool IsWide(char letter) => TextLine.IsWide(letter);
}
