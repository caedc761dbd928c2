namespace NewsDigest.Digests.Stories;

/// <summary>Weights by the number of a term, in ascending order of the numbers: sums have one order, and so one result.</summary>
internal sealed class SparseVector
{
    private SparseVector(int[] terms, double[] weights) => (Terms, Weights) = (terms, weights);

    public int[] Terms { get; }

    public double[] Weights { get; }

    public static SparseVector Of(IEnumerable<(int Term, double Weight)> weights)
    {
        var sorted = weights.OrderBy(weight => weight.Term).ToArray();
        return new SparseVector(
            [.. sorted.Select(weight => weight.Term)],
            [.. sorted.Select(weight => weight.Weight)]
        );
    }

    /// <summary>Of length 1, or 0 when nothing is in it.</summary>
    public SparseVector Normal()
    {
        var length = Math.Sqrt(Weights.Sum(weight => weight * weight));
        return length == 0
            ? this
            : new SparseVector(Terms, [.. Weights.Select(weight => weight / length)]);
    }

    public double Dot(SparseVector other)
    {
        var sum = 0.0;
        var (here, there) = (0, 0);
        while (here < Terms.Length && there < other.Terms.Length)
        {
            var order = Terms[here].CompareTo(other.Terms[there]);
            if (order == 0)
            {
                sum += Weights[here++] * other.Weights[there++];
            }
            else if (order < 0)
            {
                here++;
            }
            else
            {
                there++;
            }
        }

        return sum;
    }

    /// <summary>The terms of both, heaviest first.</summary>
    public IEnumerable<int> Shared(SparseVector other) =>
        Terms
            .Select((term, place) => (term, weight: Weights[place]))
            .Join(
                other.Terms.Select((term, place) => (term, weight: other.Weights[place])),
                mine => mine.term,
                theirs => theirs.term,
                (mine, theirs) => (mine.term, weight: mine.weight * theirs.weight)
            )
            .OrderByDescending(shared => shared.weight)
            .ThenBy(shared => shared.term)
            .Select(shared => shared.term);
}
