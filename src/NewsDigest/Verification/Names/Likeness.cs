namespace NewsDigest.Verification.Names;

/// <summary>Whether two spellings can be one name: "Vladimir" and "Wladimir", "Zhaparov" and "Žaparov".</summary>
internal static class Likeness
{
    private const double MinSimilarity = 0.7;
    private const int MaxLength = 64; // letters; what is longer is no name

    /// <summary>The letters nearly the same, the source with an ending more.</summary>
    private static bool AreSpeltAlike(string one, string other)
    {
        var shorter = Math.Min(one.Length, other.Length);
        return one.Length > 0 && (one == other
            || (shorter >= 4 && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal) || Similarity(one, other.AsSpan(0, Math.Min(other.Length, one.Length + 1))) >= MinSimilarity))
            || (one.Length is 2 or 3 && other.Length <= one.Length + 3 && other.StartsWith(one, StringComparison.Ordinal)));
    }

    public static bool AreSpeltAlike(Sound english, Sound source) =>
        AreSpeltAlike(english.Letters, source.Letters) || AreSpeltAlike(english.Plain, source.Plain) || (english.Letters.Length >= 5 && source.Letters.Contains(english.Letters, StringComparison.Ordinal));

    public static bool AreLike(Sound english, Sound source) =>
        AreSpeltAlike(english, source)
        || HaveLikeBones(english.Bones, source.Bones, english, source)
        || (!ReferenceEquals(english.Bones, english.OtherBones) && HaveLikeBones(english.OtherBones, source.Bones, english, source))
        || (!ReferenceEquals(source.Bones, source.OtherBones) && HaveLikeBones(english.Bones, source.OtherBones, english, source));

    /// <summary>Scripts that write consonants only, romanised letter by letter, with up to two letters of a clitic in front.</summary>
    public static bool AreLikeConsonants(string english, string source)
    {
        var bones = Sound.BonesOf(english, weakless: true);
        for (var clitic = 0; clitic <= 2 && clitic < source.Length; clitic++)
        {
            var other = Sound.BonesOf(source.AsSpan(clitic), weakless: true);
            if ((bones.Length >= 2 && bones == other) || (bones.Length >= 3 && other.Length >= 3 && Distance(bones, other) <= 1))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HaveLikeBones(string bones, string other, Sound english, Sound source)
    {
        var shorter = Math.Min(bones.Length, other.Length);
        return shorter >= 2 && (bones == other
            ? bones.Length >= 3 || Similarity(english.Plain, source.Plain) >= 0.4
            : (shorter >= 3 && Math.Abs(bones.Length - other.Length) <= 2 && (bones.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(bones, StringComparison.Ordinal)))
                || (shorter >= 4 && Distance(bones, other) <= 1));
    }

    private static double Similarity(ReadOnlySpan<char> one, ReadOnlySpan<char> other) => 1 - (Distance(one, other) / (double)Math.Max(one.Length, other.Length));

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
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
