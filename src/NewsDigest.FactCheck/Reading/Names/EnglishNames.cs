using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Names;

/// <summary>Finds the names of an English text: words with a capital that are not in the list of common words.</summary>
internal static partial class EnglishNames
{
    public const int MaxAcronym = 6;

    private const int MinLength = 3;

    // Forms of address and offices that no list of common words has.
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "messrs",
        "mrs",
        "prof",
        "comptroller",
        "ombudsman",
        "monsignor",
    };

    public static IReadOnlyList<EnglishName> Read(string english)
    {
        HashSet<string>? lower = null;
        List<EnglishName> names = [];
        foreach (Match match in Run().Matches(english))
        {
            string[] parts =
                match.Value.Contains(' ', StringComparison.Ordinal)
                && PlaceNames.Know(match.Value.ToLowerInvariant())
                    ? [match.Value]
                    :
                    [
                        .. Word()
                            .Matches(match.Value)
                            .Select(word => Plain(word.Value))
                            .Where(word => IsName(word, lower ??= LowerWords(english))),
                    ];
            if (parts.Length > 0)
            {
                names.Add(
                    new EnglishName(match.Value, parts, new TextSpan(match.Index, match.Length))
                );
            }
        }

        return names;
    }

    private static HashSet<string> LowerWords(string english)
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var match in LowerWord().EnumerateMatches(english))
        {
            lookup.Add(english.AsSpan(match.Index, match.Length));
        }

        return words;
    }

    /// <summary>"U.S.", "Florida's", "MPs" and "Wouldn't" without what is not the name.</summary>
    private static string Plain(string word)
    {
        word = word.Replace(".", "", StringComparison.Ordinal).Replace('’', '\'');
        if (word.StartsWith("I'", StringComparison.Ordinal))
        {
            return "I";
        }

        if (word.EndsWith("n't", StringComparison.OrdinalIgnoreCase))
        {
            return word[..^3];
        }

        if (
            word.Length is > 2 and <= MaxAcronym + 1
            && word[^1] == 's'
            && word.AsSpan(0, word.Length - 1).IndexOfAnyExceptInRange('A', 'Z') < 0
        )
        {
            return word[..^1];
        }

        return
            word.IndexOf('\'', StringComparison.Ordinal) is > 0 and var apostrophe
            && (apostrophe == word.Length - 1 || !char.IsUpper(word[apostrophe + 1]))
            ? word[..apostrophe]
            : word;
    }

    private static bool IsName(string word, HashSet<string> lower)
    {
        if (word.Length is >= 2 and <= MaxAcronym && word.All(char.IsUpper))
        {
            return word.Length == 2 ? word is "US" or "UK" or "UN" or "EU" : !RomanOrCommon(word);
        }

        var plain = word.ToLowerInvariant();
        return !Titles.Contains(plain)
            && word.Length >= MinLength
            && (PlaceNames.Know(plain) || !(lower.Contains(plain) || CommonWords.Contain(plain)));
    }

    private static bool RomanOrCommon(string word) =>
        word.All(c => c is 'I' or 'V' or 'X' or 'L' or 'C')
        || word is "CEO" or "NOT"
        || CommonWords.Contain(word.ToLowerInvariant());

    // Words with a capital, apart by one space or a hyphen; a point inside only as in "U.S.".
    [GeneratedRegex(
        @"\b\p{Lu}[\p{L}\p{M}'’]*(?:\.\p{Lu}\.?)*(?:[ -]\p{Lu}[\p{L}\p{M}'’]*(?:\.\p{Lu}\.?)*){0,7}",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Run();

    [GeneratedRegex(
        @"\p{Lu}(?:\.\p{Lu})+\.?|\p{Lu}[\p{L}\p{M}'’]+",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Word();

    [GeneratedRegex(
        @"\b\p{Ll}[\p{L}\p{M}]+",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex LowerWord();
}
