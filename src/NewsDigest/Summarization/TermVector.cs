namespace NewsDigest.Summarization;

/// <summary>The weights of a text's words. Its length is kept: that of a whole long article is asked for with each of its sentences.</summary>
internal sealed class TermVector(IReadOnlyDictionary<string, double> weights)
{
    private readonly double _length = Math.Sqrt(weights.Values.Sum(weight => weight * weight));

    public static TermVector Sum(IEnumerable<TermVector> vectors)
    {
        Dictionary<string, double> sum = [];
        foreach (var (word, weight) in vectors.SelectMany(vector => vector.Weights))
        {
            sum[word] = sum.GetValueOrDefault(word) + weight;
        }

        return new TermVector(sum);
    }

    private IReadOnlyDictionary<string, double> Weights => weights;

    public double Cosine(TermVector other)
    {
        var (small, large) = weights.Count < other.Weights.Count ? (weights, other.Weights) : (other.Weights, weights);
        var dot = small.Sum(word => word.Value * large.GetValueOrDefault(word.Key));
        return dot == 0 ? 0 : dot / (_length * other._length);
    }
}
