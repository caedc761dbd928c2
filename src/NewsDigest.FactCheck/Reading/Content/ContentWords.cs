using System.Globalization;
using System.Text;
using AnyAscii;

namespace NewsDigest.Facts.Reading.Content;

/// <summary>
/// Cuts a text into units that a translation keeps: beginnings of words, pairs of Chinese characters, Hangul syllables, and four
/// letters in a row where a script writes no spaces. Each unit once.
/// </summary>
internal static class ContentWords
{
    public const int StemLength = 5;

    private const int KatakanaLength = 6;
    private const int RunLength = 4;
    private const int MinArabicRest = 3;
    private const int MinHebrewWord = 5;

    // Letters that look the same in both scripts; typists mix them within one Cyrillic word.
    private const string LatinAlike = "aeopcxyijkmthb";
    private const string CyrillicAlike = "аеорсхуіјкмтнв";

    private const string SerbianCyrillic = "абвгдђежзијклљмнњопрстћуфхцчџш";

    private static readonly string[] SerbianLatin =
    [
        .. "a b v g d dj e z z i j k l lj m n nj o p r s t c u f h c c dz s".Split(' '),
    ];

    // The apostrophe cuts a small word off in these; elsewhere it stands inside a word.
    private static readonly HashSet<string> Eliding = ["fr", "it", "ca"];

    private static readonly HashSet<string> EastAsian = ["zh", "ja", "ko"];

    public static List<ContentUnit> Of(string text, string language)
    {
        var folded = Fold(text, language);
        List<ContentUnit> units = new(folded.Length / 4);
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (var start = 0; start < folded.Length; )
        {
            var script = Script(folded[start]);
            var end = start + 1;
            while (end < folded.Length && Script(folded[end]) == script)
            {
                end++;
            }

            if (script != Writing.None)
            {
                Add(units, seen, folded[start..end], script, language);
            }

            start = end;
        }

        return units;
    }

    /// <summary>Whole words; a stem that several share comes with the first of them.</summary>
    public static List<ContentUnit> English(string text)
    {
        var folded = Fold(text, "en");
        List<ContentUnit> units = new(folded.Length / 5);
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (var start = 0; start < folded.Length; start++)
        {
            var end = start;
            while (end < folded.Length && folded[end] is >= 'a' and <= 'z')
            {
                end++;
            }

            if (end - start >= 2)
            {
                var word = folded[start..end];
                var stem = Beginning(word, StemLength);
                if (!ContentStops.English.Contains(stem) && seen.Add(stem))
                {
                    units.Add(new ContentUnit(stem, word));
                }
            }

            start = end;
        }

        return units;
    }

    /// <summary>A word in plain Latin letters.</summary>
    public static string Latin(string word)
    {
        if (IsLatin(word))
        {
            return word;
        }

        var latin = new StringBuilder(word.Length);
        foreach (var c in word.Transliterate())
        {
            if (char.IsAsciiLetter(c))
            {
                latin.Append(char.ToLowerInvariant(c));
            }
        }

        return latin.ToString();
    }

