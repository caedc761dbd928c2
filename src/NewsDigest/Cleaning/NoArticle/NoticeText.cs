using System.Globalization;
using System.Text;

namespace NewsDigest.Cleaning.NoArticle;

/// <summary>A sentence as notices are compared: small letters without accents, one kind of apostrophe, single spaces.</summary>
internal static class NoticeText
{
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant().Normalize(NormalizationForm.FormKD))
        {
            switch (letter)
            {
                case 'ß':
                    plain.Append("ss");
                    break;
                case 'æ':
                    plain.Append("ae");
                    break;
                case 'ø':
                    plain.Append('o');
                    break;
                case 'ł':
                    plain.Append('l');
                    break;
                case 'đ' or 'ð':
                    plain.Append('d');
                    break;
                case 'ı':
                    plain.Append('i');
                    break;
                case '’' or '‘' or 'ʼ' or '`' or '´':
                    plain.Append('\'');
                    break;
                default:
                    Append(plain, letter);
                    break;
            }
        }

        return plain.ToString().Trim();
    }

    /// <summary>Han, Kana, Hangul syllables taken apart, and Thai: words do not stand apart there, or have endings.</summary>
    public static bool HasNoSpaces(string plain) =>
        plain.Any(letter =>
            letter
                is (>= '\u0e00' and <= '\u0e7f')
                    or (>= '\u1100' and <= '\u11ff')
                    or (>= '\u2e80' and <= '\u9fff')
                    or (>= '\uac00' and <= '\ud7af')
        );

    private static void Append(StringBuilder plain, char letter)
    {
        if (char.IsWhiteSpace(letter))
        {
            if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }

            return;
        }

        var category = char.GetUnicodeCategory(letter);
        if (category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
        {
            plain.Append(letter);
        }
    }
}
