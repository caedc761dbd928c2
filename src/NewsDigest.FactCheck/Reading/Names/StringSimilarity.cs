using System.Buffers;

namespace NewsDigest.Facts.Reading.Names;

/// <summary>Whether two spellings can be one name: "Vladimir" and "Wladimir", "Zhaparov" and "Žaparov".</summary>
internal static class StringSimilarity
{
    private const double MinSimilarity = 0.7;
    private const int MinLong = 4; // letters of the shorter one
    private const int MaxEnding = 3; // letters that a source's case adds to a name of two or three
    private const int MinInflected = 5; // letters
    private const int MaxLength = 64; // letters; what is longer is no name

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>The letters nearly the same, the source with an ending more.</summary>
    private static bool AreSpeltAlike(string one, string other)
    {
        if (one.Length == 0)
        {
            return false;
        }

        var isLong = Math.Min(one.Length, other.Length) >= MinLong;
        return one == other
            || (isLong && AreLongSpeltAlike(one, other))
            || IsShortWithEnding(one, other);
    }

    private static bool AreLongSpeltAlike(string one, string other)
    {
        var isBeginning =
            one.StartsWith(other, StringComparison.Ordinal)
            || other.StartsWith(one, StringComparison.Ordinal);
        var beginning = other.AsSpan(0, Math.Min(other.Length, one.Length + 1));
        return isBeginning
            || Similarity(one, beginning) >= MinSimilarity
            || IsInflected(one, other)
            || IsInflected(other, one);
    }

    private static bool IsShortWithEnding(string one, string other) =>
        one.Length is 2 or 3
        && other.Length <= one.Length + MaxEnding
        && other.StartsWith(one, StringComparison.Ordinal);

    /// <summary>"Penza" and "Penzenskij", "Osaka" and "Osace", "Ladoga" and "Ladožský": the last vowel gives way, and k, g and h before it change.</summary>
    private static bool IsInflected(string one, string other) =>
        one.Length >= MinInflected
        && Vowels.Contains(one[^1])
        && (
            other.StartsWith(one.AsSpan(0, one.Length - 1), StringComparison.Ordinal)
            || IsSoftened(one, other)
        );

    private static bool IsSoftened(string one, string other) =>
        one[^1] == 'a'
        && other.StartsWith(one.AsSpan(0, one.Length - 2), StringComparison.Ordinal)
        && Softened(one[^2])
            .Any(soft => other.AsSpan(one.Length - 2).StartsWith(soft, StringComparison.Ordinal));

    private static string[] Softened(char c) =>
        c switch
        {
            'k' => ["c", "ts"],
            'g' => ["z"],
            'h' => ["s"],
            _ => [],
        };

    public static bool AreSpeltAlike(PhoneticKey english, PhoneticKey source) =>
        AreSpeltAlike(english.Letters, source.Letters)
        || AreSpeltAlike(english.Plain, source.Plain)
        || (
            english.Letters.Length >= 5
            && source.Letters.Contains(english.Letters, StringComparison.Ordinal)
        );

    public static bool AreLike(PhoneticKey english, PhoneticKey source)
    {
        if (
            AreSpeltAlike(english, source)
            || HaveLikeConsonants(english.Consonants, source.Consonants, english, source)
        )
        {
            return true;
        }

        // Another reading is one more chance to be like by accident, so it has to say more.
        foreach (var other in source.OtherConsonants)
        {
            if (HaveLikeConsonants(english.Consonants, other, english, source, more: 1))
            {
                return true;
            }
        }

        foreach (var consonants in english.OtherConsonants)
        {
            if (
                HaveLikeConsonants(consonants, source.Consonants, english, source, more: 1)
                || source.OtherConsonants.Any(other =>
                    consonants.Length >= 3 && consonants == other
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Too little to know a name by, but enough for one beside a name that is known: "Jong" and "Čen" after "Kim".</summary>
    public static bool AreFaintlyAlike(PhoneticKey english, PhoneticKey source) =>
        english
            .OtherConsonants.Prepend(english.Consonants)
            .Any(consonants =>
                source
                    .OtherConsonants.Prepend(source.Consonants)
                    .Any(other =>
                        consonants.Length == 0
                            ? other.Length == 0
                            : other.Length > 0 && consonants[0] == other[0]
                    )
            )
        || (
            english.Letters.Length > 0
            && source.Letters.Length > 0
            && english.Letters[0] == source.Letters[0]
        );

    /// <summary>Scripts that write consonants only, romanised letter by letter, with up to two letters of a clitic in front.</summary>
    public static bool AreLikeConsonants(string english, string source)
    {
        var consonants = PhoneticKey.ConsonantsOf(english, weakless: true);
        for (var clitic = 0; clitic <= 2 && clitic < source.Length; clitic++)
        {
            var other = PhoneticKey.ConsonantsOf(source.AsSpan(clitic), weakless: true);
            if (
                (consonants.Length >= 2 && consonants == other)
                || (consonants.Length >= 3 && other.Length >= 3 && Distance(consonants, other) <= 1)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="more">Consonants that must be there beyond the usual.</param>
    private static bool HaveLikeConsonants(
        string consonants,
        string other,
        PhoneticKey english,
        PhoneticKey source,
        int more = 0
    )
    {
        var shorter = Math.Min(consonants.Length, other.Length);
        return shorter >= 2
            && (
                consonants == other
                    ? consonants.Length >= 3 || Similarity(english.Plain, source.Plain) >= 0.4
                    : (
                        shorter >= 3 + more
                        && Math.Abs(consonants.Length - other.Length) <= 2
                        && (
                            consonants.StartsWith(other, StringComparison.Ordinal)
                            || other.StartsWith(consonants, StringComparison.Ordinal)
                        )
                    ) || (shorter >= 4 + more && Distance(consonants, other) <= 1)
            );
    }

    private static double Similarity(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        1 - (Distance(one, other) / (double)Math.Max(one.Length, other.Length));

    /// <summary>Insertions, removals and replacements from one to the other.</summary>
    private static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (Math.Max(one.Length, other.Length) > MaxLength)
        {
            return Math.Max(one.Length, other.Length);
        }

        Span<int> row = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                (diagonal, row[j]) = (
                    row[j],
                    Math.Min(
                        Math.Min(row[j] + 1, row[j - 1] + 1),
                        diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)
                    )
                );
            }
        }

        return row[^1];
    }
}
