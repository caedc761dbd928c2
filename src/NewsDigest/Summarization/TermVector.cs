namespace NewsDigest.Summarization;

/// <summary>The weights of a text's words. Its length is kept: that of a whole long article is asked for with each of its sentences.</summary>
internal sealed class TermVector(IReadOnlyDictionary<string, double> weights)
{
    private readonly IReadOnlyDictionary<string, double> _weights = weights;
    private readonly double _length = Math.Sqrt(weights.Values.Sum(weight => weight * weight));

    public static TermVector Sum(IEnumerable<TermVector> vectors)
    {
        Dictionary<string, double> sum = [];
        foreach (var (word, weight) in vectors.SelectMany(vector => vector._weights))
        {
            sum[word] = sum.GetValueOrDefault(word) + weight;
        }

        return new TermVector(sum);
    }

    public double Cosine(TermVector other)
    {
        var (small, large) =
            _weights.Count < other._weights.Count
                ? (_weights, other._weights)
                : (other._weights, _weights);
        var dot = small.Sum(word => word.Value * large.GetValueOrDefault(word.Key));
        return dot == 0 ? 0 : dot / (_length * other._length);
    }
}
