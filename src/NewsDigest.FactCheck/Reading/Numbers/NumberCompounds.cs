namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>Numbers written as one word, and words built on them: zweihundertvierunddreißig, čtyřiadvacetiletý, ventitreenne.</summary>
internal static class NumberCompounds
{
    private const int MinPart = 2;
    private const int MinLetters = 4;
    private const int MinSyllables = 2; // where a letter is a syllable
    private const int MaxLetters = 80;
    private const int MaxTail = 12;

    /// <summary>The vowel that a number loses before what is built on it: sedic(i)enne.</summary>
    private static readonly string[] Endings = ["", "o", "i", "e", "a"];

    /// <summary>What joins digit and ten: German und, Dutch en, Danish og, Czech a.</summary>
    private static readonly string[] Joints = ["und", "en", "ën", "og", "og-", "a", "i", "y", "e"];

    /// <summary>The whole word as one number; null for what is none.</summary>
    public static decimal? Whole(ReadOnlySpan<char> word, NumberLexicon lexicon, string language)
    {
        var sum = new NumberSum();
        return
            word.Length >= Shortest(language)
            && word.Length <= MaxLetters
            && Read(word, lexicon, ref sum, depth: 0)
            ? sum.Value
            : null;
    }

    /// <summary>24 for čtyřiadvacetiletý: the number that a longer word begins with.</summary>
    public static decimal? Beginning(
        ReadOnlySpan<char> word,
        NumberLexicon lexicon,
        string language
    )
    {
        if (word.Length > MaxLetters)
        {
            return null;
        }

        Span<char> buffer = stackalloc char[MaxLetters + 1];
        var shortest = Shortest(language);
        for (
            var length = word.Length - (shortest == MinSyllables ? 1 : 2);
            length >= shortest && length >= word.Length - MaxTail;
            length--
        )
        {
            foreach (var ending in Endings)
            {
                word[..length].CopyTo(buffer);
                ending.CopyTo(buffer[length..]);
                ReadOnlySpan<char> form = buffer[..(length + ending.Length)];
                if (lexicon.FindWhole(form) is { Kind: NumberWordKind.Word } found)
                {
                    return found.Value >= 2 ? found.Value : null;
                }
            }

            if (
                length >= shortest + 3 - (shortest == MinSyllables ? 3 : 0)
                && Whole(word[..length], lexicon, language) is { } whole
            )
            {
                return whole >= 2 ? whole : null;
            }
        }

        return null;
    }

    private static int Shortest(string language) => language == "ko" ? MinSyllables : MinLetters;

    private static bool Read(
        ReadOnlySpan<char> rest,
        NumberLexicon lexicon,
        ref NumberSum sum,
        int depth
    )
    {
        var shortest = rest.Length > 0 && rest[0] >= '가' ? 1 : MinPart; // a letter of Hangul is a syllable
        for (var length = Math.Min(rest.Length, lexicon.Longest); length >= shortest; length--)
        {
            var part = rest[..length];
            var word = length == rest.Length ? lexicon.Find(part) : lexicon.FindWhole(part);
            if (
                word
                    is not {
                        Kind: NumberWordKind.Word
                            or NumberWordKind.Scale
                            or NumberWordKind.Teen
                            or NumberWordKind.Half
                    } found
                || (depth == 0 && length == rest.Length)
                || (depth == 0 && found.Kind == NumberWordKind.Half)
            )
            {
                continue;
            }

            var before = sum;
            if (
                sum.TryAdd(found, NumberJoin.UnitsFirst)
                && (
                    length == rest.Length
                    || (depth < 12 && Continue(rest[length..], lexicon, ref sum, depth + 1))
                )
            )
            {
                return true;
            }

            sum = before;
        }

        return false;
    }

    private static bool Continue(
        ReadOnlySpan<char> rest,
        NumberLexicon lexicon,
        ref NumberSum sum,
        int depth
    )
    {
        if (Read(rest, lexicon, ref sum, depth))
        {
            return true;
        }

        foreach (var joint in Joints)
        {
            if (
                rest.Length > joint.Length + 1
                && rest.StartsWith(joint, StringComparison.Ordinal)
                && Read(rest[joint.Length..], lexicon, ref sum, depth)
            )
            {
                return true;
            }
        }

        return false;
    }
}
