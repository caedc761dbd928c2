using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Names;

/// <summary>
/// Foreign names in Japanese: they are written in katakana, as they sound. A name that cannot be Japanese by its letters has to
/// sound like one of these words; one that can be is written by its meaning, and nothing can be told.
/// </summary>
internal sealed partial class Katakana
{
    private const int MinLength = 5;

    private readonly string[] _consonants;

    public Katakana(string text) =>
        _consonants = [
            .. Word()
                .Matches(text)
                .Select(match => match.Value)
                .Distinct()
                .SelectMany(word => Consonants(PhoneticKey.Of(word))),
        ];

    /// <summary>Null where it may be a Japanese, Chinese or Korean name.</summary>
    public bool? Has(string name)
    {
        var sound = PhoneticKey.Of(name);
        if (
            Consonants(sound)
                .Concat(
                    Consonants(
                        PhoneticKey.Of(
                            Unspoken()
                                .Replace(sound.Letters, "")
                                .Replace("th", "s", StringComparison.Ordinal)
                        )
                    )
                )
                .Any(consonants => _consonants.Any(word => AreLike(consonants, word)))
        )
        {
            return true;
        }

        return
            sound.Letters.Length < MinLength
            || MayBeJapanese().IsMatch(sound.Letters)
            || MayBeChinese().IsMatch(sound.Letters)
            || MayBeKorean().IsMatch(sound.Letters)
            ? null
            : false;
    }

    private static IEnumerable<string> Consonants(PhoneticKey sound) =>
        sound.OtherConsonants.Prepend(sound.Consonants).Select(Heard);

    private static bool AreLike(string consonants, string word) =>
        consonants.Length > 0
        && (
            consonants == word
            || (
                consonants.Length >= 2
                && (
                    word.Contains(consonants, StringComparison.Ordinal)
                    || (word.Length >= 2 && consonants.StartsWith(word, StringComparison.Ordinal))
                )
            )
            || (Math.Min(consonants.Length, word.Length) >= 4 && consonants[..3] == word[..3])
        );

    /// <summary>Japanese has one sound for l and r, one for b and v, and m before b is n.</summary>
    private static string Heard(string consonants)
    {
        var same = consonants.Replace('L', 'R').Replace('V', 'B').Replace('M', 'N');
        return string.Concat(same.Where((c, index) => index == 0 || same[index - 1] != c));
    }

    [GeneratedRegex("[\u30A1-\u30FA\u30FC]{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    // English writes an r that Japanese hears as a long vowel: "Howard" is "hawaado".
    [GeneratedRegex("r(?=[^aeiouy]|$)", RegexOptions.None, PatternTimeout.Milliseconds)]
    private static partial Regex Unspoken();

    [GeneratedRegex("eo|eu|yon|yun|byu|jae|dok", RegexOptions.NonBacktracking)]
    private static partial Regex MayBeKorean();

    // Syllables of Hepburn: an optional consonant, a vowel, perhaps an n.
    [GeneratedRegex(
        "^(?:(?:[kgnhbpmr]y|sh|ch|ts|t?tch|ss?h|kk|pp|tt|ss|[kgsztdnhbpmyrwfj])?[aeiou]h?|n|m)+$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex MayBeJapanese();

    [GeneratedRegex(
        "^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:i?[aeou]{1,2}i?|i[aou]?|u[aioe]i?|iao|uai)(?:ng?|r)?){1,3}$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex MayBeChinese();
}