    public static bool IsLatin(string word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiLetter(c))
            {
                return false;
            }
        }

        return true;
    }

    public static string Beginning(string word, int length) =>
        word.Length > length ? word[..length] : word;

    private static void Add(
        List<ContentUnit> units,
        HashSet<string> seen,
        string run,
        Writing script,
        string language
    )
    {
        switch (script)
        {
            case Writing.Han:
                for (var i = 0; i < run.Length; i++)
                {
                    if (i + 2 <= run.Length)
                    {
                        Put(run.Substring(i, 2), "");
                    }

                    if (run.Length >= 2)
                    {
                        Put(run.Substring(i, 1), "");
                    }
                }

                break;
            case Writing.Katakana:
                Put(Beginning(run, KatakanaLength), run);
                break;
            case Writing.Hangul:
                Put(Beginning(run, 2), run);
                if (run.Length > 3)
                {
                    Put(run.Substring(2, Math.Min(2, run.Length - 2)), "");
                }

                break;
            case Writing.Unspaced:
                for (var i = 0; i + RunLength <= run.Length; i++)
                {
                    Put(run.Substring(i, RunLength), "");
                }

                break;
            case Writing.Letters when run.Length >= 2:
                AddWord(run);
                break;
        }

        void AddWord(string word)
        {
            if (language == "ar")
            {
                word = WithoutArabicArticle(word);
            }

            Put(Beginning(word, StemLength), word);
            if (language == "he" && word.Length >= MinHebrewWord && "הובלמשכ".Contains(word[0]))
            {
                Put(Beginning(word[1..], StemLength), word[1..]);
            }
        }

        void Put(string stem, string word)
        {
            if (seen.Add(stem))
            {
                units.Add(new ContentUnit(stem, word));
            }
        }
    }

    private static string WithoutArabicArticle(string word)
    {
        var at = 0;
        if (word[at] is 'و' or 'ف')
        {
            at++;
        }

        if (at < word.Length && word[at] is 'ب' or 'ك' or 'ل')
        {
            at++;
        }

        if (string.CompareOrdinal(word, at, "ال", 0, 2) == 0)
        {
            at += 2;
        }
        else if (word.StartsWith("لل", StringComparison.Ordinal))
        {
            at = 2;
        }

        return word.Length - at >= MinArabicRest ? word[at..] : word;
    }

    private static string Fold(string text, string language)
    {
        var lower = Whole(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var apart = EastAsian.Contains(language) ? lower : lower.Normalize(NormalizationForm.FormD);
        var folded = new StringBuilder(apart.Length);
        var (wordStart, hasCyrillic, hasLatin) = (0, false, false);
        foreach (var c in apart)
        {
            if (c is (>= '\u0300' and <= '\u036F') or 'ـ' || IsPoint(c))
            {
                continue;
            }

            if (c is '\'' or '’' or 'ʼ' or '`' or '´')
            {
                if (Eliding.Contains(language))
                {
                    folded.Append(' ');
                }

                continue;
            }

            if (!char.IsLetter(c))
            {
                EndWord();
                folded.Append(c);
                wordStart = folded.Length;
                (hasCyrillic, hasLatin) = (false, false);
                continue;
            }

            hasCyrillic |= c is >= '\u0400' and <= '\u04FF';
            hasLatin |= c is >= 'a' and <= 'z';
            Append(c);
        }

        EndWord();
        var whole = folded.ToString();
        return EastAsian.Contains(language) ? whole : whole.Normalize(NormalizationForm.FormC);

        void EndWord()
        {
            if (!hasCyrillic || !hasLatin)
            {
                return;
            }

            for (var i = wordStart; i < folded.Length; i++)
            {
                var at = LatinAlike.IndexOf(folded[i], StringComparison.Ordinal);
                if (at >= 0)
                {
                    folded[i] = CyrillicAlike[at];
                }
            }
        }

        void Append(char c)
        {
            if (
                language == "sr"
                && SerbianCyrillic.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at
            )
            {
                folded.Append(SerbianLatin[at]);
                return;
            }

            switch (c)
            {
                case 'ß':
                    folded.Append("ss");
                    break;
                case 'أ' or 'إ' or 'آ' or 'ٱ':
                    folded.Append('ا');
                    break;
                case 'ى' or 'ی':
                    folded.Append('ي');
                    break;
                case 'ة':
                    folded.Append('ه');
                    break;
                case 'ک':
                    folded.Append('ك');
                    break;
                case 'ı':
                    folded.Append('i');
                    break;
                case 'ø':
                    folded.Append('o');
                    break;
                case 'ł':
                    folded.Append('l');
                    break;
                case 'đ':
                    folded.Append('d');
                    break;
                default:
                    folded.Append(c);
                    break;
            }
        }
    }

    /// <summary>Half surrogates cannot be normalized, and articles may have them.</summary>
    private static string Whole(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
            : text;

    private static bool IsPoint(char c) =>
        c is (>= '\u064B' and <= '\u065F') or '\u0670' or (>= '\u0591' and <= '\u05C7');

    private static Writing Script(char c) =>
        c switch
        {
            (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or '々' => Writing.Han,
            >= '\u30A1' and <= '\u30FF' => Writing.Katakana,
            >= '\u3041' and <= '\u309F' => Writing.None, // endings and small words
            >= '\uAC00' and <= '\uD7A3' => Writing.Hangul,
            (>= '\u0E01' and <= '\u0EFF')
            or (>= '\u1000' and <= '\u109F')
            or (>= '\u1780' and <= '\u17D3') => char.IsDigit(c) ? Writing.None : Writing.Unspaced,
            _ when char.IsLetter(c) => Writing.Letters,
            _ => char.GetUnicodeCategory(c)
                is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark
                ? Writing.Letters
                : Writing.None,
        };

    private enum Writing
    {
        None,
        Letters,
        Han,
        Katakana,
        Hangul,
        Unspaced,
    }
}
