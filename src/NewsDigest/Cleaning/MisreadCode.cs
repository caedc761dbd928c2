using System.Buffers;
using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.Languages;

namespace NewsDigest.Cleaning;

/// <summary>
/// Letters of one old code that were read as another's: "Yeþilköprü" for "Yeşilköprü", "Ìýð ãîðîäà" for "Мэр города". A page that
/// says latin-1 and a client that assumes it do this. The text is read again in the code in which its words are the likeliest in
/// any language, when they are as good as impossible as they stand.
/// </summary>
internal static class MisreadCode
{
    private static readonly SearchValues<char> Signs = SearchValues.Create(
        "\u0085\u00a0\u00ad\ufeff\ufffd«»·°€"
    );

    private const int Sample = 40; // words with letters beyond ASCII
    private const int FewestWords = 2;
    private const int FewestLetters = 12;
    private const double LatinAtBest = -2.2; // a letter, as a logarithm: above, nothing else can be meant
    private const double OtherAtBest = -3.5;
    private const double Right = -3.1; // words of a language, in the code that is meant
    private const double Gain = 8; // over the whole sample
    private const double Never = 8;
    private const double MostLetters = 0.75; // beyond ASCII: no Latin text has so many

    private static readonly CodePair[] Latin =
    [
        .. CodePair.Of(1252, 1254, 1250, 28592, 1257),
        .. CodePair.Of(1250, 28592, 1252),
        .. CodePair.Of(28592, 1250, 1252),
        .. CodePair.Of(1251, 1252, 1250),
    ];
    private static readonly CodePair[] Others =
    [
        .. CodePair.Of(1252, 1251, 20866, 21866, 1253, 28595, 1255, 1256),
        .. CodePair.Of(1250, 1251),
        .. CodePair.Of(1251, 20866, 21866),
        .. CodePair.Of(20866, 21866, 1251),
    ];

    public static (string Body, string? Title) Mend(
        string body,
        string? title,
        List<Receipt> receipts
    )
    {
        var words = Words(body);
        var letters = words.Sum(word => word.Length);
        if (words.Count < FewestWords || letters < FewestLetters)
        {
            return (body, title);
        }

        var isLatin =
            words.Sum(word => word.Count(letter => letter >= 0x80)) < MostLetters * letters;
        var now = Likelihood(words);
        var isFine = isLatin
            ? now > LatinAtBest * letters
            : now > OtherAtBest * letters && !words.Exists(word => Oddities(word) > 0);
        if (isFine || IsUtf8(words))
        {
            return (body, title);
        }

        var (best, pair) = (now + Gain, (CodePair?)null);
        foreach (var candidate in isLatin ? Latin : Others)
        {
            var reread = words.TrueForAll(candidate.Read.Has)
                ? words.ConvertAll(candidate.Reread)
                : words;
            if (
                !reread.SequenceEqual(words, StringComparer.Ordinal)
                && Likelihood(reread) is var likelihood
                && likelihood > best
            )
            {
                (best, pair) = (likelihood, candidate);
            }
        }

        if (pair is null || best < Right * letters)
        {
            return (body, title);
        }

        receipts.Add(
            new Receipt(
                "misread_charset",
                $"(the letters were read as {pair.Read.Name} and are {pair.Meant.Name}) {words[0]}",
                pair.Reread(words[0])
            )
        );
        return (pair.Reread(body), title is null ? null : pair.Reread(title));
    }

    /// <summary>UTF-8 that was read as something else is mended line by line.</summary>
    private static bool IsUtf8(List<string> words)
    {
        var text = string.Join(' ', words);
        return Mojibake.Repair(text, new EditCount()) != text;
    }

    /// <summary>The first different ones that have something beyond ASCII in them, whatever stands around; no quotation marks and dashes.</summary>
    private static List<string> Words(string text)
    {
        List<string> words = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (var start = 0; start < text.Length && words.Count < Sample; start++)
        {
            var end = start;
            var isTelling = false;
            while (
                end < text.Length
                && (
                    char.IsAsciiLetter(text[end])
                    || (text[end] >= 0x80 && !IsPunctuation(text[end]))
                )
            )
            {
                isTelling |= text[end] >= 0x80;
                end++;
            }

            if (isTelling && end - start > 1 && seen.Add(text[start..end]))
            {
                words.Add(text[start..end]);
            }

            start = end;
        }

        return words;
    }

    private static double Likelihood(IReadOnlyList<string> words) =>
        WordLikelihood.Of(words) - (Never * words.Sum(Oddities));

    /// <summary>Signs inside of words, and capitals behind small letters.</summary>
    private static int Oddities(string word)
    {
        var count = 0;
        for (var index = 0; index < word.Length; index++)
        {
            var isOdd =
                !char.IsLetter(word[index])
                && char.GetUnicodeCategory(word[index]) is not UnicodeCategory.NonSpacingMark;
            count +=
                isOdd || (index > 0 && char.IsUpper(word[index]) && char.IsLower(word[index - 1]))
                    ? 1
                    : 0;
        }

        return count;
    }

    private static bool IsPunctuation(char letter) =>
        Signs.Contains(letter) || letter is >= '\u2010' and <= '\u203a';
}
