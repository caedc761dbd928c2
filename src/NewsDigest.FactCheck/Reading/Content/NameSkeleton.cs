using System.Text;

namespace NewsDigest.Facts.Reading.Content;

/// <summary>The consonants of a word as every script that spells by sound would give them.</summary>
internal static class NameSkeleton
{
    private static readonly (string From, string To)[] Clusters =
    [
        ("ph", "f"),
        ("sch", "s"),
        ("sh", "s"),
        ("ch", "k"),
        ("kh", "k"),
        ("ck", "k"),
        ("qu", "k"),
        ("th", "t"),
        ("gh", "g"),
        ("zh", "j"),
        ("ts", "s"),
        ("x", "ks"),
    ];

    public static string Of(string word)
    {
        var skeleton = new StringBuilder(word.Length);
        if (word is ['a' or 'e' or 'i' or 'o' or 'u', ..])
        {
            skeleton.Append('a');
        }

        for (var i = 0; i < word.Length; )
        {
            var (consonants, length) = Next(word, i);
            foreach (var c in consonants)
            {
                var plain = Plain(c);
                if (plain != '\0' && (skeleton.Length == 0 || skeleton[^1] != plain))
                {
                    skeleton.Append(plain);
                }
            }

            i += length;
        }

        return skeleton.ToString();
    }

    private static (string Consonants, int Length) Next(string word, int at)
    {
        foreach (var (from, to) in Clusters)
        {
            if (string.CompareOrdinal(word, at, from, 0, from.Length) == 0)
            {
                return (to, from.Length);
            }
        }

        return (word.Substring(at, 1), 1);
    }

    private static char Plain(char c) =>
        c switch
        {
            'l' => 'r',
            'v' or 'f' or 'p' => 'b',
            'c' or 'q' or 'g' => 'k',
            'z' or 'j' => 's',
            'd' => 't',
            'a' or 'e' or 'i' or 'o' or 'u' or 'h' or 'w' or 'y' => '\0',
            _ => c,
        };
}
