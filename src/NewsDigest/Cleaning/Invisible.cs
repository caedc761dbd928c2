using System.Globalization;
using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>Removes what nobody sees: soft hyphens, zero-width spaces, bidirectional controls, tags, control characters.</summary>
internal static class Invisible
{
    private const int MaxMarks = 30; // on one letter, as in Unicode's stream-safe text: composing a longer pile takes time squared

    public static string Remove(string text, EditCount edits)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') || !Needs(text))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        var (previous, marks) = (default(Rune), 0);
        for (var index = 0; index < text.Length; )
        {
            var isWhole = Rune.TryGetRuneAt(text, index, out var rune);
            rune = isWhole ? rune : Rune.ReplacementChar; // half a surrogate pair is no text, and becomes the sign for that
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            var next =
                index + length < text.Length
                && Rune.TryGetRuneAt(text, index + length, out var following)
                    ? following
                    : default;
            marks = Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.EnclosingMark
                ? marks + 1
                : 0;
            if (marks > MaxMarks)
            {
                edits.Add("pile_of_marks", rune.ToString(), null);
            }
            else if (
                IsJoiner(rune)
                    ? Joins(rune, previous, next)
                    : !IncomingText.IsUnseen(rune) || IsOfFlag(rune, kept)
            )
            {
                kept.Append(rune);
                previous = rune;
            }
            else
            {
                edits.Add("invisible_character", rune.ToString(), null);
            }

            index += length;
        }

        return kept.ToString();
    }

    private static bool Needs(string text)
    {
        var marks = 0;
        foreach (var letter in text)
        {
            if (
                char.IsSurrogate(letter)
                || letter is '\u200c' or '\u200d' or '\u180e'
                || (
                    marks =
                        letter >= '\u0300'
                        && char.GetUnicodeCategory(letter)
                            is UnicodeCategory.NonSpacingMark
                                or UnicodeCategory.EnclosingMark
                            ? marks + 1
                            : 0
                ) > MaxMarks
                || (letter is < ' ' or > '~' && IncomingText.IsUnseen(new Rune(letter)))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D or 0x180E;

    /// <summary>Arabic-script, Indic and Mongolian letters change shape by a joiner, at the end of a word too, and emoji are put together by it.</summary>
    private static bool Joins(Rune joiner, Rune previous, Rune next) =>
        (IsShaped(previous) && (IsShaped(next) || IsVirama(previous) || joiner.Value == 0x200D))
        || (IsEmoji(previous) && IsEmoji(next));

    /// <summary>England, Scotland and Wales have flags that are spelt behind a black one.</summary>
    private static bool IsOfFlag(Rune rune, StringBuilder kept) =>
        rune.Value is >= 0xE0030 and <= 0xE007F
        && kept.Length > 1
        && Rune.TryGetRuneAt(kept.ToString(kept.Length - 2, 2), 0, out var last)
        && last.Value is 0x1F3F4 or (>= 0xE0030 and <= 0xE007E);

    private static bool IsShaped(Rune rune) =>
        rune.Value
            is (>= 0x0600 and <= 0x0DFF)
                or (>= 0x0F00 and <= 0x109F)
                or (>= 0x1780 and <= 0x18AF)
                or (>= 0xFB50 and <= 0xFDCF)
                or (>= 0xFE70 and <= 0xFEFC);

    private static bool IsVirama(Rune rune) =>
        rune.Value is >= 0x0900 and <= 0x0DFF && (rune.Value & 0x7F) == 0x4D;

    private static bool IsEmoji(Rune rune) =>
        rune.Value
            is >= 0x1F000
                and <= 0x1FAFF
                or (>= 0x2600 and <= 0x27BF)
                or (>= 0x2190 and <= 0x21FF)
                or (>= 0x2B00 and <= 0x2BFF)
                or 0xFE0F
                or 0x2642
                or 0x2640;
}
