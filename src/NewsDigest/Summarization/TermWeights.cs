using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Summarization;

/// <summary>Weighs words by how few sentences of this article have them (tf-idf within the article).</summary>
internal sealed partial class TermWeights
{
    private readonly Dictionary<string, int> _sentencesWith = [];
    private readonly int _sentences;

    public TermWeights(IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            _sentences++;
            foreach (var word in Words(sentence).Distinct())
            {
                _sentencesWith[word] = _sentencesWith.GetValueOrDefault(word) + 1;
            }
        }
    }

    public TermVector Vector(string text) =>
        new(
            Words(text)
                .CountBy(word => word)
                .ToDictionary(
                    word => word.Key,
                    word =>
                        word.Value
                        * Math.Log(
                            1
                                + (
                                    (double)_sentences
                                    / Math.Max(1, _sentencesWith.GetValueOrDefault(word.Key))
                                )
                        )
                )
        );

    public static IReadOnlyList<string> Words(string text) =>
        [.. Word().Matches(text).Select(match => match.Value.ToLowerInvariant())];

    [GeneratedRegex(
        @"[\p{L}\p{M}\p{N}]+",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Word();
}
