using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace NewsDigest.Facts.Languages;

/// <summary>The small words that English sentences are made of. A long sentence with hardly one of them is in another language.</summary>
internal static partial class FunctionWords
{
    private const int MinLowerWords = 8; // lists and titles have capitals and few small words
    private const double MinShare = 0.1;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> English =
        FrozenSet
            .Create(
                StringComparer.OrdinalIgnoreCase,
                "the",
                "of",
                "and",
                "to",
                "in",
                "a",
                "is",
                "was",
                "for",
                "on",
                "that",
                "it",
                "with",
                "as",
                "by",
                "at",
                "from",
                "be",
                "are",
                "were",
                "have",
                "has",
                "had",
                "an",
                "this",
                "his",
                "her",
                "he",
                "she",
                "they",
                "their",
                "its",
                "not",
                "but",
                "or",
                "will",
                "would",
                "which",
                "who",
                "said",
                "been",
                "after",
                "than",
                "more",
                "about",
                "up",
                "out",
                "when",
                "one",
                "we",
                "you",
                "i",
                "our",
                "do",
                "does",
                "did",
                "no",
                "so",
                "if",
                "there",
                "can",
                "could",
                "what",
                "all",
                "into",
                "over",
                "new",
                "two",
                "first",
                "last",
                "also",
                "before",
                "during",
                "between",
                "under",
                "against",
                "while",
                "where",
                "then",
                "them",
                "him",
                "us",
                "me",
                "my",
                "your",
                "other",
                "some",
                "only",
                "any",
                "because",
                "through",
                "even",
                "now",
                "off",
                "how",
                "most",
                "such",
                "these",
                "those"
            )
            .GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool AreMissing(string sentence) => AreMissing(sentence, MinLowerWords);

    /// <param name="enough">Words in lower case that a verdict takes: fewer where the text is known to be in another language.</param>
    public static bool AreMissing(string sentence, int enough)
    {
        var (words, lower, small) = (0, 0, 0);
        foreach (var match in Word().EnumerateMatches(sentence))
        {
            var word = sentence.AsSpan(match.Index, match.Length);
            words++;
            lower += char.IsLower(word[0]) ? 1 : 0;
            small += English.Contains(word) ? 1 : 0;
        }

        return lower >= enough && small < MinShare * words;
    }

    [GeneratedRegex(
        @"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Word();
}
