using System.Globalization;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>Cuts a text into words and groups of digits.</summary>
internal static class NumberTokens
{
    public static List<NumberToken> Of(string text)
    {
        List<NumberToken> tokens = [];
        for (var index = 0; index < text.Length; )
        {
            var end =
                char.IsAsciiDigit(text[index]) ? EndOfDigits(text, index)
                : IsLetter(text[index]) ? EndOfWord(text, index)
                : index;
            if (end > index)
            {
                tokens.Add(new NumberToken(index, end, char.IsAsciiDigit(text[index])));
            }

            index = Math.Max(end, index + 1);
        }

        return tokens;
    }

    private static int EndOfWord(string text, int index)
    {
        var isHan = IsHan(text[index]);
        while (
            index < text.Length
            && IsHan(text[index]) == isHan
            && (
                IsLetter(text[index])
                || (text[index] == '\'' && index + 1 < text.Length && IsLetter(text[index + 1]))
            )
        )
        {
            index++;
        }

        return index;
    }

    /// <summary>1.234,5 and 1 234 567 are one group each; "2012 118" are two.</summary>
    private static int EndOfDigits(string text, int start)
    {
        var end = Digits(text, start);
        if (end - start <= 3 && IsSpacedGroup(text, end))
        {
            while (IsSpacedGroup(text, end))
            {
                end += 4;
            }

            return IsMark(text, end) && text[end] != '\'' ? Digits(text, end + 1) : end;
        }

        while (IsMark(text, end))
        {
            end = Digits(text, end + 1);
        }

        return end - start <= 3 && IsSlip(text, end) ? end + 5 : end;
    }

    /// <summary>100, 000: no number is 000.</summary>
    private static bool IsSlip(string text, int index) =>
        index + 4 < text.Length
        && string.CompareOrdinal(text, index, ", 000", 0, 5) == 0
        && Digits(text, index + 2) == index + 5;

    private static int Digits(string text, int index)
    {
        while (index < text.Length && char.IsAsciiDigit(text[index]))
        {
            index++;
        }

        return index;
    }

    private static bool IsMark(string text, int index) =>
        index + 1 < text.Length
        && text[index] is '.' or ',' or '\''
        && char.IsAsciiDigit(text[index + 1]);

    private static bool IsSpacedGroup(string text, int index) =>
        index + 3 < text.Length
        && text[index] is ' ' or DigitFolding.GroupSpace
        && Digits(text, index + 1) == index + 4;

    /// <summary>Letters that Latin ones stand beside without a space: 15k个.</summary>
    private static bool IsHan(char c) => c is >= '\u2e80' and < '\uac00';

    private static bool IsLetter(char c) =>
        char.IsAsciiLetter(c)
        || (
            c > '\u007f'
            && (
                char.IsLetter(c)
                || c is '\u200c' or '\u200d'
                || CharUnicodeInfo.GetUnicodeCategory(c)
                    is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark
            )
        );
}

internal readonly record struct NumberToken(int Start, int End, bool IsDigits)
{
    public int Length => End - Start;
}
