using System.Buffers;
using System.Text.RegularExpressions;
using AnyAscii;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Names;

/// <summary>A word as it sounds.</summary>
internal sealed partial class PhoneticKey
{
    private static readonly SearchValues<char> Dots = SearchValues.Create(
        "\u0902\u0982\u0a02\u0a82"
    );

    private string? _consonants;
    private string[]? _otherConsonants;

    private PhoneticKey(string letters) => (Letters, Plain) = (letters, PlainOf(letters));

    /// <summary>The letters a to z, romanised.</summary>
    public string Letters { get; }

    /// <summary>Letters that languages write for the same sound as one letter.</summary>
    public string Plain { get; }

    /// <summary>Consonants by where they are spoken; vowels, h and j say little about a name in another script.</summary>
    public string Consonants => _consonants ??= ConsonantsOf(Letters);

    /// <summary>The same where letters are spoken as in another language, one reading at a time: "Jordan" is "Dzhordan" in Russian, "Hoffenheim" is "Khoffenkhajm", "Volga" is "Volha" in Czech.</summary>
    public IReadOnlyList<string> OtherConsonants =>
        _otherConsonants ??= [
            .. Readings()
                .Select(letters => ConsonantsOf(letters))
                .Where(consonants => consonants != Consonants)
                .Distinct(),
        ];

    private IEnumerable<string> Readings()
    {
        if (Letters.Length == 0)
        {
            yield break;
        }

        if (Letters.Contains('j', StringComparison.Ordinal))
        {
            yield return Letters.Replace("j", "sh", StringComparison.Ordinal);
        }

        if (Letters.Contains("kh", StringComparison.Ordinal))
        {
            yield return Letters.Replace("kh", "h", StringComparison.Ordinal);
        }

        if (Letters.Contains("ch", StringComparison.Ordinal))
        {
            yield return Letters.Replace("ch", "k", StringComparison.Ordinal); // "Krychowiak"
        }

        if (
            Letters.Contains("ge", StringComparison.Ordinal)
            || Letters.Contains("gi", StringComparison.Ordinal)
        )
        {
            yield return Letters
                .Replace("ge", "she", StringComparison.Ordinal)
                .Replace("gi", "shi", StringComparison.Ordinal);
        }

        if (Letters[0] == 'g')
        {
            yield return Letters[1..]; // "Gollivud"
        }
        else if (Letters[0] == 'h' || HasSpokenH().IsMatch(Letters))
        {
            yield return Letters.Replace('h', 'g'); // "Volha"
        }

        if (Letters.Contains('w', StringComparison.Ordinal))
        {
            yield return Letters.Replace("w", "", StringComparison.Ordinal); // "Lewis"
        }

        if (Letters.Contains("th", StringComparison.Ordinal))
        {
            yield return Letters.Replace("th", "f", StringComparison.Ordinal).Replace('b', 'v'); // "Varfolomey"
        }

        if (
            Letters.Contains('c', StringComparison.Ordinal)
            && !Letters.Contains("ch", StringComparison.Ordinal)
        )
        {
            yield return Letters.Replace("c", "ts", StringComparison.Ordinal); // "Špicberky"
        }
    }

    // Longest first. Vowels, h and j say little about a name in another script, so a cluster is what its consonant is.
    private static readonly (string Cluster, string Consonants)[] Clusters =
    [
        ("tsch", "S"),
        ("shch", "S"),
        ("sch", "S"),
        ("tch", "S"),
        ("dzh", "S"),
        ("sh", "S"),
        ("zh", "S"),
        ("ch", "S"),
        ("cz", "S"),
        ("sz", "S"),
        ("rz", "S"),
        ("kh", "K"),
        ("gh", "K"),
        ("ck", "K"),
        ("dz", "S"),
        ("ph", "V"),
        ("th", "T"),
        ("ts", "S"),
        ("tz", "S"),
        ("dj", "S"),
        ("x", "KS"),
        ("ce", "S"),
        ("ci", "S"),
        ("cy", "S"),
    ];

    public static PhoneticKey Of(string word) => new(Latin(word));

