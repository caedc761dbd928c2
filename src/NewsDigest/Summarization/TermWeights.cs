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

    public IReadOnlyDictionary<string, double> Vector(string text) =>
        Words(text).CountBy(word => word).ToDictionary(
            word => word.Key,
            word => word.Value * Math.Log(1 + ((double)_sentences / Math.Max(1, _sentencesWith.GetValueOrDefault(word.Key)))));

    public static IReadOnlyList<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value.ToLowerInvariant())];

    public static IReadOnlyDictionary<string, double> Sum(IEnumerable<IReadOnlyDictionary<string, double>> vectors)
    {
        Dictionary<string, double> sum = [];
        foreach (var (word, weight) in vectors.SelectMany(vector => vector))
        {
            sum[word] = sum.GetValueOrDefault(word) + weight;
        }

        return sum;
    }

    public static double Cosine(IReadOnlyDictionary<string, double> left, IReadOnlyDictionary<string, double> right)
    {
        var (small, large) = left.Count < right.Count ? (left, right) : (right, left);
        var dot = small.Sum(word => word.Value * large.GetValueOrDefault(word.Key));
        return dot == 0 ? 0 : dot / (Length(left) * Length(right));
    }

    private static double Length(IReadOnlyDictionary<string, double> vector) => Math.Sqrt(vector.Values.Sum(weight => weight * weight));

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.None, matchTimeoutMilliseconds: PatternTimeout.Milliseconds)]
    private static partial Regex Word();
}
