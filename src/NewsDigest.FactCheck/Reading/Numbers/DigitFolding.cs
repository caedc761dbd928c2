using System.Globalization;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>Digits and marks of every script as ASCII, character for character, so that places in the text stay the same.</summary>
internal static class DigitFolding
{
    public const char GroupSpace = '\u00a0';

    public static string Fold(string text) =>
        string.Create(
            text.Length,
            text,
            static (folded, source) =>
            {
                for (var index = 0; index < source.Length; index++)
                {
                    folded[index] = Fold(source, index);
                }
            }
        );

    private static char Fold(string text, int index)
    {
        var c = text[index];
        if (c < '\u0080')
        {
            return c;
        }

        return c switch
        {
            '．' or '٫' => '.',
            '，' or '،' => IsGroup(text, index) ? ',' : c, // PD-1，2013年 is a pause
            '／' => '/',
            '٬' => ',',
            '％' or '٪' => '%',
            '：' => ':',
            '・' when index > 0 && char.IsDigit(text[index - 1]) => '.',
            '\u00a0' or '\u202f' or '\u2009' => GroupSpace,
            '’' => '\'',
            '‑' or '–' or '—' or '−' or '－' or '～' or '〜' => '-',
            _ => CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit
                ? (char)('0' + digit)
                : c,
        };
    }

    /// <summary>Whether three digits follow a mark, and no fourth.</summary>
    private static bool IsGroup(string text, int mark) =>
        mark > 0
        && mark + 3 < text.Length
        && char.IsDigit(text[mark - 1])
        && char.IsDigit(text[mark + 1])
        && char.IsDigit(text[mark + 2])
        && char.IsDigit(text[mark + 3])
        && (mark + 4 >= text.Length || !char.IsDigit(text[mark + 4]));
}
