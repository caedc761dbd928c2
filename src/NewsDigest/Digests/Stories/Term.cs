using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using AnyAscii;
using NewsDigest.Articles;

namespace NewsDigest.Digests.Stories;

/// <summary>Words as the likeness of stories counts them: without case, ending, accents and possessive.</summary>
internal static partial class Term
{
    private static readonly FrozenSet<string> Stop = (
        "a about above after again against all also am an and any are as at be because been before being below between both "
        + "but by can cannot could did do does doing down during each few for from further had has have having he her here "
        + "hers herself him himself his how i if in into is it its itself just me more most my myself no nor not now of off "
        + "on once only or other our ours out over own s said say says same she should so some such than that the their "
        + "theirs them themselves then there these they this those through to told too under until up us very was we were "
        + "what when where which while who whom why will with would you your yours new one two three first last year years "
        + "day days week weeks month months monday tuesday wednesday thursday friday saturday sunday january february march "
        + "april may june july august september october november december mr mrs ms according like get got make made many "
        + "much still since however including may might must well even back way also per via amid news report reports "
        + "reported reuters ap afp bbc cnn"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly (string Ending, string Put)[] Endings =
    [
        ("ations", "ate"),
        ("ation", "ate"),
        ("ingly", ""),
        ("edly", ""),
        ("ings", ""),
        ("ing", ""),
        ("ies", "y"),
        ("ied", "y"),
        ("ers", "er"),
        ("est", ""),
        ("ed", ""),
        ("es", ""),
        ("ly", ""),
        ("s", ""),
    ];

    /// <summary>The words of a text as they stand, numbers included: their count is what a text's beginning is measured by.</summary>
    public static IEnumerable<string> Words(string text) =>
        Word().Matches(text).Select(match => match.Value);

    /// <summary>Null for small words and for what is no word.</summary>
    public static string? Of(string word)
    {
        var plain = Fold(word);
        return plain.Length < 2 || char.IsAsciiDigit(plain[0]) || Stop.Contains(plain)
            ? null
            : Stem(plain);
    }

    /// <summary>As <see cref="Of"/>, with its ending: a name has no plural. Null for what is no name.</summary>
    public static string? OfName(string word)
    {
        var plain = Fold(word);
        return plain.Length < 3 || Stop.Contains(plain) ? null : plain;
    }

    private static string Fold(string word)
    {
        var plain = (Ascii.IsValid(word) ? word : word.Transliterate()).ToLowerInvariant();
        return plain.EndsWith("'s", StringComparison.Ordinal) ? plain[..^2] : plain;
    }

    private static string Stem(string word)
    {
        if (word.Length <= 5)
        {
            var isPlural = word.Length > 3 && word[^1] == 's' && word[^2] != 's';
            return isPlural ? word[..^1] : word;
        }

        foreach (var (ending, put) in Endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= 3)
            {
                word = word[..^ending.Length] + put;
                break;
            }
        }

        if (word.Length > 4 && word[^1] == word[^2])
        {
            word = word[..^1];
        }

        return word[^1] == 'e' ? word[..^1] : word;
    }

    [GeneratedRegex(
        @"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’\-]*[A-Za-zÀ-ɏ]|[A-Za-z]|[0-9][0-9.,]*",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Word();
}
