namespace NewsDigest.Translation;

/// <summary>Says whether a text can be English as it stands, so that a model's word for it is not enough.</summary>
internal static class EnglishWords
{
    private const double CommonShare = 0.15;

    /// <summary>In so few words, for example a name or a brand, no vote is possible.</summary>
    private const int TooFewToVote = 5;

    // Set by hand on single news sentences, so that hardly any English one falls below; most in German, French, Italian, Spanish and Dutch do.
    private const double AccusedShare = 0.10;
    private const int EnoughToAccuse = 8;

    private static readonly HashSet<string> Common = new(
        "the of and to in is that it was for on are as with his they at be this from have or by had not but what all were we when your can said there an each which she how their if will up other about out many then them these so some her would make like him into has more two no my than been its who may over after also an any only during last while said did do most where before".Split(
            ' '
        ),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>
    /// A text in another language that uses the same letters. Only words in small letters vote, so that a list of names is no
    /// other language.
    /// </summary>
    public static bool IsAnotherLanguage(string text)
    {
        string[] small = [.. Words(text).Where(word => char.IsLower(word[0]))];
        return small.Length >= EnoughToAccuse
            && small.Count(Common.Contains) < AccusedShare * small.Length;
    }

    public static bool LooksEnglish(string text)
    {
        if (text.Any(c => c > '\u024F' && char.IsLetter(c)))
        {
            return false;
        }

        var words = Words(text);
        return words.Length <= TooFewToVote
            || words.Count(Common.Contains) >= CommonShare * words.Length;
    }

    private static string[] Words(string text) =>
        text.Split(
            [' ', '\n', '\t', ',', '.', ';', ':', '!', '?', '"', '(', ')', '“', '”'],
            StringSplitOptions.RemoveEmptyEntries
        );
}