    /// <summary>Letters that languages write for the same sound as one letter, doubled ones once, a last h not at all.</summary>
    private static string PlainOf(string letters)
    {
        Span<char> plain =
            letters.Length <= 64 ? stackalloc char[letters.Length] : new char[letters.Length];
        var count = 0;
        for (var index = 0; index < letters.Length; index++)
        {
            var (c, next) = (
                letters[index],
                index + 1 < letters.Length ? letters[index + 1] : '\0'
            );
            var one = (c, next) switch
            {
                ('p', 'h') => 'f',
                ('c', not ('e' or 'i' or 'y' or 'h' or 'z')) or ('q', _) => 'k',
                ('k', 'h') or ('t', 'h') or ('g', 'h') => c,
                ('w', _) => 'v',
                ('y', _) or ('j', _) => 'i',
                ('z', _) => 's',
                ('h', '\0') => '\0',
                _ => c,
            };
            if (one != '\0' && (count == 0 || plain[count - 1] != one))
            {
                plain[count++] = one;
            }

            index += c is 'p' or 'k' or 't' or 'g' && next == 'h' ? 1 : 0;
        }

        return plain[..count].SequenceEqual(letters) ? letters : new string(plain[..count]);
    }

    /// <summary>The letters a to z of the word, romanised.</summary>
    public static string Latin(string word)
    {
        if (!word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return word;
        }

        var ascii = System.Text.Ascii.IsValid(word) ? word : WithNasals(word).Transliterate();
        return string.Create(
            ascii.Count(char.IsAsciiLetter),
            ascii,
            static (letters, ascii) =>
            {
                var count = 0;
                foreach (var c in ascii)
                {
                    if (char.IsAsciiLetter(c))
                    {
                        letters[count++] = (char)(c | 0x20);
                    }
                }
            }
        );
    }

    /// <summary>The dot above an Indian letter is spoken as the consonant after it has it: m before p and b, else n. संजय is Sanjay.</summary>
    private static string WithNasals(string word) =>
        word.AsSpan().ContainsAny(Dots) ? Dot().Replace(word, "न") : word;

    /// <param name="weakless">Without the letters that scripts of consonants write or leave out as they like; f is p there.</param>
    public static string ConsonantsOf(ReadOnlySpan<char> letters, bool weakless = false)
    {
        Span<char> consonants =
            letters.Length <= 64 ? stackalloc char[128] : new char[letters.Length * 2];
        var count = 0;
        for (var index = 0; index < letters.Length; )
        {
            var (cluster, sound) = Cluster(letters[index..]);
            foreach (var c in sound)
            {
                var consonant =
                    weakless && c == 'V' ? (letters[index] is 'v' or 'w' ? '\0' : 'B') : c;
                if (consonant != '\0' && (count == 0 || consonants[count - 1] != consonant))
                {
                    consonants[count++] = consonant;
                }
            }

            index += cluster;
        }

        return new string(consonants[..count]);
    }

    private static (int Length, string Consonants) Cluster(ReadOnlySpan<char> rest)
    {
        foreach (var (cluster, consonants) in Clusters)
        {
            if (rest.StartsWith(cluster, StringComparison.Ordinal))
            {
                // The vowel of "ce" is spoken as well, and is no consonant.
                return (cluster.Length, consonants);
            }
        }

        return (1, Class(rest[0]));
    }

    private static string Class(char c) =>
        c switch
        {
            'b' or 'p' => "B",
            'f' or 'v' or 'w' => "V",
            'k' or 'c' or 'g' or 'q' => "K",
            'd' or 't' => "T",
            's' or 'z' => "S",
            'l' => "L",
            'r' => "R",
            'm' => "M",
            'n' => "N",
            _ => "",
        };

    [GeneratedRegex(
        "[\u0902\u0982\u0a02\u0a82](?![\u092a-\u092e\u09aa-\u09ae\u0a2a-\u0a2e\u0aaa-\u0aae])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Dot();

    [GeneratedRegex("[aeiouylr]h[aeiouy]", RegexOptions.NonBacktracking)]
    private static partial Regex HasSpokenH();
}
