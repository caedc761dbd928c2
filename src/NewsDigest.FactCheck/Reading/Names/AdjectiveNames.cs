namespace NewsDigest.Facts.Reading.Names;

/// <summary>Adjectives that Slavic languages make of names and write small: "brněnský" of Brno, "малазийские" of Malaysia.</summary>
internal static class AdjectiveNames
{
    private const int MinStem = 3;

    private static readonly string[] Suffixes = ["sk", "ck", "sjk", "zk", "sjk", "sc", "st", "ck"];
    private static readonly string[] EnglishEndings =
    [
        "ians",
        "ian",
        "ans",
        "an",
        "ese",
        "ish",
        "ia",
        "a",
        "o",
        "e",
        "i",
        "y",
    ];

    /// <param name="english">A name in letters a to z.</param>
    /// <param name="word">A word in small letters, in letters a to z.</param>
    public static bool AreLike(string english, string word)
    {
        var cut = -1;
        foreach (var suffix in Suffixes)
        {
            cut = Math.Max(cut, word.LastIndexOf(suffix, StringComparison.Ordinal));
        }

        if (cut < MinStem || word.Length - cut > 6)
        {
            return false;
        }

        var stem = PhoneticKey.ConsonantsOf(word.AsSpan(0, cut));
        return Forms(english)
            .Select(form => PhoneticKey.ConsonantsOf(form))
            .Any(consonants =>
                consonants.Length >= 2
                && (
                    stem == consonants
                    || (
                        stem.Length == consonants.Length + 1
                        && stem[^1] is 'N' or 'S' or 'V'
                        && stem.StartsWith(consonants, StringComparison.Ordinal)
                    )
                )
                && word[0] == english[0]
            );
    }

    private static IEnumerable<string> Forms(string english)
    {
        yield return english;
        foreach (var ending in EnglishEndings)
        {
            if (
                english.Length - ending.Length >= MinStem
                && english.EndsWith(ending, StringComparison.Ordinal)
            )
            {
                yield return english[..^ending.Length];
            }
        }
    }
}
