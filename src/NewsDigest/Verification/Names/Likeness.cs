namespace NewsDigest.Verification.Names;

/// <summary>Whether two spellings in Latin letters can be one name: "Vladimir" and "Wladimir", "Zhaparov" and "Žaparov".</summary>
internal static class Likeness
{
    private const double MinSimilarity = 0.7;

    public static bool AreLike(string english, string source)
    {
        var (one, other) = (Letters(english), Letters(source));
        if (one.Length == 0 || other.Length == 0)
        {
            return false;
        }

        if (one == other || (Math.Min(one.Length, other.Length) >= 4 && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal) || Similarity(one, other[..Math.Min(other.Length, one.Length + 1)]) >= MinSimilarity)))
        {
            return true;
        }

        var (bones, otherBones) = (Skeleton(one), Skeleton(other));
        var shorter = Math.Min(bones.Length, otherBones.Length);
        return shorter >= 2 && (bones == otherBones
            ? bones.Length >= 3 || Similarity(one, other) >= 0.4
            : (shorter >= 3 && Math.Abs(bones.Length - otherBones.Length) <= 2 && (bones.StartsWith(otherBones, StringComparison.Ordinal) || otherBones.StartsWith(bones, StringComparison.Ordinal)))
                || (shorter >= 4 && Distance(bones, otherBones) <= 1));
    }

    /// <summary>Scripts that write consonants only, romanised letter by letter, with up to two letters of a clitic in front.</summary>
    public static bool AreLikeConsonants(string english, string source)
    {
        var bones = Skeleton(Weakless(Letters(english)));
        var letters = Letters(source);
        for (var clitic = 0; clitic <= 2 && clitic < letters.Length; clitic++)
        {
            var other = Skeleton(Weakless(letters[clitic..]));
            if ((bones.Length >= 2 && bones == other) || (bones.Length >= 3 && other.Length >= 3 && Distance(bones, other) <= 1))
            {
                return true;
            }
        }

        return false;
    }

    private static string Letters(string word) => new([.. word.ToLowerInvariant().Where(char.IsAsciiLetterLower)]);

    private static string Weakless(string word) => new([.. word.Replace('f', 'p').Where(c => c is not ('h' or 'v' or 'w' or 'y'))]);

    /// <summary>Consonants by where they are spoken; vowels, h and j say little about a name in another script.</summary>
    private static string Skeleton(string word)
    {
        foreach (var (cluster, one) in ((string, string)[])[("sch", "s"), ("tch", "s"), ("dzh", "s"), ("sh", "s"), ("zh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "k"), ("ph", "f"), ("th", "t"), ("ts", "s"), ("tz", "s"), ("ck", "k"), ("x", "ks"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("dj", "s")])
        {
            word = word.Replace(cluster, one, StringComparison.Ordinal);
        }

        List<char> bones = [];
        foreach (var c in word)
        {
            if (Class(c) is { } bone && (bones.Count == 0 || bones[^1] != bone))
            {
                bones.Add(bone);
            }
        }

        return new string([.. bones]);
    }

    private static char? Class(char c) => c switch
    {
        'b' or 'p' => 'B',
        'f' or 'v' or 'w' => 'V',
        'k' or 'c' or 'g' or 'q' => 'K',
        'd' or 't' => 'T',
        's' or 'z' => 'S',
        'l' => 'L',
        'r' => 'R',
        'm' => 'M',
        'n' => 'N',
        _ => null,
    };

    private static double Similarity(string one, string other) => 1 - (Distance(one, other) / (double)Math.Max(one.Length, other.Length));

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
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
