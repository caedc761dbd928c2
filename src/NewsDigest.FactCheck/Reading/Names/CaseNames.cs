namespace NewsDigest.Facts.Reading.Names;

/// <summary>Names that Lithuanian and Latvian give endings of their own: "Judas" is "Judui" and "Judo", "Jesus" is "Jėzumi".</summary>
internal static class CaseNames
{
    private const int MinStem = 3;

    private static readonly HashSet<string> Languages = ["lt", "lv"];

    // Longest first, romanised.
    private static readonly string[] Endings =
    [
        .. "iems iams iais iaus iumi omis umi ams oms ais ius iui iai ios iem iam iem jam as is us ys es os ai ei ui ia iu io a e i o u y s".Split(
            ' '
        ),
    ];

    /// <param name="english">In letters a to z.</param>
    public static bool AreLike(string language, string english, PhoneticWord[] words)
    {
        if (!Languages.Contains(language))
        {
            return false;
        }

        var stem = Stem(english);
        return stem.Length >= MinStem
            && words.Any(word =>
                PhoneticKey.Of(Stem(word.Phonetic.Letters)).Plain == PhoneticKey.Of(stem).Plain
            );
    }

    public static bool AreLike(string language, PhoneticWord[] english, string word)
    {
        if (!Languages.Contains(language))
        {
            return false;
        }

        var stem = PhoneticKey.Of(Stem(word)).Plain;
        return stem.Length >= MinStem
            && english.Any(one => PhoneticKey.Of(Stem(one.Phonetic.Letters)).Plain == stem);
    }

    private static string Stem(string letters)
    {
        foreach (var ending in Endings)
        {
            if (
                letters.Length - ending.Length >= MinStem
                && letters.EndsWith(ending, StringComparison.Ordinal)
            )
            {
                return letters[..^ending.Length];
            }
        }

        return letters;
    }
}
