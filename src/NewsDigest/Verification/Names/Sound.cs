using AnyAscii;

namespace NewsDigest.Verification.Names;

/// <summary>A word as it sounds.</summary>
internal sealed class Sound
{
    private string? _bones;
    private string? _otherBones;

    private Sound(string letters) => (Letters, Plain) = (letters, PlainOf(letters));

    /// <summary>The letters a to z, romanised.</summary>
    public string Letters { get; }

    /// <summary>Letters that languages write for the same sound as one letter.</summary>
    public string Plain { get; }

    /// <summary>Consonants by where they are spoken; vowels, h and j say little about a name in another script.</summary>
    public string Bones => _bones ??= BonesOf(Letters);

    /// <summary>Where j and kh are spoken as in other languages: "Jordan" is "Dzhordan" in Russian, "Hoffenheim" is "Khoffenkhajm".</summary>
    public string OtherBones => _otherBones ??= Letters.Contains('j', StringComparison.Ordinal) ? BonesOf(Letters.Replace("j", "sh", StringComparison.Ordinal))
        : Letters.Contains("kh", StringComparison.Ordinal) ? BonesOf(Letters.Replace("kh", "h", StringComparison.Ordinal))
        : Bones;

    // Longest first. Vowels, h and j say little about a name in another script, so a cluster is what its consonant is.
    private static readonly (string Cluster, string Bones)[] Clusters =
    [
        ("tsch", "S"), ("shch", "S"), ("sch", "S"), ("tch", "S"), ("dzh", "S"), ("sh", "S"), ("zh", "S"), ("ch", "S"), ("cz", "S"), ("sz", "S"), ("rz", "S"), ("kh", "K"), ("gh", "K"), ("ck", "K"),
        ("ph", "V"), ("th", "T"), ("ts", "S"), ("tz", "S"), ("dj", "S"), ("x", "KS"), ("ce", "S"), ("ci", "S"), ("cy", "S"),
    ];

    public static Sound Of(string word) => new(Latin(word));

    /// <summary>Letters that languages write for the same sound as one letter, doubled ones once, a last h not at all.</summary>
    private static string PlainOf(string letters)
    {
        Span<char> plain = letters.Length <= 64 ? stackalloc char[letters.Length] : new char[letters.Length];
        var count = 0;
        for (var index = 0; index < letters.Length; index++)
        {
            var (c, next) = (letters[index], index + 1 < letters.Length ? letters[index + 1] : '\0');
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

        var ascii = System.Text.Ascii.IsValid(word) ? word : word.Transliterate();
        return string.Create(ascii.Count(char.IsAsciiLetter), ascii, static (letters, ascii) =>
        {
            var count = 0;
            foreach (var c in ascii)
            {
                if (char.IsAsciiLetter(c))
                {
                    letters[count++] = (char)(c | 0x20);
                }
            }
        });
    }

    /// <param name="weakless">Without the letters that scripts of consonants write or leave out as they like; f is p there.</param>
    public static string BonesOf(ReadOnlySpan<char> letters, bool weakless = false)
    {
        Span<char> bones = letters.Length <= 64 ? stackalloc char[128] : new char[letters.Length * 2];
        var count = 0;
        for (var index = 0; index < letters.Length;)
        {
            var (cluster, sound) = Cluster(letters[index..]);
            foreach (var c in sound)
            {
                var bone = weakless && c == 'V' ? (letters[index] is 'v' or 'w' ? '\0' : 'B') : c;
                if (bone != '\0' && (count == 0 || bones[count - 1] != bone))
                {
                    bones[count++] = bone;
                }
            }

            index += cluster;
        }

        return new string(bones[..count]);
    }

    private static (int Length, string Bones) Cluster(ReadOnlySpan<char> rest)
    {
        foreach (var (cluster, bones) in Clusters)
        {
            if (rest.StartsWith(cluster, StringComparison.Ordinal))
            {
                // The vowel of "ce" is spoken as well, and is no bone.
                return (cluster.Length, bones);
            }
        }

        return (1, Class(rest[0]));
    }

    private static string Class(char c) => c switch
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
}
